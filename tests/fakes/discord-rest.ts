import { createAnswering } from './discord-answering.ts';
import { type BodyKind, checkBody } from './discord-checks.ts';
import { Refusal } from './discord-refusal.ts';
import { type Channel, channelType, type Json, type Message, permission, toSnowflake } from './discord-world.ts';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Call {
  readonly method: string;
  /** After /api/v10. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly isAuthorized: boolean;
}

/** An interaction as the server keeps it. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly by: string;
  readonly channel: Channel;
  readonly askedAt: number;
  isAcknowledged: boolean;
  isPrivate: boolean;
  original: Message | null;
  answered(message: Message): void;
  completed(choices: readonly { readonly name: string; readonly value: string }[]): void;
}

export interface World {
  readonly applicationId: string;
  readonly channels: Map<string, Channel>;
  readonly servers: ReadonlyMap<string, { isLeft: boolean }>;
  readonly asked: Map<string, Asked>;
  readonly ackMs: number;
  readonly nonceMs: number;
  commands: Map<string, readonly Json[]>;
  gatewayUrl(): string;
}

export type Route = readonly [method: string, path: RegExp, answer: (ids: readonly string[], call: Call) => unknown];

/** Discord's REST as far as a bot like ours meets it, with its refusals. */
export function createRest(world: World): (call: Call) => Answer {
  const nonces = new Map<string, { readonly at: number; readonly message: Message }>();

  function channelOf(id: string, ...needed: readonly bigint[]): Channel {
    const channel = world.channels.get(id);
    if (channel === undefined || channel.isGone) throw new Refusal(404, 10003, 'Unknown Channel');
    const parent = channel.parent === null ? channel : (world.channels.get(channel.parent) ?? channel);
    if (channel.server !== null && world.servers.get(channel.server)?.isLeft !== false) {
      throw new Refusal(403, 50001, 'Missing Access');
    }
    if ((parent.permissions & permission.viewChannel) === 0n) throw new Refusal(403, 50001, 'Missing Access');
    if (needed.some((bit) => (parent.permissions & bit) === 0n)) throw new Refusal(403, 50013, 'Missing Permissions');
    return channel;
  }

  function check(kind: BodyKind, body: unknown): void {
    const wrong = checkBody(kind, body);
    if (wrong === 'empty message') throw new Refusal(400, 50006, 'Cannot send an empty message');
    if (wrong !== null) throw new Refusal(400, 50035, `Invalid Form Body: ${wrong}`);
  }

  function add(channel: Channel, body: Json, onlyFor: string | null = null): Message {
    const parent = channel.parent === null ? channel : (world.channels.get(channel.parent) ?? channel);
    const canEmbed = channel.server === null || (parent.permissions & permission.embedLinks) !== 0n || onlyFor !== null;
    const reference = body.message_reference as { message_id?: string } | undefined;
    const message: Message = {
      id: toSnowflake(),
      channel: channel.id,
      nonce: (body.nonce as string | undefined) ?? null,
      onlyFor,
      replyTo: reference?.message_id ?? null,
      // Without the right to embed, Discord drops embeds and says nothing.
      body: canEmbed ? body : { ...body, embeds: [] },
      isEdited: false,
    };
    channel.messages.push(message);
    return message;
  }

  function addThread(parent: Channel, id: string, name: string): Channel {
    const thread: Channel = {
      id,
      name,
      type: channelType.thread,
      server: parent.server,
      parent: parent.id,
      messages: [],
      tags: [],
      needsTag: false,
      appliedTags: [],
      permissions: parent.permissions,
      isGone: false,
      isArchived: false,
      isLocked: false,
    };
    world.channels.set(id, thread);
    return thread;
  }

  function createMessage([id = '']: readonly string[], { body }: Call): Json {
    const isThread = world.channels.get(id)?.type === channelType.thread;
    const channel = channelOf(id, isThread ? permission.sendInThreads : permission.sendMessages);
    if (channel.type === channelType.forum) throw new Refusal(400, 50008, 'Cannot send messages in a non-text channel');
    check('message', body);
    if (channel.isLocked) throw new Refusal(400, 50083, 'Thread is archived');
    channel.isArchived = false;
    const key = `${id} ${body.nonce}`;
    const known = nonces.get(key);
    if (body.enforce_nonce === true && known !== undefined && performance.now() - known.at < world.nonceMs) {
      return toApi(known.message);
    }
    const reference = body.message_reference as { message_id: string; fail_if_not_exists?: boolean } | undefined;
    const isMissing = reference !== undefined && !channel.messages.some((one) => one.id === reference.message_id);
    if (isMissing && reference?.fail_if_not_exists !== false) throw new Refusal(400, 50035, 'Unknown message');
    const message = add(channel, body);
    if (body.nonce !== undefined) nonces.set(key, { at: performance.now(), message });
    return toApi(message);
  }

  function editMessage([id = '', messageId = '']: readonly string[], { body }: Call): Json {
    const channel = channelOf(id);
    const message = channel.messages.find((one) => one.id === messageId);
    if (message === undefined) throw new Refusal(404, 10008, 'Unknown Message');
    check('edit', body);
    if (channel.isArchived) throw new Refusal(400, 50083, 'Thread is archived');
    message.body = { ...message.body, ...body };
    message.isEdited = true;
    return toApi(message);
  }

  function openThread([id = '', messageId = '']: readonly string[], { body }: Call): Json {
    const channel = channelOf(id, permission.createThreads);
    if (channel.type !== channelType.text && channel.type !== channelType.announcement) {
      throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
    }
    if (!channel.messages.some((one) => one.id === messageId)) throw new Refusal(404, 10008, 'Unknown Message');
    check('thread', body);
    if (world.channels.has(messageId))
      throw new Refusal(400, 160004, 'A thread has already been created for this message');
    return toApiChannel(addThread(channel, messageId, String(body.name)));
  }

  function openPost([id = '']: readonly string[], { body }: Call): Json {
    const forum = channelOf(id, permission.sendMessages);
    if (forum.type !== channelType.forum) throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
    check('forumPost', body);
    const tags = (body.applied_tags as readonly string[] | undefined) ?? [];
    if (forum.needsTag && tags.length === 0) throw new Refusal(400, 40067, 'A tag is required to create a forum post');
    if (tags.some((tag) => !forum.tags.some((one) => one.id === tag))) throw new Refusal(400, 50035, 'Unknown tag');
    const thread = addThread(forum, toSnowflake(), String(body.name));
    thread.appliedTags = tags;
    const message = { ...add(thread, body.message as Json), id: thread.id };
    thread.messages.splice(0, 1, message);
    return { ...toApiChannel(thread), message: toApi(message) };
  }

  function setCommands(scope: string, body: unknown): unknown {
    check('commands', body);
    // Discord fills in what was left out.
    const stored = (body as readonly Json[]).map((command) => ({
      id: toSnowflake(),
      application_id: world.applicationId,
      version: toSnowflake(),
      dm_permission: true,
      nsfw: false,
      ...command,
    }));
    world.commands.set(scope, stored);
    return stored;
  }

  function toApi({ id, channel, body, replyTo }: Message): Json {
    return {
      id,
      channel_id: channel,
      author: { id: world.applicationId, username: 'Wirewatch', bot: true },
      content: '',
      embeds: [],
      components: [],
      timestamp: new Date().toISOString(),
      ...Object.fromEntries(
        Object.entries(body).filter(([name]) => !['enforce_nonce', 'allowed_mentions'].includes(name)),
      ),
      type: replyTo === null ? 0 : 19,
    };
  }

  const routes: readonly Route[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () => ({
        url: world.gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 },
      }),
    ],
    ['GET', /^\/applications\/@me$/, () => ({ id: world.applicationId, name: 'Wirewatch' })],
    ['GET', /^\/applications\/\d+\/commands$/, () => world.commands.get('global') ?? []],
    ['PUT', /^\/applications\/\d+\/commands$/, (_, { body }) => setCommands('global', body)],
    ['GET', /^\/applications\/\d+\/guilds\/(\d+)\/commands$/, ([id = '']) => guildCommands(id)],
    [
      'PUT',
      /^\/applications\/\d+\/guilds\/(\d+)\/commands$/,
      ([id = ''], { body }) => {
        guildCommands(id);
        return setCommands(id, body);
      },
    ],
    ['POST', /^\/channels\/(\d+)\/messages$/, createMessage],
    ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, editMessage],
    [
      'GET',
      /^\/channels\/(\d+)\/messages$/,
      ([id = ''], { query }) => {
        const channel = channelOf(id);
        const canRead = (channel.permissions & permission.readHistory) !== 0n;
        const shown = channel.messages.filter(({ onlyFor }) => onlyFor === null);
        return canRead
          ? shown
              .slice(-Number(query.get('limit') ?? 50))
              .reverse()
              .map(toApi)
          : [];
      },
    ],
    ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, openThread],
    ['POST', /^\/channels\/(\d+)\/threads$/, openPost],
    ['GET', /^\/channels\/(\d+)$/, ([id = '']) => toApiChannel(channelOf(id))],
    [
      'PATCH',
      /^\/channels\/(\d+)$/,
      ([id = ''], { body }) => {
        const channel = channelOf(id);
        if (channel.isLocked) throw new Refusal(403, 50013, 'Missing Permissions');
        if (body.archived === false) channel.isArchived = false;
        return toApiChannel(channel);
      },
    ],
    [
      'GET',
      /^\/guilds\/(\d+)\/threads\/active$/,
      ([id]) => ({
        threads: [...world.channels.values()]
          .filter((one) => one.server === id && one.type === channelType.thread && !one.isArchived && !one.isGone)
          .map(toApiChannel),
        members: [],
      }),
    ],
    ...createAnswering(world, { add, check, toApi }),
  ];

  function guildCommands(id: string): readonly Json[] {
    if (world.servers.get(id)?.isLeft !== false) throw new Refusal(403, 50001, 'Missing Access');
    return world.commands.get(id) ?? [];
  }

  return (call) => {
    const needsToken = !/^\/(interactions|webhooks)\//.test(call.path);
    if (needsToken && !call.isAuthorized) return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
    for (const [method, path, answer] of routes) {
      const found = method === call.method ? path.exec(call.path) : null;
      if (found === null) continue;
      try {
        const body = answer(found.slice(1), call);
        return body === null ? { status: 204 } : { status: 200, body };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { status: error.status, body: { message: error.message, code: error.code } };
      }
    }
    return { status: 404, body: { message: `404: Not Found ${call.method} ${call.path}`, code: 0 } };
  };
}

export function toApiChannel(channel: Channel): Json {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    flags: channel.needsTag ? 1 << 4 : 0,
    ...(channel.server === null ? {} : { guild_id: channel.server }),
    ...(channel.parent === null ? {} : { parent_id: channel.parent }),
    ...(channel.type === channelType.forum ? { available_tags: channel.tags } : {}),
  };
}
