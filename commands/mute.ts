import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/errors.ts';
import { bold, toReply } from '../src/message.ts';

export const mute = defineCommand({
  name: 'mute',
  description: 'Say nothing more about a story in this channel',
  access: 'manager',
  visibility: 'channel',
  options: {
    story: { kind: 'integer', min: 1, description: "The story's number; left out: the one that was last told here" },
  },
  examples: ['mute'],
  async run({ story }, { channel, clock, store }) {
    const alert =
      story === undefined ? await store.alerts.latest(channel.id) : await store.alerts.find(channel.id, story);
    if (alert === null)
      throw new UserError('story_unknown', `#${channel.name} was not told such a story, so there is none to mute.`);
    await store.transaction(async (within) => {
      await within.alerts.mute(channel.id, alert.storyId, clock.now());
      await within.deliveries.cancelWaiting({ channelId: channel.id, storyId: alert.storyId });
    });
    const article = await store.articles.byId(alert.articleId);
    return toReply(['Nothing more here about ', bold(article?.title ?? 'that story'), '.']);
  },
});
