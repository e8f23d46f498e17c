import { defineCommand } from '../src/chat/command.ts';
import { toCount } from '../src/chat/duration.ts';
import { isPaused } from '../src/chat/pause-line.ts';
import { day } from '../src/clock.ts';
import { type Inline, type Message, moment, toReply } from '../src/message.ts';

export const pause = defineCommand({
  name: 'pause',
  description: 'Send no alerts to this channel for a while',
  access: 'manager',
  visibility: 'channel',
  options: {
    for: { kind: 'duration', maxMs: 365 * day, description: 'How long, such as 1h or 2d; left out: until /resume' },
  },
  examples: ['pause 1h', 'pause'],
  async run({ for: length }, { channel, clock, store }): Promise<Message> {
    const now = clock.now();
    const until = length === undefined ? Number.POSITIVE_INFINITY : now + length;
    // A pause that is made longer still began when it began: /resume shows what was missed since.
    const since = isPaused(channel, now) ? (channel.pausedAt ?? now) : now;
    const cancelled = await store.transaction(async (within) => {
      await within.channels.pause(channel.id, since, until);
      return within.deliveries.cancelWaiting({ channelId: channel.id });
    });
    const unsent = cancelled === 0 ? '' : ` ${toCount(cancelled, 'alert')} that waited will not be sent.`;
    const end: readonly Inline[] = length === undefined ? ['until someone types /resume'] : ['until ', moment(until)];
    const reply = toReply([
      `#${channel.name} is paused `,
      ...end,
      `. What comes in meanwhile is kept for /latest.${unsent}`,
    ]);
    return { ...reply, buttons: [{ action: 'resume', label: 'Resume now', target: 'now' }] };
  },
});
