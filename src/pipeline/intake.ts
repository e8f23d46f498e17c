import type { Article, FoundArticle } from '../articles/article.ts';
import { clampDate } from '../articles/date.ts';
import { type Fingerprint, toFingerprint, toStoryKeys } from '../articles/fingerprint.ts';
import { joinStory, storyWindowMs } from '../articles/story.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Source } from '../sources/source.ts';
import type { Store } from '../store/store.ts';
import type { Reader } from './reader.ts';
import { routeArticle } from './router.ts';
import type { SubscriptionIndex } from './subscription-index.ts';

/** Takes a new article through reading, story, matching and routing into the database. */
export interface Intake {
  /**
   * One transaction: the article, its story, its deliveries, and what `also` writes with them.
   * @returns how many deliveries were written.
   */
  take(found: FoundArticle, source: Source, options: IntakeOptions): Promise<number>;
}

export interface IntakeOptions {
  /** What a source holds when we first ask is its past: it goes into the archive, its pages unasked for, and nobody is told. */
  readonly isFirstFetch: boolean;
  readonly signal: AbortSignal;
  also?(within: Store): Promise<void>;
}

export function createIntake(parts: {
  readonly store: Store;
  readonly reader: Reader;
  readonly index: SubscriptionIndex;
  readonly clock: Clock;
  readonly log: Log;
}): Intake {
  const { store, reader, index, clock, log } = parts;

  async function read(found: FoundArticle, source: Source, options: IntakeOptions): Promise<Article> {
    try {
      return await reader.read(found, source, !options.isFirstFetch, options.signal);
    } catch (error) {
      if (options.signal.aborted) throw error;
      // One article that cannot be read must not hold up those behind it: it counts by its title and standfirst.
      log.error({ err: error, source: source.id, url: found.url }, 'An article could not be read');
      const { content: _content, ...rest } = found;
      return { ...rest, body: '' };
    }
  }

  return {
    async take(found, source, options) {
      const article = await read(found, source, options);
      const met = options.isFirstFetch ? null : index.match({ ...article, sourceId: source.id });
      const fingerprint = toFingerprint({ ...article, outlet: article.outlet.name });
      const keys = toStoryKeys(fingerprint);
      const { workspaceId } = source;

      return store.transaction(async (within) => {
        const now = clock.now();
        // A page may claim any date, the year 9999 too.
        const publishedAt = clampDate(article.publishedAt, now) ?? now;
        let written = 0;
        // Another source may have brought the same article since it was looked up.
        const [known] = await within.articles.known(source.id, workspaceId, [found]);
        if (known === null) {
          const candidates = await within.stories.candidates<Fingerprint>(
            keys,
            workspaceId,
            publishedAt - storyWindowMs,
          );
          const joined = joinStory({ fingerprint, publishedAt }, candidates);
          const storyId = joined?.storyId ?? (await within.stories.begin(now));
          const stored = await within.articles.add({
            article,
            sourceId: source.id,
            workspaceId,
            seenAt: now,
            publishedAt,
            storyId,
          });
          await within.stories.addMember(storyId, stored.id, fingerprint, keys, publishedAt);
          if (met !== null) written = await routeArticle(within, stored, met, now);
        }
        await options.also?.(within);
        return written;
      });
    },
  };
}
