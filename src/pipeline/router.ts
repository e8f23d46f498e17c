import { randomBytes } from 'node:crypto';
import { oldestAlertMs } from '../alerts/alert.ts';
import type { DeliveryKind } from '../alerts/delivery.ts';
import type { StoredArticle } from '../articles/article.ts';
import { isPaused } from '../chat/pause-line.ts';
import type { AlertState, Store } from '../store/store.ts';

/**
 * Decides what each channel is told of a new article, and writes it down as deliveries; runs within the article's own
 * transaction. One alert a channel and story: new → an alert; known and met by a further subscription → a reply that names it;
 * known → an edit that adds the outlet.
 * @param met subscriptions by channel, as the index found them.
 * @returns how many deliveries were written.
 */
export async function routeArticle(
  store: Store,
  article: StoredArticle,
  met: ReadonlyMap<number, readonly number[]>,
  now: number,
): Promise<number> {
  let written = 0;
  if (article.publishedAt < now - oldestAlertMs || met.size === 0) return written;
  const hasOwnCopy = await createOwnCopies(store, article);
  for (const [channelId, subscriptionIds] of met) {
    const channel = await store.channels.byId(channelId);
    if (channel === null || channel.parked !== null || isPaused(channel, now)) continue;
    if (article.workspaceId !== null && article.workspaceId !== channel.workspaceId) continue;
    if (await hasOwnCopy(channel.workspaceId)) continue;

    const known = await store.alerts.find(channelId, article.storyId);
    const alert = known ?? (await store.alerts.begin(channelId, article.storyId, article.id, subscriptionIds, now));
    const told = await toDelivery(store, known, subscriptionIds, () =>
      isNewOutlet(store, article, channel.workspaceId),
    );
    if (told === null) continue;
    await store.deliveries.add({
      id: randomBytes(16).toString('base64url'),
      alertId: alert.id,
      channelId,
      storyId: article.storyId,
      kind: told.kind,
      articleId: article.id,
      subscriptionIds: told.subscriptionIds,
      dueAt: now,
      createdAt: now,
    });
    written++;
  }
  return written;
}

/** A workspace whose own source brought an article has been told of it before the rest of the world had it. */
async function createOwnCopies(
  store: Store,
  article: StoredArticle,
): Promise<(workspaceId: string) => Promise<boolean>> {
  if (article.workspaceId !== null) return async () => false;
  const states = await store.sources.visibleTo(null);
  const workspaces = new Set(states.map(({ source }) => source.workspaceId));
  return async (workspaceId) => {
    if (!workspaces.has(workspaceId)) return false;
    const [known] = await store.articles.known(article.sourceId, workspaceId, [{ ...article, content: '' }]);
    return known !== null && known?.id !== article.id;
  };
}

async function toDelivery(
  store: Store,
  known: AlertState | null,
  subscriptionIds: readonly number[],
  isNewOutlet: () => Promise<boolean>,
): Promise<{ readonly kind: DeliveryKind; readonly subscriptionIds: readonly number[] } | null> {
  if (known === null) return { kind: 'alert', subscriptionIds };
  if (known.mutedAt !== null) return null;
  const further = subscriptionIds.filter((id) => !known.subscriptionIds.includes(id));
  if (further.length > 0) {
    await store.alerts.addSubscriptions(known.id, further);
    return { kind: 'reply', subscriptionIds: further };
  }
  return (await store.deliveries.hasWaitingEdit(known.id)) || !(await isNewOutlet())
    ? null
    : { kind: 'edit', subscriptionIds: known.subscriptionIds };
}

/** One outlet that tells its story again has nothing to add to the alert. */
async function isNewOutlet(store: Store, article: StoredArticle, workspaceId: string): Promise<boolean> {
  const others = await store.articles.ofStory(article.storyId, workspaceId);
  return others.every(({ id, outlet }) => id === article.id || outlet.name !== article.outlet.name);
}
