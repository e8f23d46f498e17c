import type { FoundArticle } from '../articles/article.ts';
import { type Clock, minute } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ArticleSource, FetchResult, Source, SourceFailure } from '../sources/source.ts';
import type { SourceState, Store } from '../store/store.ts';
import type { Intake } from './intake.ts';
import { toHealth } from './source-health.ts';
import { createWorkLoop, type WorkLoop } from './work-loop.ts';

const maxAtOnce = 8;
const leaseMs = 10 * minute;

/**
 * Asks the sources whose time has come, and hands on what is new. `wake` when a source was added or woken. `stop` breaks off
 * what is being fetched: it is asked for again at the next start.
 */
export function createWatcher(parts: {
  readonly store: Store;
  readonly toArticleSource: (source: Source) => ArticleSource;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  /** There are new deliveries. */
  readonly onDeliveries: () => void;
  readonly random?: () => number;
}): WorkLoop {
  const { store, toArticleSource, intake, clock, log, onDeliveries, random = Math.random } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;

  async function watch(state: SourceState): Promise<void> {
    const { source } = state;
    try {
      const result = await toArticleSource(source).fetch(state.cursor, signal);
      if (!signal.aborted) await take(state, result);
    } catch (error) {
      if (signal.aborted) return;
      const isKnown = error instanceof AppError;
      log.error(
        { source: source.id, ...(isKnown ? { code: error.code, reason: error.message } : { err: error }) },
        'A source could not be taken in; it is asked again',
      );
      const failure = toOwnFailure(error);
      await finish(store, state, { status: 'failed', failure }, false).catch((reason: unknown) => {
        log.error(
          { err: reason, source: source.id },
          'A source could not be put back; it is asked when its lease ends',
        );
      });
    }
  }

  async function take(state: SourceState, result: FetchResult): Promise<void> {
    const found = result.status === 'ok' ? await findNew(state.source, result.articles) : [];
    const isFirstFetch = state.firstFetchedAt === null;
    for (const [position, article] of found.entries()) {
      if (signal.aborted) return;
      const isLast = position === found.length - 1;
      // The cursor goes with the fetch's last article: a crash before it repeats the fetch and loses nothing.
      const also = isLast ? (within: Store) => finish(within, state, result, true) : undefined;
      const written = await intake.take(article, state.source, { isFirstFetch, signal, ...(also ? { also } : {}) });
      if (written > 0) onDeliveries();
    }
    if (found.length === 0) await finish(store, state, result, false);
  }

  /** New to the archive, oldest first, each once. */
  async function findNew(source: Source, articles: readonly FoundArticle[]): Promise<readonly FoundArticle[]> {
    const known = await store.articles.known(source.id, source.workspaceId, articles);
    const byUrl = new Map<string, FoundArticle>();
    for (const [position, article] of articles.entries()) {
      if (known[position] === null && !byUrl.has(article.url)) byUrl.set(article.url, article);
    }
    const at = (article: FoundArticle) => article.publishedAt ?? Number.MAX_SAFE_INTEGER;
    return [...byUrl.values()].sort((a, b) => at(a) - at(b));
  }

  async function finish(within: Store, state: SourceState, result: FetchResult, hasNew: boolean): Promise<void> {
    const { source } = state;
    const recentTimes = await within.articles.recentTimes(source.id, 20);
    const health = toHealth({ state, result, recentTimes, hasNew, now: clock.now(), random });
    await within.sources.saveState(source.id, health);
    if (result.status !== 'failed') return;
    const { code, sentence } = result.failure;
    if (health.parked) log.error({ source: source.id, code, reason: sentence }, 'A source is parked');
    else log.warn({ source: source.id, code, reason: sentence }, 'A source failed');
  }

  const loop = createWorkLoop({
    name: 'watcher',
    maxAtOnce,
    takeDue: (now, limit) => store.sources.takeDue(now, now + leaseMs, limit),
    nextDueAt: () => store.sources.nextDueAt(),
    work: watch,
    clock,
    log,
  });

  return {
    start: loop.start,
    wake: loop.wake,
    async stop() {
      stopping.abort();
      await loop.stop();
    },
  };
}

/** What is our own fault is for the log; in a channel stands that it happened. */
function toOwnFailure(error: unknown): SourceFailure {
  const isForPeople = error instanceof AppError && error.code !== 'internal';
  return {
    code: isForPeople ? error.code : 'internal',
    sentence: isForPeople
      ? error.message
      : 'What it holds could not be taken in; it is asked again soon, and the log says why.',
    retryAfterMs: null,
    isPermanent: false,
  };
}
