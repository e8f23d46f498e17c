import { defineCommand } from '../src/chat/command.ts';
import { toExpectation } from '../src/chat/expectation.ts';
import { readMention, toMentionText } from '../src/chat/mention.ts';
import { completeQuery } from '../src/chat/query-choices.ts';
import { toSourceNotes } from '../src/chat/source-notes.ts';
import { toStoryList } from '../src/chat/story-list.ts';
import { UserError } from '../src/errors.ts';
import { bold, toReply } from '../src/message.ts';
import { parseQuery } from '../src/subscriptions/parse-query.ts';

export const subscribe = defineCommand({
  name: 'subscribe',
  description: 'Tell this channel when a query is met',
  access: 'manager',
  visibility: 'channel',
  options: {
    query: {
      kind: 'text',
      required: true,
      description: 'What to watch for: Micron, "export controls" -opinion',
      complete: completeQuery,
    },
    mention: { kind: 'text', description: 'A person or role to mention in each alert' },
  },
  examples: ['subscribe Micron', 'subscribe "export controls" -opinion', 'subscribe Raimondo mention:@desk'],
  async run({ query, mention }, { caller, channel, clock, services, store }) {
    const parsed = parseQuery(query);
    const createdAt = clock.now();
    const added = await store.transaction(async (within) => {
      const present = await within.subscriptions.ofChannel(channel.id);
      const same = present.find((one) => one.query === parsed.text);
      if (same !== undefined && mention !== undefined) {
        throw new UserError(
          'subscription_exists',
          `#${channel.name} is told about ${parsed.text} already. To change whom it mentions, /unsubscribe ${same.number} and subscribe again.`,
        );
      }
      // Before the limit: who has the query already need not remove another one.
      const subscription = await within.subscriptions.add({
        channelId: channel.id,
        query: parsed.text,
        mention: mention === undefined ? null : readMention(mention, caller.address.platform),
        createdAt,
        createdBy: caller.user.id,
      });
      if (present.length >= services.maxSubscriptionsPerChannel) {
        throw new UserError(
          'subscription_limit',
          `#${channel.name} has ${present.length} subscriptions, and that is the most a channel can have. Remove one with /unsubscribe first.`,
        );
      }
      return subscription;
    });
    services.indexed(added);

    const { sentence, lastDay } = await toExpectation(store, parsed, channel.workspaceId, createdAt);
    return toReply(
      [`Subscribed #${channel.name} to `, bold(parsed.text), ` (number ${added.number}).`],
      ...(added.mention === null ? [] : [`Each alert will mention ${toMentionText(added.mention)}.`]),
      ...parsed.notes,
      ...(await toSourceNotes(parsed.query, store, channel.workspaceId)),
      sentence,
      ...(lastDay.length > 0 ? [toStoryList(lastDay.slice(0, 3))] : []),
    );
  },
});
