import { toFingerprint, toStoryKeys } from './fingerprint.ts';
import { joinStory, type StoryCandidate, type StoryJoin, storyWindowMs } from './story.ts';

/** What a stream of articles is grouped by. */
export interface StoryArticle {
  readonly id: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly body?: string | undefined;
  readonly outlet?: string | undefined;
  /** Epoch milliseconds; null or left out: as old as the article before it. */
  readonly publishedAt?: number | null | undefined;
}

/** Which story an article belongs to, told by the id of the story's first article. */
export interface Grouped {
  readonly story: string;
  readonly join: StoryJoin | null;
}

/** Groups articles into stories one after another, in memory: what the store does in the running program. */
export function createStories(): { add(article: StoryArticle): Grouped } {
  const byKey = new Map<string, StoryCandidate[]>();
  /** The id of the first article of each story. */
  const stories: string[] = [];
  let articles = 0;
  let lastAt = 0;

  function findCandidates(keys: readonly string[], publishedAt: number): readonly StoryCandidate[] {
    const found = new Set<StoryCandidate>();
    for (const key of keys) {
      for (const candidate of byKey.get(key) ?? []) {
        if (Math.abs(candidate.publishedAt - publishedAt) <= storyWindowMs) found.add(candidate);
      }
    }
    return [...found];
  }

  function remember(keys: readonly string[], candidate: StoryCandidate): void {
    for (const key of keys) {
      const known = byKey.get(key) ?? [];
      // Words that stand in everything find nothing: only the latest are kept.
      byKey.set(key, [...known.slice(-49), candidate]);
    }
  }

  return {
    add(article) {
      const fingerprint = toFingerprint({
        title: article.title,
        summary: article.summary ?? '',
        body: article.body ?? '',
        outlet: article.outlet ?? null,
      });
      const publishedAt = article.publishedAt ?? lastAt;
      lastAt = publishedAt;
      const keys = toStoryKeys(fingerprint);
      const join = joinStory({ fingerprint, publishedAt }, findCandidates(keys, publishedAt));
      const storyId = join?.storyId ?? stories.push(article.id) - 1;
      remember(keys, { storyId, articleId: articles, publishedAt, fingerprint });
      articles += 1;
      return { story: stories[storyId] ?? article.id, join };
    },
  };
}
