import {
  type APIMessage,
  type APIThreadChannel,
  RateLimitError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { ChannelAddress } from '../../chat/caller.ts';
import type { ChatPlatform, MessageRef, SendTarget } from '../../chat/platform.ts';
import type { Lane, Priority, SendQueue } from '../../chat/send-queue.ts';
import type { Message } from '../../message.ts';
import { cut, toCleanLine } from './clean.ts';
import { readKeys } from './components.ts';
import { archivedThread, isCode, tagRequired, threadExists, toDeliveryError, toRetryAfterMs } from './failure.ts';
import { messageLimits } from './limits.ts';
import type { Forum, GivenChannel, Places } from './places.ts';
import { type Rendered, render } from './render.ts';

type Deliveries = Pick<ChatPlatform, 'send' | 'edit' | 'find'>;

/** Where a reply cannot have a thread of its own: a direct message, a thread, a right that we lack, an alert that was deleted. */
const noThread = [
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MaximumActiveThreads,
  RESTJSONErrorCodes.CannotExecuteActionOnSystemMessage,
  archivedThread,
  160005,
];
const cannotWriteHere = RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel;
const threadLifeMinutes = 1440;
/** How far back a lost message is looked for. */
const lookedThrough = 100;
const postsLookedThrough = 25;

/** Everything that goes to a channel without being asked for goes through here, and through the queue. */
export function createDeliveries(parts: {
  readonly rest: REST;
  readonly queue: SendQueue;
  readonly places: Places;
  /** Told of every failure, before it is thrown. */
  readonly onFailure: (error: unknown) => void;
}): Deliveries {
  const { rest, queue, places, onFailure } = parts;

  /** One call in its turn. Throws what Discord said, as discord.js has it; `settle` makes it ours. */
  function ask<T>(address: ChannelAddress, priority: Priority, call: () => Promise<unknown>): Promise<T> {
    const lane: Lane = { channel: address.channel, workspace: address.workspace, priority };
    return queue.run(lane, async () => {
      try {
        return (await call()) as T;
      } catch (error) {
        onFailure(error);
        if (error instanceof RateLimitError) {
          queue.hold(error.global ? 'all' : { channel: address.channel }, toRetryAfterMs(error));
        }
        throw error;
      }
    });
  }

  async function create(
    address: ChannelAddress,
    channel: string,
    body: Rendered & { readonly message_reference?: object },
    key: string,
    priority: Priority,
  ): Promise<MessageRef> {
    const post = (given: Rendered) =>
      ask<APIMessage>(address, priority, () =>
        rest.post(Routes.channelMessages(channel), { body: { ...given, nonce: key, enforce_nonce: true } }),
      );
    const { id } = await opened(address, channel, priority, () => post(body)).catch(async (error: unknown) => {
      // A picture that Discord cannot abide must not cost the alert.
      if (isCode(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType) && hasPicture(body)) {
        return post(withoutPictures(body));
      }
      throw error;
    });
    return { address, message: id, ...(channel === address.channel ? {} : { thread: channel }) };
  }

  /** A thread that went to sleep is woken, where we may. */
  async function opened<T>(address: ChannelAddress, channel: string, priority: Priority, call: () => Promise<T>) {
    try {
      return await call();
    } catch (error) {
      if (!isCode(error, archivedThread)) throw error;
      await ask(address, priority, () => rest.patch(Routes.channel(channel), { body: { archived: false } }));
      return call();
    }
  }

  /** In a forum, an alert is a post of its own. */
  async function post(address: ChannelAddress, forum: Forum, message: Message, key: string): Promise<MessageRef> {
    const body = render(message, { key, home: address.channel });
    const usable = forum.tags.filter(({ moderated }) => !moderated);
    const wanted = new Set(message.blocks.flatMap((block) => (block.kind === 'card' ? block.matched : [])).map(toFold));
    const fitting = usable.filter(({ name }) => wanted.has(toFold(name))).map(({ id }) => id);
    const tags = fitting.length === 0 && forum.needsTag ? usable.slice(0, 1).map(({ id }) => id) : fitting.slice(0, 5);
    const thread = await ask<APIThreadChannel & { readonly message: APIMessage }>(address, 'alert', () =>
      rest.post(Routes.threads(address.channel), {
        body: { name: toThreadName(message), applied_tags: tags, message: body },
      }),
    );
    return { address, message: thread.message.id, thread: thread.id };
  }

  async function sendFirst(address: ChannelAddress, message: Message, key: string): Promise<MessageRef> {
    const forum = places.forum(address.channel);
    if (forum !== null) return post(address, forum, message, key);
    try {
      return await create(address, address.channel, render(message, { key, home: null }), key, 'alert');
    } catch (error) {
      if (!isCode(error, cannotWriteHere, tagRequired)) throw error;
      const channel = await ask<GivenChannel>(address, 'alert', () => rest.get(Routes.channel(address.channel)));
      const found = places.addForum(channel);
      if (found === null) throw error;
      return post(address, found, message, key);
    }
  }

  async function sendReply(to: SendTarget & { readonly replyTo: MessageRef }, message: Message, key: string) {
    const { address, replyTo } = to;
    try {
      const thread = replyTo.thread ?? (await openThread(address, replyTo, message));
      return await create(address, thread, render(message, { key, home: address.channel }), key, 'alert');
    } catch (error) {
      if (!isCode(error, ...noThread) || places.forum(address.channel) !== null) throw error;
      const reference = { message_id: replyTo.message, fail_if_not_exists: false };
      const body = { ...render(message, { key, home: null }), message_reference: reference };
      return create(address, address.channel, body, key, 'alert');
    }
  }

  /** A thread that grows from a message has the message's id, so that it need not be written down. */
  async function openThread(address: ChannelAddress, { message: id }: MessageRef, message: Message): Promise<string> {
    try {
      await ask(address, 'alert', () =>
        rest.post(Routes.threads(address.channel, id), {
          body: { name: toThreadName(message), auto_archive_duration: threadLifeMinutes },
        }),
      );
    } catch (error) {
      if (!isCode(error, threadExists)) throw error;
    }
    return id;
  }

  async function findIn(address: ChannelAddress, channel: string, key: string): Promise<MessageRef | null> {
    const query = new URLSearchParams({ limit: String(lookedThrough) });
    const recent = await ask<readonly APIMessage[]>(address, 'alert', () =>
      rest.get(Routes.channelMessages(channel), { query }),
    );
    const found = recent.find(({ components = [] }) => readKeys(components).includes(key));
    if (found === undefined) return null;
    return { address, message: found.id, ...(channel === address.channel ? {} : { thread: channel }) };
  }

  async function findPost(address: ChannelAddress, key: string): Promise<MessageRef | null> {
    const { threads } = await ask<{ readonly threads: readonly APIThreadChannel[] }>(address, 'alert', () =>
      rest.get(Routes.guildActiveThreads(address.workspace)),
    );
    const posts = threads
      .filter((thread) => thread.parent_id === address.channel)
      .toSorted((one, other) => Number(BigInt(other.id) - BigInt(one.id)))
      .slice(0, postsLookedThrough);
    for (const { id } of posts) {
      const found = await findIn(address, id, key);
      if (found !== null) return found;
    }
    return null;
  }

  async function findInThread(address: ChannelAddress, replyTo: MessageRef, key: string): Promise<MessageRef | null> {
    try {
      return await findIn(address, replyTo.thread ?? replyTo.message, key);
    } catch (error) {
      if (isCode(error, RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.MissingAccess)) return null;
      throw error;
    }
  }

  return {
    send: ({ address, replyTo }, message, key) =>
      settle(false, () =>
        replyTo === undefined ? sendFirst(address, message, key) : sendReply({ address, replyTo }, message, key),
      ),
    edit: (ref, message) =>
      settle(true, async () => {
        const channel = ref.thread ?? ref.address.channel;
        const body = render(message, { key: '', home: channel === ref.address.channel ? null : ref.address.channel });
        const patch = () => rest.patch(Routes.channelMessage(channel, ref.message), { body });
        await opened(ref.address, channel, 'edit', () => ask(ref.address, 'edit', patch));
      }),
    find: (address, key, replyTo) =>
      settle(true, async () => {
        if (replyTo !== undefined) {
          const found = await findInThread(address, replyTo, key);
          if (found !== null) return found;
        }
        if (places.forum(address.channel) !== null) return findPost(address, key);
        return findIn(address, address.channel, key);
      }),
  };
}

async function settle<T>(isRepeatable: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDeliveryError(error, isRepeatable);
  }
}

function toThreadName(message: Message): string {
  const titles = message.blocks.flatMap((block) => {
    if (block.kind === 'card') return [block.title];
    if (block.kind !== 'text') return [];
    return block.inlines.flatMap((inline) =>
      typeof inline === 'object' && inline.kind === 'link' ? [inline.text] : [],
    );
  });
  return cut(toCleanLine(titles[0] ?? ''), messageLimits.threadName) || 'More on this story';
}

function toFold(text: string): string {
  return text.toLowerCase().replace(/["']/g, '').trim();
}

function hasPicture({ embeds }: Rendered): boolean {
  return embeds.some((embed) => embed.thumbnail !== undefined);
}

function withoutPictures(body: Rendered): Rendered {
  return { ...body, embeds: body.embeds.map(({ thumbnail: _thumbnail, ...embed }) => embed) };
}
