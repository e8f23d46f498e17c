import { oldestAlertMs } from '../src/alerts/alert.ts';
import { type FoundStory, searchArchive } from '../src/chat/archive.ts';
import { defineCommand } from '../src/chat/command.ts';
import { toCount } from '../src/chat/duration.ts';
import { isPaused } from '../src/chat/pause-line.ts';
import { readStoredQueries } from '../src/chat/stored-query.ts';
import { toStoryList } from '../src/chat/story-list.ts';
import { toReply } from '../src/message.ts';
import type { Channel, Store } from '../src/store/store.ts';

const mostFailed = 1000;

export const resume = defineCommand({
  name: 'resume',
  description: 'Send alerts to this channel again',
  access: 'manager',
  visibility: 'channel',
  options: {},
  examples: ['resume'],
  async run(_given, { channel, clock, services, store }) {
    const since = toSilentSince(channel, clock.now());
    if (since === null) return toReply(`#${channel.name} is not paused.`);
    await store.transaction(async (within) => {
      await within.channels.pause(channel.id, clock.now(), null);
      await within.channels.park(channel.id, null);
    });
    services.channelsOpened();

    const queries = readStoredQueries(await store.subscriptions.ofChannel(channel.id));
    const { stories } =
      queries.length === 0
        ? { stories: [] }
        : await searchArchive(store, { queries, workspaceId: channel.workspaceId, since: since - oldestAlertMs });
    // What was missed came in meanwhile, whenever its outlet says that it was published.
    const missed: FoundStory[] = [];
    const givenUp = await toGivenUp(store, channel);
    for (const story of stories) {
      const alert = await store.alerts.find(channel.id, story.article.storyId);
      const isMissed = story.article.seenAt >= since || givenUp.has(story.article.storyId);
      if (isMissed && (alert?.messageRef ?? null) === null) missed.push(story);
    }
    const sentence = `#${channel.name} gets alerts again.`;
    if (missed.length === 0) return toReply(`${sentence} Nothing was missed meanwhile.`);
    const shown = missed.slice(0, 5);
    const count = toCount(missed.length, 'story', 'stories');
    return toReply(
      `${sentence} ${count} came in meanwhile${missed.length > shown.length ? `; the newest ${shown.length}:` : ':'}`,
      toStoryList(shown),
    );
  },
});

/** When the channel fell silent, paused or parked; null where it is not. A pause that has run out counts no more. */
function toSilentSince(channel: Channel, now: number): number | null {
  const since = [isPaused(channel, now) ? channel.pausedAt : null, channel.parked?.at ?? null].filter(
    (at) => at !== null,
  );
  return since.length === 0 ? null : Math.min(...since);
}

/** The stories by which we learnt that the channel takes nothing: they came in before it was parked, and did not arrive. */
async function toGivenUp(store: Store, { id, parked }: Channel): Promise<ReadonlySet<number>> {
  if (parked === null) return new Set();
  const failed = await store.deliveries.failedSince(parked.at, mostFailed);
  return new Set(failed.filter(({ channelId }) => channelId === id).map(({ storyId }) => storyId));
}
