import type { ChannelAddress } from '../../chat/caller.ts';
import type { Reply } from '../../chat/platform.ts';
import { toRefusal } from '../../message.ts';
import { join } from './deliveries.ts';
import type { Directory } from './directory.ts';
import type { Web } from './web.ts';

/** Whether we are in the channel; tries to walk into a public one. Alerts arrive only where we are. */
export type ComeIn = (workspace: string, channel: string) => Promise<boolean>;

export function createComeIn(parts: { readonly web: Web; readonly directory: Directory }): ComeIn {
  const { web, directory } = parts;
  return async (workspace, channel) => {
    const found = await directory.channel(workspace, channel);
    // Of a person's own conversation with us we know; of one between two people we do not.
    if (channel.startsWith('D')) return found !== null;
    if (found?.is_member === true) return true;
    if (found === null || found.is_private === true) return false;
    const address: ChannelAddress = { platform: 'slack', workspace, channel };
    const isIn = await join(web, address).catch(() => false);
    directory.forgetChannel(workspace, channel);
    return isIn;
  };
}

/** Whoever subscribes a channel that we are not in should know now, not when the first alert is lost. */
export function toInvitation(channelName: string): Reply {
  return {
    message: toRefusal(
      `Wirewatch is not in #${channelName}, so its alerts would not arrive. Type “/invite @wirewatch” there to let it in.`,
    ),
    visibility: 'private',
  };
}
