import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBuckets, discordLimits, type RateLimits } from './discord-buckets.ts';
import { createGateway, type FakeGateway } from './discord-gateway.ts';
import { createPeople, type People } from './discord-people.ts';
import { type Asked, createRest, toApiChannel, type World } from './discord-rest.ts';
import {
  botPermissions,
  type Channel,
  channelType,
  type Json,
  type SeenMessage,
  type Tag,
  toSeen,
  toSnowflake,
} from './discord-world.ts';

/**
 * Discord on loopback, as the real discord.js meets it, with its checks, limits and faults. A test reads like a chat:
 *
 *     const discord = await startDiscordServer();
 *     const reply = await discord.types('/subscribe query:Micron', { in: 'chips' });
 *     discord.channel('chips').messages
 */
export interface DiscordServer extends People {
  /** For discord.js's `rest.api`. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  readonly gateway: FakeGateway;
  readonly calls: readonly ReceivedCall[];
  /** How many calls were answered with 429. */
  readonly refusedForRate: number;
  /** The most calls in any second, but for those about interactions. */
  readonly busiestSecond: number;
  readonly registered: readonly Json[];
  registeredIn(server: string): readonly Json[];
  addServer(name: string, channels: readonly string[]): string;
  addChannel(
    server: string,
    name: string,
    kind?: Partial<Pick<Channel, 'type' | 'needsTag'>> & { tags?: readonly string[] },
  ): Channel;
  addDirect(person: string): Channel;
  channel(name: string): SeenChannel;
  /** The bot is let in again, or taken out; an outage looks like the latter. */
  join(server: string): void;
  leave(server: string, isOutage?: boolean): void;
  /** The next calls that fit get this answer instead; `after`: once the real one was carried out. */
  fail(fits: RegExp, fault: Fault, times?: number): void;
  close(): Promise<void>;
}

export type Fault =
  | { readonly kind: 'reset' | 'reset-after' }
  | { readonly kind: 'slow'; readonly ms: number }
  | {
      readonly kind: 'status' | 'status-after';
      readonly status: number;
      readonly body?: object;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface ReceivedCall {
  /** By performance.now(). */
  readonly at: number;
  /** `POST /channels/1/messages` */
  readonly what: string;
  readonly body: Json;
  readonly status: number;
}

export interface SeenChannel {
  readonly id: string;
  readonly state: Channel;
  readonly messages: readonly SeenMessage[];
  /** The bodies as they were sent. */
  readonly bodies: readonly Json[];
  /** Of each thread under it, oldest first. */
  readonly threads: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: Channel;
    readonly messages: readonly SeenMessage[];
  }[];
}

export async function startDiscordServer(
  options: {
    readonly token?: string;
    readonly limits?: Partial<RateLimits>;
    /** How long the first sign of an answer may take; Discord's is 3 s. */
    readonly ackMs?: number;
    /** How long a nonce is remembered. */
    readonly nonceMs?: number;
    readonly heartbeatMs?: number;
  } = {},
): Promise<DiscordServer> {
  const token = options.token ?? 'the.right.token';
  const applicationId = toSnowflake();
  const servers = new Map<string, { readonly id: string; readonly name: string; isLeft: boolean }>();
  const channels = new Map<string, Channel>();
  const asked = new Map<string, Asked>();
  const commands = new Map<string, readonly Json[]>();
  const calls: ReceivedCall[] = [];
  const faults: { readonly fits: RegExp; readonly fault: Fault; left: number }[] = [];
  const buckets = createBuckets({ ...discordLimits, ...options.limits });
  let refusedForRate = 0;
  let port = 0;

  const world: World = {
    ...{ applicationId, channels, servers, asked, commands },
    ackMs: options.ackMs ?? 3000,
    nonceMs: options.nonceMs ?? 120_000,
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
  };
  const rest = createRest(world);
  const http = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  port = (http.address() as AddressInfo).port;

  const present = () => [...servers.values()].filter(({ isLeft }) => !isLeft).map(toGuild);
  const gateway = createGateway({
    server: http,
    url: world.gatewayUrl,
    token,
    heartbeatMs: options.heartbeatMs ?? 40_000,
    toReady: () => ({
      user: { id: applicationId, username: 'Wirewatch', discriminator: '0', bot: true },
      application: { id: applicationId, flags: 0 },
    }),
    toGuilds: present,
  });

  function toGuild({ id, name }: { readonly id: string; readonly name: string }): Json {
    const own = [...channels.values()].filter((channel) => channel.server === id && !channel.isGone);
    return {
      ...{ id, name, owner_id: applicationId, unavailable: false, member_count: 2, large: false, features: [] },
      ...{ roles: [], emojis: [], stickers: [], members: [], voice_states: [], presences: [], stage_instances: [] },
      ...{ guild_scheduled_events: [], soundboard_sounds: [], joined_at: new Date().toISOString() },
      channels: own.filter(({ type }) => type !== channelType.thread).map(toApiChannel),
      threads: [],
    };
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
    const method = request.method ?? 'GET';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = (text === '' ? {} : JSON.parse(text)) as Json;
    const isAuthorized = request.headers.authorization === `Bot ${token}`;
    const record = (status: number) => calls.push({ at: performance.now(), what: `${method} ${path}`, body, status });
    const answer = (status: number, given?: unknown, headers: Readonly<Record<string, string>> = {}) => {
      if (response.destroyed) return;
      record(status);
      const json = given === undefined ? undefined : JSON.stringify(given);
      response.writeHead(status, { ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers });
      response.end(json);
    };

    const found = faults.find(({ fits, left }) => left > 0 && fits.test(`${method} ${path}`));
    if (found !== undefined) found.left--;
    const fault = found?.fault;
    if (fault?.kind === 'reset') {
      record(0);
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === 'status') return answer(fault.status, fault.body, fault.headers);

    const isExempt = /^\/(interactions|webhooks)\//.test(path);
    const verdict = buckets.take(toBucket(method, path), isExempt);
    if (verdict.retryAfter !== null) {
      refusedForRate++;
      const limited = {
        message: 'You are being rate limited.',
        retry_after: verdict.retryAfter,
        global: verdict.isGlobal,
      };
      return answer(429, limited, verdict.headers);
    }
    const result = rest({ method, path, query: url.searchParams, body, isAuthorized });
    if (fault?.kind === 'reset-after') {
      record(result.status);
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'status-after') return answer(fault.status, fault.body, fault.headers);
    answer(result.status, result.body, verdict.headers);
  }

  function byName(name: string): Channel {
    const found = [...channels.values()].find((channel) => channel.name === name);
    if (found === undefined) throw new Error(`There is no channel ${name}`);
    return found;
  }

  function addChannel(
    server: string | null,
    name: string,
    kind: Partial<Pick<Channel, 'type' | 'needsTag'>> & { tags?: readonly string[] } = {},
  ): Channel {
    const tags: readonly Tag[] = (kind.tags ?? []).map((tag) => ({ id: toSnowflake(), name: tag, moderated: false }));
    const channel: Channel = {
      ...{ id: toSnowflake(), name, server, parent: null, messages: [], needsTag: kind.needsTag ?? false, tags },
      ...{ type: kind.type ?? channelType.text, permissions: botPermissions, appliedTags: [] },
      ...{ isGone: false, isArchived: false, isLocked: false },
    };
    channels.set(channel.id, channel);
    return channel;
  }

  const people = createPeople({
    world,
    gateway,
    byName,
    registered: () => commands.get('global') ?? [...commands.values()][0] ?? [],
  });
  return {
    ...people,
    url: `http://127.0.0.1:${port}/api`,
    ...{ token, applicationId, gateway, calls },
    get refusedForRate() {
      return refusedForRate;
    },
    get busiestSecond() {
      return buckets.busiest;
    },
    get registered() {
      return commands.get('global') ?? [];
    },
    registeredIn: (server) => commands.get(server) ?? [],
    addServer(name, names) {
      const id = toSnowflake();
      servers.set(id, { id, name, isLeft: false });
      for (const one of names) addChannel(id, one);
      return id;
    },
    addChannel,
    addDirect: (person) => addChannel(null, person, { type: channelType.direct }),
    channel(name) {
      const state = byName(name);
      const toMessages = (one: Channel) => one.messages.map(toSeen);
      return {
        ...{ id: state.id, state, messages: toMessages(state), bodies: state.messages.map(({ body }) => body) },
        threads: [...channels.values()]
          .filter(({ parent }) => parent === state.id)
          .map((one) => ({ id: one.id, name: one.name, state: one, messages: toMessages(one) })),
      };
    },
    join(id) {
      const server = servers.get(id);
      if (server === undefined) throw new Error(`There is no server ${id}`);
      server.isLeft = false;
      gateway.dispatch('GUILD_CREATE', toGuild(server));
    },
    leave(id, isOutage = false) {
      const server = servers.get(id);
      if (server !== undefined && !isOutage) server.isLeft = true;
      gateway.dispatch('GUILD_DELETE', isOutage ? { id, unavailable: true } : { id });
    },
    fail: (fits, fault, times = 1) => void faults.push({ fits, fault, left: times }),
    async close() {
      gateway.close();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeAllConnections();
      await closed;
    },
  };
}

/** Calls of one kind in one channel share a bucket. */
function toBucket(method: string, path: string): string {
  const major = /^\/(?:channels|guilds|webhooks)\/\d+(?:\/[^/]+(?=\/messages\/@original))?/.exec(path)?.[0] ?? '';
  return `${method} ${major}${path.slice(major.length).replace(/\d{17,20}/g, ':id')}`;
}
