import { join } from 'node:path';
import type { FoundArticle } from '../articles/article.ts';
import { type Clock, hour, minute, second } from '../clock.ts';
import { AppError } from '../errors.ts';
import {
  type BacklogArticle,
  type LiveArticle,
  readSampleWire,
  type SampleArticle,
  type SampleWire,
} from './sample-wire.ts';
import type { ArticleSource, Cursor, FetchResult, Source } from './source.ts';

/** The wire that a newcomer sees: no account, no network, nothing true. */
export const sampleSource: Source = {
  id: 'sample',
  workspaceId: null,
  kind: 'sample',
  name: 'Sample wire',
  url: 'https://thewire.example/',
  language: null,
  country: null,
  topics: ['sample'],
  fullText: 'never',
  userAgent: null,
};

const samplesFolder = join(import.meta.dirname, '../../samples');
/** So that two articles that fall due close to one another do not cost two looks. */
const shortestPauseMs = second / 4;

/**
 * First the backlog, where it was never asked before; then the live articles, each as it falls due after the program's start;
 * then nothing new until the next start. Each start is a run of its own: its live articles bear its time in their addresses and
 * are an edition of their own, so that they are news again however soon it comes.
 */
export function createSampleSource(parts: {
  readonly source: Source;
  /** Left out: from the project's folder samples/. */
  readonly readSamples?: () => Promise<SampleWire>;
  readonly clock: Clock;
  /** When the program started, epoch milliseconds: what the live articles are counted from. */
  readonly startedAt: number;
}): ArticleSource {
  const { source, readSamples = () => readSampleWire(samplesFolder), clock, startedAt } = parts;
  const run = toRun(startedAt);

  function give(wire: SampleWire, cursor: Cursor | null): FetchResult {
    const now = clock.now();
    if (cursor?.position === undefined) {
      const articles = wire.backlog.map((article) => toBacklogArticle(article, startedAt));
      return { status: 'ok', articles, cursor: toCursor(run, 0), askedPauseMs: toPause(wire.live[0], startedAt, now) };
    }
    const given = readGiven(cursor.position, run);
    const due = wire.live.filter((article) => toDueAt(article, startedAt) <= now).length;
    const askedPauseMs = toPause(wire.live[Math.max(given, due)], startedAt, now);
    if (due <= given) return { status: 'unchanged', cursor: toCursor(run, given), askedPauseMs };
    const articles = wire.live.slice(given, due).map((article) => toLiveArticle(article, startedAt));
    return { status: 'ok', articles, cursor: toCursor(run, due), askedPauseMs };
  }

  return {
    source,
    async fetch(cursor) {
      try {
        return give(await readSamples(), cursor);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { code, message } = error;
        return { status: 'failed', failure: { code, sentence: message, retryAfterMs: null, isPermanent: false } };
      }
    },
  };
}

function toBacklogArticle(article: BacklogArticle, startedAt: number): FoundArticle {
  // Not all of them on the hour.
  const oddMs = ((article.slug.length * 7) % 50) * minute;
  const publishedAt = startedAt - article.hoursAgo * hour - oddMs;
  return {
    ...toFound(article, publishedAt),
    url: `https://${article.outlet.host}/${toFolder(publishedAt)}/${article.slug}`,
    guid: article.slug,
  };
}

function toLiveArticle(article: LiveArticle, startedAt: number): FoundArticle {
  const run = toRun(startedAt);
  return {
    ...toFound(article, toDueAt(article, startedAt)),
    url: `https://${article.outlet.host}/${toFolder(startedAt)}/${run.slice(-6)}-${article.slug}`,
    guid: `${run}/${article.slug}`,
    edition: run,
  };
}

/** A text says {day} where the outlet would name the weekday, so that the wire is of today whenever it runs. */
function toFound(article: SampleArticle, publishedAt: number): Omit<FoundArticle, 'url' | 'guid'> {
  const { language, outlet } = article;
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(publishedAt);
  return {
    title: article.title,
    summary: article.summary,
    content: article.content.replaceAll('{day}', day),
    publishedAt,
    language,
    byline: null,
    image: null,
    outlet,
  };
}

function toDueAt(article: LiveArticle, startedAt: number): number {
  return startedAt + article.afterSeconds * second;
}

/** Until the next live article is due; an hour once there is none. */
function toPause(next: LiveArticle | undefined, startedAt: number, now: number): number {
  return next === undefined ? hour : Math.max(shortestPauseMs, toDueAt(next, startedAt) - now);
}

/** 20261123-091205, UTC. */
function toRun(startedAt: number): string {
  return new Date(startedAt).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}

/** 2026/11/23, UTC. */
function toFolder(at: number): string {
  return new Date(at).toISOString().slice(0, 10).replaceAll('-', '/');
}

function toCursor(run: string, given: number): Cursor {
  return { position: `${run}:${given}` };
}

/** How many live articles of this run were given; none where the cursor is another run's. */
function readGiven(position: string, run: string): number {
  const [ofRun, given] = position.split(':');
  const count = Number(given);
  return ofRun === run && Number.isSafeInteger(count) && count > 0 ? count : 0;
}
