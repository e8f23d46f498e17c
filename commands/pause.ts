import { defineCommand } from '../src/chat/command.ts';
import { day } from '../src/clock.ts';
import { type Inline, type Message, time, toReply } from '../src/message.ts';

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
    await store.transaction(async (within) => {
      await within.channels.pause(channel.id, now, until);
      await within.deliveries.cancelWaiting({ channelId: channel.id });
    });
    const end: readonly Inline[] = length === undefined ? ['until someone types /resume'] : ['until ', time(until)];
    const reply = toReply([`#${channel.name} is paused `, ...end, '. What comes in meanwhile is kept for /latest.']);
    return { ...reply, buttons: [{ action: 'resume', label: 'Resume now', target: 'now' }] };
  },
});
