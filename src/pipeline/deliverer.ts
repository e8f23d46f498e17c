import { summaryLimit, toAlert, toFurtherMatch } from '../alerts/alert.ts';
import { maxAttempts, toRetryPauseMs } from '../alerts/delivery.ts';
import { toMatchedText } from '../chat/archive.ts';
import type { ChannelAddress } from '../chat/caller.ts';
import { type ChatPlatform, DeliveryError, type MessageRef } from '../chat/platform.ts';
import { readStoredQueries } from '../chat/stored-query.ts';
import type { Clock } from '../clock.ts';
import { AppError, toSentence } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Message } from '../message.ts';
import type { AlertState, Channel, Delivery, Store } from '../store/store.ts';
import { matchQuery } from '../subscriptions/matcher.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Summariser } from '../summaries/summariser.ts';

export interface DelivererParts {
  readonly store: Store;
  readonly platforms: readonly ChatPlatform[];
  readonly summariser: Summariser;
  readonly clock: Clock;
  readonly log: Log;
  readonly random?: () => number;
}

/**
 * Takes one delivery to its channel and writes down how it went: completed, to be tried again, or given up. Never rejects.
 * A send whose outcome is not known is looked up on the platform before it is sent again.
 */
export function createDeliverer(parts: DelivererParts): (delivery: Delivery) => Promise<void> {
  const { store, platforms, summariser, clock, log, random = Math.random } = parts;

  async function deliver(delivery: Delivery): Promise<void> {
    try {
      const channel = await store.channels.byId(delivery.channelId);
      const alert = await store.alerts.byId(delivery.alertId);
      const platform = platforms.find(({ name }) => name === channel?.platform);
      if (channel === null || alert === null) return await store.deliveries.fail(delivery.id, clock.now(), gone);
      if (platform === undefined)
        throw new DeliveryError('platform_unavailable', `${channel.platform} is not switched on.`);
      await sendOne(platform, channel, alert, delivery);
    } catch (error) {
      await settle(delivery, error).catch((reason: unknown) => {
        // The row stays active and is recovered, as uncertain, at the next start.
        log.error({ err: reason, delivery: delivery.id }, 'A delivery could not be put back');
      });
    }
  }

  async function sendOne(
    platform: ChatPlatform,
    channel: Channel,
    alert: AlertState,
    delivery: Delivery,
  ): Promise<void> {
    const message = await toMessage(delivery, alert, channel);
    const address = toAddress(channel);
    const first = alert.messageRef as MessageRef | null;
    if (message === null) {
      await store.deliveries.complete(delivery.id, clock.now());
      return;
    }
    let ref: MessageRef | null = null;
    // An alert that was cancelled or given up before it went out leaves nothing to edit: it goes out now.
    const isFirst = delivery.kind === 'alert' || (delivery.kind === 'edit' && first === null);
    if (delivery.kind === 'edit' && first !== null) {
      await platform.edit(first, message);
    } else {
      const to = delivery.kind === 'reply' && first !== null ? { address, replyTo: first } : { address };
      const found = delivery.isUncertain ? await platform.find(address, delivery.id, to.replyTo) : null;
      ref = found ?? (await platform.send(to, message, delivery.id));
    }
    await store.transaction(async (within) => {
      await within.deliveries.complete(delivery.id, clock.now());
      if (isFirst && ref !== null) await within.alerts.saveRef(alert.id, ref);
    });
  }

  /** Null where nobody asks for it any more. */
  async function toMessage(delivery: Delivery, alert: AlertState, channel: Channel): Promise<Message | null> {
    // An edit renews the first alert; what is told is what it was first told by.
    const article = await store.articles.byId(delivery.kind === 'edit' ? alert.articleId : delivery.articleId);
    const asked = delivery.kind === 'edit' ? alert.subscriptionIds : delivery.subscriptionIds;
    const subscriptions = (await Promise.all(asked.map((id) => store.subscriptions.byId(id)))).filter(
      (one): one is Subscription => one !== null,
    );
    if (article === null || subscriptions.length === 0) return null;
    const text = toMatchedText(article);
    const sightings = readStoredQueries(subscriptions).flatMap(({ query }) => matchQuery(query, text) ?? []);
    const summary = await summariser.summarise({ article, sightings, limit: summaryLimit });
    const others = (await store.articles.ofStory(article.storyId, channel.workspaceId)).filter(
      ({ id }) => id !== article.id,
    );
    const whole = { article, summary, sightings, subscriptions, others };
    return delivery.kind === 'reply' ? toFurtherMatch(whole) : toAlert(whole);
  }

  async function settle(delivery: Delivery, error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : 'internal';
    const failure = { code, sentence: toSentence(error) };
    const attempts = delivery.attempts + 1;
    const now = clock.now();
    if (code === 'channel_gone' || code === 'channel_closed') {
      await store.transaction(async (within) => {
        await within.deliveries.fail(delivery.id, now, failure);
        await within.channels.park(delivery.channelId, { at: now, reason: failure.sentence });
      });
      log.error(
        { channel: delivery.channelId, code, reason: failure.sentence },
        'A channel is parked: nothing can be sent there',
      );
    } else if (code === 'message_refused' || attempts >= maxAttempts) {
      await store.deliveries.fail(delivery.id, now, failure);
      log.error(
        { delivery: delivery.id, channel: delivery.channelId, code, attempts, reason: failure.sentence },
        'A delivery is given up',
      );
    } else {
      const retryAfterMs = error instanceof DeliveryError ? error.retryAfterMs : null;
      // Anything but a clear refusal may have happened after the message was out.
      const isUncertain = delivery.isUncertain || !['rate_limited', 'platform_unavailable'].includes(code);
      await store.deliveries.retry(
        delivery.id,
        now + toRetryPauseMs(attempts, retryAfterMs, random()),
        isUncertain,
        failure,
      );
      log.warn({ delivery: delivery.id, code, attempts, reason: failure.sentence }, 'A delivery will be tried again');
    }
  }

  return deliver;
}

const gone = { code: 'channel_gone', sentence: 'The channel of this delivery is no longer known.' };

function toAddress(channel: Channel): ChannelAddress {
  const workspace = channel.workspaceId.slice(channel.platform.length + 1);
  return { platform: channel.platform, workspace, channel: channel.externalId };
}
