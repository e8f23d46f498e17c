import { day, hour, minute } from '../clock.ts';
import type { SourceFailure } from './source.ts';

/** What a watcher keeps of each source, to know when to ask it next. */
export interface Pace {
  /** Failures in a row; 0 after an answer. */
  readonly failures: number;
  /** Epoch milliseconds of the first failure in that row. */
  readonly failingSince: number | null;
  /** The source's own rhythm, before what it asks for and before any back-off. */
  readonly pollEveryMs: number;
}

/** For a source of which nothing is known yet. */
export const firstPace: Pace = { failures: 0, failingSince: null, pollEveryMs: 15 * minute };

export interface NextPoll extends Pace {
  /** Epoch milliseconds. Of a parked source: when it may be asked again, should a person wake it. */
  readonly at: number;
  /** It is not asked any more until a person says so. */
  readonly isParked: boolean;
}

/** Any FetchResult fits. */
export type PollResult =
  | { readonly status: 'ok' | 'unchanged'; readonly askedPauseMs: number | null }
  | { readonly status: 'failed'; readonly failure: Pick<SourceFailure, 'code' | 'retryAfterMs' | 'isPermanent'> };

export interface Poll {
  /** When the answer came. */
  readonly now: number;
  readonly pace: Pace;
  readonly result: PollResult;
  /**
   * When the source's last articles were published, in any order; twenty are enough. Empty where they carry no dates or are
   * not at hand: then the rhythm stays what it was.
   */
  readonly publishedAt: readonly number[];
  /** In [0, 1): spreads sources that would else be asked all at once. */
  readonly random: () => number;
}

const shortest = minute;
const longest = hour;
const longestBackOff = 6 * hour;
const longestRetryAfter = day;
const jitter = 0.1;
const articlesThatCount = 20;
const patience = { ms: 7 * day, failures: 20 };

/** When to ask a source next, and what to keep of it until then. */
export function nextPoll({ now, pace, result, publishedAt, random }: Poll): NextPoll {
  return result.status === 'failed'
    ? afterFailure(now, pace, result.failure, random)
    : afterAnswer(now, toRhythm(publishedAt, now) ?? pace.pollEveryMs, result.askedPauseMs ?? 0, random);
}

function afterAnswer(now: number, pollEveryMs: number, askedPauseMs: number, random: () => number): NextPoll {
  // A feed that asks for a day of silence still gets its hourly look: what is a day old is no news.
  const floor = clamp(askedPauseMs, shortest, longest);
  const pause = clamp(spread(Math.max(pollEveryMs, floor), random), floor, longest);
  return { at: now + pause, pollEveryMs, failures: 0, failingSince: null, isParked: false };
}

function afterFailure(
  now: number,
  pace: Pace,
  failure: Pick<SourceFailure, 'code' | 'retryAfterMs' | 'isPermanent'>,
  random: () => number,
): NextPoll {
  const failures = pace.failures + 1;
  const failingSince = pace.failingSince ?? now;
  // A connection that broke is asked again soon, whatever the rhythm: an hour lost is an hour late. Who says that we ask too
  // often is left alone for a whole turn.
  const first = failure.code === 'rate_limited' ? pace.pollEveryMs : shortest;
  const backOff = clamp(spread(first * 2 ** (failures - 1), random), shortest, longestBackOff);
  const retryAfter = clamp(failure.retryAfterMs ?? 0, 0, longestRetryAfter);
  return {
    at: now + Math.max(backOff, retryAfter),
    pollEveryMs: pace.pollEveryMs,
    failures,
    failingSince,
    isParked: failure.isPermanent || shouldPark({ failures, failingSince, now }),
  };
}

/** Whether a source has failed for so long, and so often, that a person should look at it. */
export function shouldPark(row: {
  readonly failures: number;
  readonly failingSince: number | null;
  readonly now: number;
}) {
  return row.failingSince !== null && row.now - row.failingSince >= patience.ms && row.failures >= patience.failures;
}

/**
 * Half the usual gap between two articles: often enough to be early, seldom enough to be welcome. A source that has gone
 * quiet (night, weekend, for good) is asked less and less.
 *
 * @returns milliseconds between 1 and 60 minutes; null where the times tell nothing.
 */
export function toRhythm(publishedAt: readonly number[], now: number): number | null {
  // Several articles with one time are one act of publishing; a time in the future is a mistake of the feed.
  const times = [...new Set(publishedAt.filter((time) => time <= now))].sort((one, other) => other - one);
  const newest = times[0];
  if (newest === undefined || times.length < 2) return null;
  const recent = times.slice(0, articlesThatCount);
  const gaps = recent.slice(1).map((time, index) => (recent[index] ?? time) - time);
  gaps.sort((one, other) => one - other);
  const median = gaps[gaps.length >> 1] ?? 0;
  return clamp(Math.max(median, (now - newest) / 24) / 2, shortest, longest);
}

function spread(ms: number, random: () => number): number {
  return ms * (1 + jitter * (2 * random() - 1));
}

function clamp(ms: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(ms, least), most));
}
