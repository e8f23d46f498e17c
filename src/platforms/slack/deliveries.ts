import { z } from 'zod';
import type { ChannelAddress } from '../../chat/caller.ts';
import { type ChatPlatform, DeliveryError, type MessageRef, type SendTarget } from '../../chat/platform.ts';
import { createSendQueue, type SendQueue } from '../../chat/send-queue.ts';
import { type Clock, minute, second } from '../../clock.ts';
import type { Message } from '../../message.ts';
import { toDeliveryError, toSlackError } from './failure.ts';
import { createRecent } from './recent.ts';
import { toSlackMessage } from './render.ts';
import type { Web } from './web.ts';

/** What goes out by itself: alerts, replies to them, edits; with Slack's limits kept, so that it need never say no. */
export type Deliveries = Pick<ChatPlatform, 'send' | 'edit' | 'find'> & {
  /** A post of someone's answer takes its turn before the alerts. */
  readonly posts: SendQueue;
  stop(): void;
};

const eventType = 'wirewatch_delivery';
const posted = z.object({ channel: z.string(), ts: z.string() });
const anything = z.looseObject({});
const historyMessage = z.looseObject({
  ts: z.string(),
  metadata: z
    .looseObject({ event_type: z.string().optional(), event_payload: z.looseObject({}).optional() })
    .optional(),
});
const history = z.looseObject({
  messages: z.array(historyMessage),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

/** How far back a lost send is looked for: it is seconds or, after a crash, minutes old. */
const historyPage = 100;
const historyPages = 3;

/** About one a second a channel; the workspace's cap is not published: 300 a minute is what has been seen to hold. */
export const postLanes = {
  // A little more than a second: two calls that leave a second apart may arrive closer together.
  channelPauseMs: 1.05 * second,
  perWorkspace: { count: 300, inMs: minute, burst: 10 },
};
/** chat.update is of tier 3, 50 a minute. */
const editLanes = { channelPauseMs: second, perWorkspace: { count: 50, inMs: minute, burst: 10 } };
const sentKeptMs = 10 * minute;
const threadGone = new Set(['thread_not_found', 'message_not_found', 'invalid_thread_ts', 'cannot_reply_to_message']);

export function createDeliveries({ web, clock }: { readonly web: Web; readonly clock: Clock }): Deliveries {
  const posts = createSendQueue({ clock, lanes: postLanes });
  const edits = createSendQueue({ clock, lanes: editLanes });
  // Slack's own calls have no key: a second send of what arrived is none.
  const sent = createRecent<MessageRef>(clock, sentKeptMs);

  /** @throws {DeliveryError} */
  async function inLane<T>(
    queue: SendQueue,
    { workspace, channel }: ChannelAddress,
    priority: 'alert' | 'edit',
    work: () => Promise<T>,
  ): Promise<T> {
    const lane = { channel: `${workspace}/${channel}`, workspace, priority };
    return queue.run(lane, async () => {
      try {
        return await work();
      } catch (error) {
        const failure = toDeliveryError(error);
        if (failure === null) throw error;
        if (failure.code === 'rate_limited' && failure.retryAfterMs !== null) {
          queue.hold({ channel: lane.channel }, failure.retryAfterMs);
        }
        throw failure;
      }
    });
  }

  async function post(address: ChannelAddress, given: Record<string, unknown>, thread?: string): Promise<MessageRef> {
    const call = () => web.call(address.workspace, 'chat.postMessage', { ...given, thread_ts: thread }, posted);
    const toRef = ({ ts }: z.infer<typeof posted>) => ({ address, message: ts, ...(thread ? { thread } : {}) });
    try {
      return toRef(await call());
    } catch (error) {
      const name = toSlackError(error) ?? '';
      if (name === 'not_in_channel' && (await join(web, address))) return toRef(await call());
      if (thread !== undefined && threadGone.has(name)) return await post(address, given);
      throw error;
    }
  }

  async function send({ address, replyTo }: SendTarget, message: Message, key: string): Promise<MessageRef> {
    const thread = replyTo === undefined ? undefined : (replyTo.thread ?? replyTo.message);
    const given = {
      ...toSlackMessage(message),
      ...quiet,
      channel: address.channel,
      metadata: { event_type: eventType, event_payload: { delivery: key } },
    };
    return sent.get(`${address.workspace}/${address.channel}/${key}`, () =>
      inLane(posts, address, 'alert', () => post(address, given, thread)),
    );
  }

  async function edit({ address, message: ts }: MessageRef, message: Message): Promise<void> {
    const given = { ...toSlackMessage(message), ...quiet, channel: address.channel, ts };
    await inLane(edits, address, 'edit', () => web.call(address.workspace, 'chat.update', given, anything));
  }

  /** A channel's history holds no replies, a thread nothing else. */
  async function search(address: ChannelAddress, key: string, thread?: string): Promise<MessageRef | null> {
    const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
    let cursor: string | undefined;
    for (let page = 0; page < historyPages; page++) {
      const given = { channel: address.channel, ts: thread, include_all_metadata: true, limit: historyPage, cursor };
      const found = await web.call(address.workspace, method, given, history);
      const message = found.messages.find((one) => isDelivery(one, key));
      if (message !== undefined) return { address, message: message.ts, ...(thread ? { thread } : {}) };
      cursor = found.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    return null;
  }

  async function find(address: ChannelAddress, key: string, replyTo?: MessageRef): Promise<MessageRef | null> {
    try {
      if (replyTo === undefined) return await search(address, key);
      return await search(address, key, replyTo.thread ?? replyTo.message);
    } catch (error) {
      // Where its thread was gone, it went into the channel.
      if (replyTo !== undefined && threadGone.has(toSlackError(error) ?? '')) return await find(address, key);
      throw toLookupError(error);
    }
  }

  return {
    posts,
    send,
    edit,
    find,
    stop() {
      posts.stop();
      edits.stop();
    },
  };
}

function isDelivery({ metadata }: z.infer<typeof historyMessage>, key: string): boolean {
  return metadata?.event_type === eventType && metadata.event_payload?.delivery === key;
}

/** Nothing but what a message names is a link, a preview or a ping. */
export const quiet = {
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  mrkdwn: false,
  parse: 'none',
} as const;

/** Whether we are in the channel now: one may join a public channel uninvited. */
export async function join(web: Web, { workspace, channel }: ChannelAddress): Promise<boolean> {
  try {
    await web.call(workspace, 'conversations.join', { channel }, anything);
    return true;
  } catch (error) {
    // A private channel, or a workspace that does not let apps join: someone must invite us.
    if (toSlackError(error) !== null) return false;
    throw error;
  }
}

/** Nothing was changed by looking, so that an outcome is never unknown here. */
function toLookupError(error: unknown): unknown {
  const failure = toDeliveryError(error);
  if (failure?.code !== 'outcome_unknown') return failure ?? error;
  return new DeliveryError('platform_unavailable', 'Slack did not say whether the message is there.', { cause: error });
}
