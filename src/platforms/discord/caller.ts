import type { APIInteraction } from 'discord.js';
import type { Caller } from '../../chat/caller.ts';
import { isManager } from './invite.ts';
import type { Places } from './places.ts';

/** As much of an interaction as says who it is from, and where. */
export type From = Pick<APIInteraction, 'guild_id' | 'member' | 'user' | 'channel'>;

/**
 * Who types or presses, and for which channel. In a post of a forum that is the forum; under an alert it is the channel that
 * the alert was for.
 * @param home what the button's id says of its channel; believed only where the thread is that channel's.
 */
export function toCaller(from: From, places: Places, home: string | null = null): Caller | null {
  const user = from.member?.user ?? from.user;
  const { channel } = from;
  if (user === undefined || channel === undefined) return null;
  const { guild_id: server } = from;
  const parent = ('parent_id' in channel ? channel.parent_id : null) ?? null;
  const forum = parent === null ? null : places.forum(parent);
  const isUnderHome = home !== null && (home === channel.id || home === parent);
  const place = forum !== null && parent !== null ? parent : isUnderHome ? home : channel.id;
  const name = ('name' in channel ? channel.name : null) ?? 'direct messages';
  const person = from.member?.nick ?? user.global_name ?? user.username;
  return {
    address: { platform: 'discord', workspace: server ?? `dm-${user.id}`, channel: place },
    channelName: (place === channel.id ? name : forum?.name || places.channelName(place)) || name,
    workspaceName: server === undefined ? `Direct messages with ${person}` : places.serverName(server) || server,
    // In a direct message there is nobody else to ask.
    user: { id: user.id, name: person, isManager: from.member === undefined || isManager(from.member.permissions) },
  };
}
