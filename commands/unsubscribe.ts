import { defineCommand } from '../src/chat/command.ts';
import { findSubscription, toSubscriptionChoices } from '../src/chat/find-subscription.ts';
import { bold, toReply } from '../src/message.ts';

export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  description: 'Stop telling this channel about a query',
  access: 'manager',
  visibility: 'channel',
  options: {
    which: {
      kind: 'text',
      required: true,
      description: 'The number or the query of a subscription, as /subscriptions shows them',
      complete: async (typed, { channel, store }) =>
        toSubscriptionChoices(await store.subscriptions.ofChannel(channel.id), typed),
    },
  },
  examples: ['unsubscribe 2', 'unsubscribe Micron'],
  async run({ which }, { channel, services, store }) {
    const removed = await store.transaction(async (within) => {
      const subscription = findSubscription(await within.subscriptions.ofChannel(channel.id), which, channel.name);
      await within.deliveries.cancelWaiting({ channelId: channel.id, subscriptionId: subscription.id });
      await within.subscriptions.remove(subscription.id);
      return subscription;
    });
    services.unindexed(removed.id);
    return toReply([`#${channel.name} is no longer told about `, bold(removed.query), '.']);
  },
});
