import { webApi } from '@slack/bolt';
import type { z } from 'zod';
import { DeliveryError } from '../../chat/platform.ts';
import { second } from '../../clock.ts';
import type { BoltLog } from './bolt-log.ts';

/** Slack's Web API, a client a workspace, apart from Bolt's own: it never repeats a call, and never waits by itself. */
export interface Web {
  /**
   * @throws what the client throws; `toDeliveryError` reads it.
   * @throws {DeliveryError} channel_closed where the workspace has no installation.
   */
  call<T>(workspace: string, method: string, given: Record<string, unknown>, answer: z.ZodType<T>): Promise<T>;
  /** The token was changed, or taken away. */
  forget(workspace: string): void;
}

/** A time-out is a send whose outcome is not known. */
const timeoutMs = 15 * second;

export function createWeb(parts: {
  readonly toToken: (workspace: string) => Promise<string | null>;
  readonly apiUrl: string | undefined;
  readonly log: BoltLog;
}): Web {
  const { toToken, apiUrl, log } = parts;
  const clients = new Map<string, Promise<webApi.WebClient>>();

  async function connect(workspace: string): Promise<webApi.WebClient> {
    const token = await toToken(workspace);
    if (token === null) {
      throw new DeliveryError(
        'channel_closed',
        'Wirewatch is not installed in this Slack workspace. Install it there, then /resume.',
      );
    }
    return createClient(token, apiUrl, log);
  }

  return {
    async call(workspace, method, given, answer) {
      let client = clients.get(workspace);
      if (client === undefined) {
        client = connect(workspace);
        clients.set(workspace, client);
        client.catch(() => clients.delete(workspace));
      }
      return answer.parse(await (await client).apiCall(method, given));
    },
    forget: (workspace) => void clients.delete(workspace),
  };
}

/** One that leaves repeating and waiting to us: a repeated post is a second message, and a 429 here is another channel's matter. */
export function createClient(token: string, apiUrl: string | undefined, log: BoltLog): webApi.WebClient {
  return new webApi.WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    maxRequestConcurrency: 50,
    logger: log,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}
