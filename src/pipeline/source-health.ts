import { toDurationText } from '../chat/duration.ts';
import { day } from '../clock.ts';
import { firstPace, nextPoll } from '../sources/schedule.ts';
import type { FetchResult } from '../sources/source.ts';
import type { SourceState } from '../store/store.ts';

/** How a source fares after a fetch, and when it is asked next: what is written down of it. */
export function toHealth(fetched: {
  readonly state: SourceState;
  readonly result: FetchResult;
  /** When its last articles were published. */
  readonly recentTimes: readonly number[];
  readonly hasNew: boolean;
  readonly now: number;
  readonly random: () => number;
}): Partial<Omit<SourceState, 'source'>> {
  const { state, result, recentTimes, hasNew, now, random } = fetched;
  const pace = {
    failures: state.failures,
    failingSince: state.failingSince,
    pollEveryMs: state.pollEveryMs ?? firstPace.pollEveryMs,
  };
  const next = nextPoll({ now, pace, result, publishedAt: recentTimes, random });
  const common = {
    nextPollAt: next.at,
    pollEveryMs: next.pollEveryMs,
    failures: next.failures,
    failingSince: next.failingSince,
  };
  if (result.status === 'failed') {
    const { code, sentence } = result.failure;
    const lasted = now - (next.failingSince ?? now);
    const reason = lasted >= day ? `It has failed for ${toDurationText(lasted)}. ${sentence}` : sentence;
    return { ...common, lastError: { code, sentence, at: now }, parked: next.isParked ? { at: now, reason } : null };
  }
  return {
    ...common,
    // The sample wire knows to the second when its next article is due.
    ...(state.source.kind === 'sample' ? { nextPollAt: now + (result.askedPauseMs ?? day) } : {}),
    cursor: result.cursor,
    firstFetchedAt: state.firstFetchedAt ?? now,
    lastSuccessAt: now,
    lastError: null,
    ...(hasNew ? { lastArticleAt: now } : {}),
  };
}
