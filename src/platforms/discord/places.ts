import { ChannelType, type Client, GatewayDispatchEvents } from 'discord.js';

/** What the gateway tells about where we are: servers by name, and forums. The delivery side works without it. */
export interface Places {
  /** As people see it; empty where it is not known. */
  serverName(id: string): string;
  channelName(id: string): string;
  forum(id: string): Forum | null;
  addForum(channel: GivenChannel): Forum | null;
}

export interface Forum {
  readonly name: string;
  readonly tags: readonly { readonly id: string; readonly name: string; readonly moderated: boolean }[];
  readonly needsTag: boolean;
}

/** As much of a channel as matters here. */
export interface GivenChannel {
  readonly id: string;
  readonly type: number;
  readonly name?: string | null;
  readonly flags?: number;
  readonly available_tags?: Forum['tags'];
}

interface GivenServer {
  readonly id: string;
  readonly name?: string;
  readonly unavailable?: boolean;
  readonly channels?: readonly GivenChannel[];
}

const requireTag = 1 << 4;
const forumTypes: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);

/** Listens to the client, and says when the bot was let into a server or out of it. */
export function createPlaces(client: Client, on: { joined(server: string): void; left(server: string): void }): Places {
  const servers = new Map<string, string>();
  const forums = new Map<string, Forum>();

  function addForum(channel: GivenChannel): Forum | null {
    if (!forumTypes.has(channel.type)) {
      forums.delete(channel.id);
      return null;
    }
    const { name, flags = 0, available_tags: tags = [] } = channel;
    const forum = { name: name ?? '', tags, needsTag: (flags & requireTag) !== 0 };
    forums.set(channel.id, forum);
    return forum;
  }

  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: { readonly guilds: readonly GivenServer[] }) => {
    // Those that we are in already are no news when they are told one by one.
    for (const { id } of guilds) if (!servers.has(id)) servers.set(id, '');
  });
  client.ws.on(GatewayDispatchEvents.GuildCreate, (server: GivenServer) => {
    if (server.unavailable === true) return;
    const isNew = !servers.has(server.id);
    servers.set(server.id, server.name ?? '');
    for (const channel of server.channels ?? []) addForum(channel);
    if (isNew) on.joined(server.id);
  });
  client.ws.on(GatewayDispatchEvents.GuildUpdate, ({ id, name = '' }: GivenServer) => void servers.set(id, name));
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GivenServer) => {
    // An outage of Discord's own is told the same way, with a flag.
    if (unavailable === true || !servers.delete(id)) return;
    on.left(id);
  });
  client.ws.on(GatewayDispatchEvents.ChannelCreate, addForum);
  client.ws.on(GatewayDispatchEvents.ChannelUpdate, addForum);
  client.ws.on(GatewayDispatchEvents.ChannelDelete, ({ id }: GivenChannel) => void forums.delete(id));

  return {
    serverName: (id) => servers.get(id) ?? '',
    channelName(id) {
      const channel = client.channels.cache.get(id);
      return channel !== undefined && 'name' in channel ? (channel.name ?? '') : '';
    },
    forum: (id) => forums.get(id) ?? null,
    addForum,
  };
}
