import type { RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../../chat/platform.ts';
import type { SendQueue } from '../../chat/send-queue.ts';
import { type Clock, second } from '../../clock.ts';
import { toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Message } from '../../message.ts';
import { quiet } from './deliveries.ts';
import { toDeliveryError } from './failure.ts';
import { toSlackMessage } from './render.ts';
import type { Web } from './web.ts';

/** Where a person asked. */
export interface Place {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** The thread that they asked in. */
  readonly thread?: string | undefined;
  /** Good for 5 answers within 30 minutes; works in channels that we are not in. */
  readonly respond?: RespondFn | undefined;
}

/** Brings a reply to whoever asked: to them alone, or to the channel. Never rejects: what is lost is logged. */
export type Answer = (place: Place, reply: Reply) => Promise<void>;

const anything = z.looseObject({});
const tries = 3;

export function createAnswer(parts: {
  readonly web: Web;
  readonly posts: SendQueue;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  readonly toSlackWords: (message: Message) => Message;
}): Answer {
  const { web, posts, clock, log, signal, toSlackWords } = parts;

  async function post({ workspace, channel, user, thread }: Place, reply: Reply): Promise<void> {
    const given = { ...toSlackMessage(toSlackWords(reply.message)), ...quiet, channel, thread_ts: thread };
    // In a direct message all is private already, and what is only shown for a moment would be gone tomorrow.
    const isPrivate = reply.visibility === 'private' && !channel.startsWith('D');
    const lane = { channel: `${workspace}/${channel}`, workspace, priority: 'reply' } as const;
    for (let left = tries; left > 0; left--) {
      const heldMs = await posts.run(lane, async () => {
        try {
          if (isPrivate) await web.call(workspace, 'chat.postEphemeral', { ...given, user }, anything);
          else await web.call(workspace, 'chat.postMessage', given, anything);
          return 0;
        } catch (error) {
          const failure = toDeliveryError(error);
          if (failure?.code !== 'rate_limited' || left === 1) throw error;
          return failure.retryAfterMs ?? second;
        }
      });
      if (heldMs === 0) return;
      // Someone waits for this; an alert would go back to the database.
      await clock.wait(heldMs, signal);
    }
  }

  async function respond({ thread }: Place, say: RespondFn, reply: Reply): Promise<void> {
    await say({
      ...toSlackMessage(toSlackWords(reply.message)),
      response_type: reply.visibility === 'private' ? 'ephemeral' : 'in_channel',
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
  }

  return async (place, reply) => {
    try {
      if (place.respond === undefined) return await post(place, reply);
      await respond(place, place.respond, reply).catch((error: unknown) => {
        log.debug({ reason: toSentence(error) }, 'A response address did not take the answer');
        return post(place, reply);
      });
    } catch (error) {
      const { workspace, channel } = place;
      log.warn({ workspace, channel, reason: toSentence(error) }, 'An answer could not be brought');
    }
  };
}
