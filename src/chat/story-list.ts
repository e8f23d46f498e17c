import { type Block, type Inline, link, time } from '../message.ts';
import type { FoundStory } from './archive.ts';
import { toCount } from './duration.ts';

/** Stories as a list, one line a story: its title as the link, who, when, and how many more told it. */
export function toStoryList(stories: readonly FoundStory[]): Block {
  return { kind: 'list', rows: stories.map(toRow) };
}

function toRow({ article, articleCount }: FoundStory): readonly Inline[] {
  const more = articleCount > 1 ? ` · ${toCount(articleCount - 1, 'more report')}` : '';
  return [link(article.title, article.url), ` — ${article.outlet.name}, `, time(article.publishedAt), more];
}
