import { defineCommand } from '../src/chat/command.ts';
import { toCount, toDurationText } from '../src/chat/duration.ts';
import { toPauseLine } from '../src/chat/pause-line.ts';
import { compareByHealth, toHealthRow } from '../src/chat/source-health.ts';
import { day } from '../src/clock.ts';
import { code, toReply } from '../src/message.ts';

export const status = defineCommand({
  name: 'status',
  description: 'What is running, which sources fail, which deliveries wait',
  access: 'anyone',
  visibility: 'private',
  options: {},
  examples: ['status'],
  async run(_given, { channel, clock, services, store }) {
    const now = clock.now();
    const { version, startedAt, platforms, memoryBytes } = services.status();
    const states = await store.sources.visibleTo(channel.workspaceId);
    const unwell = states
      .filter((state) => state.failingSince !== null || state.parked !== null)
      .toSorted(compareByHealth);
    const counts = await store.deliveries.counts();
    const failed = await store.deliveries.failedSince(now - day, 100);
    const waiting = counts.created + counts.active + counts.retry;
    return toReply(
      `Wirewatch ${version}, up for ${toDurationText(now - startedAt)}, on ${platforms.join(', ')}; ${Math.round(memoryBytes / 1e6)} MB of memory.`,
      `${toCount(await store.articles.count(), 'article')} in the archive, ${toCount(await store.subscriptions.count(), 'subscription')}.`,
      ...toPauseLine(channel, now),
      unwell.length === 0
        ? `${toCount(states.length, 'source')}, all well.`
        : `${toCount(states.length, 'source')}, ${unwell.length} not well:`,
      ...(unwell.length === 0
        ? []
        : [{ kind: 'list' as const, rows: unwell.slice(0, 5).map((state) => toHealthRow(state, now)) }]),
      ...(unwell.length > 5 ? [['All of them: ', code('/sources list')]] : []),
      `${toCount(waiting, 'delivery', 'deliveries')} waiting; ${failed.length === 0 ? 'none' : toCount(failed.length, 'delivery', 'deliveries')} given up in the last day.`,
    );
  },
});
