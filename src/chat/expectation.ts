import { day } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { ParsedQuery } from '../subscriptions/query.ts';
import { type FoundStory, searchArchive } from './archive.ts';
import { toCount } from './duration.ts';

const lookBackDays = 7;

/** What a new subscription can expect: what it would have caught in the last day, and how many a day over the last week. */
export async function toExpectation(
  store: Store,
  query: ParsedQuery,
  workspaceId: string,
  now: number,
): Promise<{ readonly sentence: string; readonly lastDay: readonly FoundStory[] }> {
  const { stories, isComplete } = await searchArchive(store, {
    queries: [query],
    workspaceId,
    since: now - lookBackDays * day,
  });
  const lastDay = stories.filter((story) => story.article.publishedAt >= now - day);
  const oldest = await store.articles.oldestSince(now - lookBackDays * day);
  if (oldest === null) {
    return { sentence: 'The archive is still empty, so how many to expect is not known yet.', lastDay };
  }
  const days = Math.max(1, (now - oldest) / day);
  const perDay = stories.length / days;
  const caught = `In the last day it would have caught ${toCount(lastDay.length, 'story', 'stories')}`;
  const most = isComplete ? '' : 'at least ';
  const expect =
    perDay >= 1
      ? `expect ${most}about ${toCount(Math.round(perDay), 'a day', 'a day')}`
      : stories.length > 0
        ? `expect about ${toCount(Math.max(1, Math.round(perDay * 7)), 'a week', 'a week')}`
        : 'nothing in the archive met it so far, so expect few';
  return { sentence: `${caught}; ${expect}.`, lastDay };
}
