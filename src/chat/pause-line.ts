import { type Inline, moment } from '../message.ts';
import type { Channel } from '../store/store.ts';

export function isPaused(channel: Pick<Channel, 'pausedUntil'>, now: number): boolean {
  return channel.pausedUntil !== null && channel.pausedUntil > now;
}

/** What a person should know about a channel that is silent: paused or parked, and how to mend it. */
export function toPauseLine(channel: Channel, now: number): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [];
  if (channel.parked !== null) lines.push([`Parked since `, moment(channel.parked.at), `: ${channel.parked.reason}`]);
  if (isPaused(channel, now) && channel.pausedUntil !== null) {
    const until: Inline[] =
      channel.pausedUntil === Number.POSITIVE_INFINITY ? [] : [' until ', moment(channel.pausedUntil)];
    lines.push(['Paused', ...until, '. /resume ends that.']);
  }
  return lines;
}
