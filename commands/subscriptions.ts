import { defineCommand } from '../src/chat/command.ts';
import { toMentionText } from '../src/chat/mention.ts';
import { toPauseLine } from '../src/chat/pause-line.ts';
import { readStoredQuery } from '../src/chat/stored-query.ts';
import { bold, code, moment, toReply } from '../src/message.ts';

export const subscriptions = defineCommand({
  name: 'subscriptions',
  description: 'What this channel is told about',
  access: 'anyone',
  visibility: 'private',
  options: {},
  examples: ['subscriptions'],
  async run(_given, { channel, clock, store }) {
    const present = await store.subscriptions.ofChannel(channel.id);
    if (present.length === 0) {
      return toReply([`#${channel.name} has no subscriptions yet. Add one: `, code('/subscribe Micron')]);
    }
    const heading = `#${channel.name} is told about ${present.length === 1 ? 'one query' : `${present.length} queries`}:`;
    const rows = present.map((subscription) => [
      `${subscription.number}  `,
      bold(subscription.query),
      ...(subscription.mention === null ? [] : [` · mentions ${toMentionText(subscription.mention)}`]),
      ' · since ',
      moment(subscription.createdAt),
      readStoredQuery(subscription) === null ? ' · can no longer be read: /unsubscribe it, and subscribe anew' : '',
    ]);
    return toReply(heading, { kind: 'list', rows }, ...toPauseLine(channel, clock.now()));
  },
});
