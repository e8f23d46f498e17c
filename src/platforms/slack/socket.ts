import { SocketModeReceiver } from '@slack/bolt';
import { type Clock, minute, second } from '../../clock.ts';
import { AppError, toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { BoltLog } from './bolt-log.ts';
import { toDeliveryError, toSlackError } from './failure.ts';

/**
 * The connection that Slack's events come through. Bolt's own reconnecting waits five seconds at each of Slack's refreshes, and
 * a refusal in the midst of it is a rejection that nobody handles: so Bolt is told to leave it, and it is done here.
 */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** @throws {AppError} config_invalid where Slack refuses the app token. Where Slack does not answer, it keeps trying. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const pausesMs = [0, second, 2 * second, 5 * second, 10 * second, 30 * second];
const refusedPauseMs = 5 * minute;
const helloWithinMs = 20 * second;

export function createSocket(parts: {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly boltLog: BoltLog;
}): Socket {
  const { appToken, apiUrl, clock, log, boltLog } = parts;
  const stopping = new AbortController();
  let connecting: Promise<void> | null = null;

  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        timeout: helloWithinMs,
        // Its own retries know nothing of a stop; the loop below does.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      },
    },
    customPropertiesExtractor: ({ envelope_id }) => ({ requestId: envelope_id }),
  });
  const { client } = receiver;

  async function connect(): Promise<void> {
    const waited = new AbortController();
    const late = clock
      .wait(helloWithinMs, AbortSignal.any([waited.signal, stopping.signal]))
      .then(() => 'late' as const);
    const started = client.start();
    try {
      if ((await Promise.race([started, late])) !== 'late') return;
      started.catch(() => {});
      void client.disconnect();
      throw new AppError('platform_unavailable', 'Slack opened a connection and did not greet.');
    } finally {
      waited.abort();
    }
  }

  async function keepTrying(firstPause: number): Promise<void> {
    for (let attempt = firstPause; !stopping.signal.aborted; attempt++) {
      const pauseMs = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 0;
      if (pauseMs > 0) await clock.wait(pauseMs, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await connect();
        log.info({ attempt }, 'Connected to Slack');
        return;
      } catch (error) {
        if (isRefused(error)) {
          log.error({ reason: toRefusal(error).message }, 'Slack no longer lets us connect; nobody can type there');
          await clock.wait(refusedPauseMs, stopping.signal);
        } else log.warn({ attempt, reason: toSentence(error) }, 'No connection to Slack yet; trying again');
      }
    }
  }

  function reconnect(firstPause: number): void {
    connecting ??= keepTrying(firstPause).finally(() => {
      connecting = null;
    });
  }

  return {
    receiver,
    async start() {
      connecting = connect();
      try {
        await connecting;
      } catch (error) {
        if (isRefused(error)) throw toRefusal(error);
        log.warn({ reason: toSentence(error) }, 'No connection to Slack yet; trying again');
        connecting = null;
        reconnect(1);
      }
      connecting = null;
      client.on('disconnected', () => {
        if (!stopping.signal.aborted) reconnect(0);
      });
    },
    async stop() {
      stopping.abort();
      await connecting?.catch(() => {});
      const gone = new AbortController();
      const limit = clock.wait(2 * second, gone.signal);
      await Promise.race([client.disconnect(), limit]);
      gone.abort();
    },
  };
}

/** No waiting will mend it. */
function isRefused(error: unknown): boolean {
  return (
    toSlackError(error) !== null && ['channel_closed', 'message_refused'].includes(toDeliveryError(error)?.code ?? '')
  );
}

function toRefusal(error: unknown): AppError {
  return new AppError(
    'config_invalid',
    `SLACK_APP_TOKEN is refused by Slack (${toSlackError(error)}). Make an app-level token with connections:write under “Basic Information” of the Slack app; it begins with xapp-.`,
    { cause: error },
  );
}
