import { searchArchive } from '../src/chat/archive.ts';
import { defineCommand } from '../src/chat/command.ts';
import { toDurationText } from '../src/chat/duration.ts';
import { completeQuery } from '../src/chat/query-choices.ts';
import { readStoredQueries } from '../src/chat/stored-query.ts';
import { toStoryList } from '../src/chat/story-list.ts';
import { day } from '../src/clock.ts';
import { bold, type Inline, toReply } from '../src/message.ts';
import { parseQuery } from '../src/subscriptions/parse-query.ts';

export const latest = defineCommand({
  name: 'latest',
  description: 'The newest stories, for a query or for all that this channel follows',
  access: 'anyone',
  visibility: 'channel',
  options: {
    query: {
      kind: 'text',
      description: 'What to look for; left out: what this channel is subscribed to',
      complete: completeQuery,
    },
    count: { kind: 'integer', min: 1, max: 20, description: 'How many stories, 5 if left out' },
    since: { kind: 'duration', maxMs: 365 * day, description: 'How far back, such as 6h or 2d; 7 days if left out' },
  },
  examples: ['latest Raimondo', 'latest "export controls" count:10 since:2d', 'latest'],
  async run({ query, count = 5, since = 7 * day }, { channel, clock, store }) {
    const queries =
      query === undefined ? readStoredQueries(await store.subscriptions.ofChannel(channel.id)) : [parseQuery(query)];
    const { stories } = await searchArchive(store, {
      queries,
      workspaceId: channel.workspaceId,
      since: clock.now() - since,
      maxStories: count,
    });
    const subject: readonly Inline[] =
      query !== undefined
        ? [' for ', bold(queries[0]?.text ?? query)]
        : queries.length > 0
          ? [` for the subscriptions of #${channel.name}`]
          : [' from all sources'];
    const span = toDurationText(since);
    if (stories.length === 0) return toReply([`Nothing in the last ${span}`, ...subject, '.']);
    const heading = stories.length === 1 ? 'The newest story' : `The newest ${stories.length} stories`;
    return toReply([heading, ...subject, ':'], toStoryList(stories));
  },
});
