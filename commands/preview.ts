import { searchArchive } from '../src/chat/archive.ts';
import { defineCommand } from '../src/chat/command.ts';
import { toCount } from '../src/chat/duration.ts';
import { completeQuery } from '../src/chat/query-choices.ts';
import { toSourceNotes } from '../src/chat/source-notes.ts';
import { toStoryList } from '../src/chat/story-list.ts';
import { day } from '../src/clock.ts';
import { bold, code, toReply } from '../src/message.ts';
import { parseQuery } from '../src/subscriptions/parse-query.ts';

const shown = 5;

export const preview = defineCommand({
  name: 'preview',
  description: 'What a query would have caught, without subscribing',
  access: 'anyone',
  visibility: 'private',
  options: {
    query: {
      kind: 'text',
      required: true,
      description: 'What to try: Micron, "export controls" -opinion',
      complete: completeQuery,
    },
    days: { kind: 'integer', min: 1, max: 30, description: 'How many days back, 7 if left out' },
  },
  examples: ['preview Micron NEAR/8 ban', 'preview "export controls" days:3'],
  async run({ query, days = 7 }, { channel, clock, store }) {
    const parsed = parseQuery(query);
    const { stories, isComplete } = await searchArchive(store, {
      queries: [parsed],
      workspaceId: channel.workspaceId,
      since: clock.now() - days * day,
    });
    const most = isComplete ? '' : 'at least ';
    const caught = `would have caught ${most}${toCount(stories.length, 'story', 'stories')} in the last ${toCount(days, 'day')}`;
    return toReply(
      [
        bold(parsed.text),
        ` ${caught}${stories.length > shown ? `; the newest ${shown}:` : stories.length > 0 ? ':' : '.'}`,
      ],
      ...(stories.length > 0 ? [toStoryList(stories.slice(0, shown))] : []),
      ...parsed.notes,
      ...(await toSourceNotes(parsed.query, store, channel.workspaceId)),
      ['To be told from now on: ', code(`/subscribe ${parsed.text}`)],
    );
  },
});
