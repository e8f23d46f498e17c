import type { Article, FoundArticle } from '../../src/articles/article.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Channel, NewArticle, NewDelivery, Store } from '../../src/store/store.ts';

export const start = Date.UTC(2026, 0, 5, 8);
export const acme = 'discord:acme';
export const globex = 'slack:globex';

export function toSource(change: Partial<Source> = {}): Source {
  return {
    id: 'the-wire',
    workspaceId: null,
    kind: 'feed',
    name: 'The Wire',
    url: 'https://thewire.example/feed.xml',
    language: 'en',
    country: 'gb',
    topics: ['trade', 'chips'],
    fullText: 'auto',
    userAgent: null,
    ...change,
  };
}

export function toArticle(change: Partial<Article> = {}): Article {
  return {
    url: 'https://thewire.example/ban',
    guid: null,
    title: 'Ministry bans memory chips from Micron',
    summary: 'Operators of key infrastructure must stop buying.',
    body: 'The ministry said on Monday that the review had found risks.\nThe company said it would look at the finding.',
    publishedAt: start,
    language: 'en',
    byline: 'Ana Ito',
    image: 'https://thewire.example/ban.jpg',
    outlet: { name: 'The Wire', host: 'thewire.example', country: 'gb' },
    ...change,
  };
}

export function toFound({ body: _body, ...article }: Article): FoundArticle {
  return { ...article, content: '' };
}

/** Adds an article with a story of its own, unless one is given. */
export async function addArticle(
  store: Store,
  article: Partial<Article> = {},
  added: Partial<Omit<NewArticle, 'article'>> = {},
) {
  const storyId = added.storyId ?? (await store.stories.begin(start));
  return store.articles.add({
    article: toArticle(article),
    sourceId: 'the-wire',
    workspaceId: null,
    seenAt: start,
    publishedAt: article.publishedAt ?? start,
    ...added,
    storyId,
  });
}

export async function addChannel(store: Store, externalId = 'chips', workspaceId = acme): Promise<Channel> {
  return store.channels.ensure({ platform: 'discord', workspaceId, externalId, name: externalId });
}

export async function addSubscription(store: Store, channelId: number, query = 'Micron') {
  return store.subscriptions.add({ channelId, query, mention: null, createdAt: start, createdBy: 'ana' });
}

/** Writes one delivery for a story of its own. */
export async function addDelivery(
  store: Store,
  channelId: number,
  id: string,
  change: Partial<NewDelivery> = {},
): Promise<void> {
  const article = await addArticle(store, { url: `https://thewire.example/${id}` });
  const alert = await store.alerts.begin(channelId, article.storyId, article.id, [], start);
  await store.deliveries.add({
    id,
    alertId: alert.id,
    channelId,
    storyId: article.storyId,
    kind: 'alert',
    articleId: article.id,
    subscriptionIds: [],
    dueAt: start,
    createdAt: start,
    ...change,
  });
}
