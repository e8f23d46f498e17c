import type { StoredArticle } from '../articles/article.ts';
import type { Store } from '../store/store.ts';
import type { Sighting } from '../subscriptions/match.ts';
import { matchQuery } from '../subscriptions/matcher.ts';
import type { ParsedQuery } from '../subscriptions/query.ts';
import { toCandidates } from '../subscriptions/to-candidates.ts';

/** A story that the archive holds, by its first article that met the query: copies of it are no news. */
export interface FoundStory {
  readonly article: StoredArticle;
  readonly sightings: readonly Sighting[];
  /** Articles of the story that met the query. */
  readonly articleCount: number;
}

export interface ArchiveSearch {
  readonly stories: readonly FoundStory[];
  /** False where the search ended early, at its limit of articles or of stories: there may be more. */
  readonly isComplete: boolean;
}

const pageSize = 200;
const maxArticles = 5000;

/**
 * The stories that met a query, newest first: the full-text index gives candidates, the matcher decides. Without a query,
 * every story.
 * @param maxStories stop after this many; left out, all are counted.
 */
export async function searchArchive(
  store: Store,
  search: {
    readonly queries: readonly ParsedQuery[];
    readonly workspaceId: string;
    readonly since: number;
    readonly maxStories?: number;
  },
): Promise<ArchiveSearch> {
  const { queries, workspaceId, since, maxStories = Number.POSITIVE_INFINITY } = search;
  const query =
    queries.length === 0
      ? ({ kind: 'everything' } as const)
      : ({ kind: 'any', of: queries.map((one) => toCandidates(one.query)) } as const);
  const stories = new Map<number, FoundStory>();
  let before: { publishedAt: number; id: number } | null = null;
  for (let seen = 0; seen < maxArticles; ) {
    const page = await store.articles.candidates({ query, workspaceId, since, before, limit: pageSize });
    for (const article of page) {
      const sightings = meet(queries, article);
      if (sightings === null) continue;
      const known = stories.get(article.storyId);
      if (known === undefined && stories.size >= maxStories) {
        const counted = await Promise.all([...stories.values()].map((story) => withAllReports(store, search, story)));
        return { stories: byNewest(counted), isComplete: false };
      }
      stories.set(article.storyId, {
        article,
        sightings,
        articleCount: (known?.articleCount ?? 0) + 1,
      });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return { stories: byNewest(stories.values()), isComplete: true };
    before = { publishedAt: last.publishedAt, id: last.id };
    seen += page.length;
  }
  return { stories: byNewest(stories.values()), isComplete: false };
}

/** A search that ended early has not come to a story's older reports. */
async function withAllReports(
  store: Store,
  { queries, workspaceId, since }: Pick<Parameters<typeof searchArchive>[1], 'queries' | 'workspaceId' | 'since'>,
  story: FoundStory,
): Promise<FoundStory> {
  const reports = await store.articles.ofStory(story.article.storyId, workspaceId);
  const met = reports.flatMap((article) => {
    const sightings = article.publishedAt >= since ? meet(queries, article) : null;
    return sightings === null ? [] : [{ article, sightings }];
  });
  return { ...story, ...met[0], articleCount: met.length };
}

function byNewest(stories: Iterable<FoundStory>): readonly FoundStory[] {
  return [...stories].sort((a, b) => b.article.publishedAt - a.article.publishedAt || b.article.id - a.article.id);
}

function meet(queries: readonly ParsedQuery[], article: StoredArticle): readonly Sighting[] | null {
  if (queries.length === 0) return [];
  const text = toMatchedText(article);
  for (const { query } of queries) {
    const sightings = matchQuery(query, text);
    if (sightings !== null) return sightings;
  }
  return null;
}

/** An article as queries see it. */
export function toMatchedText(
  article: Omit<StoredArticle, 'id' | 'storyId' | 'seenAt' | 'publishedAt' | 'workspaceId'>,
) {
  return {
    title: article.title,
    summary: article.summary,
    body: article.body,
    language: article.language,
    country: article.outlet.country,
    source: { name: article.outlet.name, host: article.outlet.host, id: article.sourceId },
  };
}
