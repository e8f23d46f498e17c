import { hkdfSync } from 'node:crypto';
import { App, HTTPReceiver, type InstallationStore } from '@slack/bolt';
import { type Clock, minute, second } from '../../clock.ts';
import type { SlackConfig } from '../../config.ts';
import { AppError, toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { createBoltLog } from './bolt-log.ts';
import type { Identity } from './identity.ts';
import { createSeen } from './recent.ts';
import { botScopes } from './scopes.ts';
import { createSocket } from './socket.ts';

/** Bolt, with what it receives by: a socket that we open, or a port that Slack calls. */
export interface Connection {
  readonly app: App;
  /** Where it listens; null over a socket, and before the start. */
  readonly port: number | null;
  /** Resolves when people can type. @throws {AppError} */
  start(): Promise<void>;
  /** Takes nothing new. */
  stop(): Promise<void>;
  /** Resolves when what people asked before is answered, or soon after. */
  settled(): Promise<void>;
}

/** Slack repeats what it thinks was lost for some minutes, and takes a signature for 5. */
const seenMs = 15 * minute;
const settleWithinMs = 3 * second;

export function createConnection(parts: {
  readonly config: SlackConfig;
  readonly identity: Identity | null;
  readonly installations: InstallationStore | null;
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Connection {
  const { config, identity, installations, apiUrl, clock, log } = parts;
  const boltLog = createBoltLog(log);
  let listensAt: number | null = null;
  const clientOptions = { logger: boltLog, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
  const transport = config.http === null ? toSocket() : toHttp(config.http);

  const app = new App({
    receiver: transport.receiver,
    deferInitialization: true,
    // Else Bolt asks by a client that waits up to half an hour; we have asked already.
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: boltLog,
    clientOptions,
    ...(installations !== null || config.botToken === null || identity === null
      ? {}
      : { token: config.botToken, botId: identity.botId, botUserId: identity.botUserId }),
  });
  app.error(async (error) => log.warn({ reason: toSentence(error) }, 'Slack sent something that could not be handled'));
  const isSeen = createSeen(clock, seenMs);
  const underWay = new Set<Promise<void>>();
  app.use(async (args) => {
    const again = toRequestIds(args.body, args.context).filter(isSeen).length > 0;
    if (!again) {
      const work = args.next().finally(() => underWay.delete(work));
      underWay.add(work);
      return work;
    }
    log.info({ type: 'type' in args.body ? args.body.type : 'command' }, 'Slack sent the same a second time');
    if ('ack' in args && typeof args.ack === 'function') await (args.ack as () => Promise<void>)();
  });

  function toSocket() {
    if (config.appToken === null) throw new AppError('config_invalid', 'SLACK_APP_TOKEN must be set, or SLACK_PORT.');
    const socket = createSocket({ appToken: config.appToken, apiUrl, clock, log, boltLog });
    return { receiver: socket.receiver, start: socket.start, stop: socket.stop };
  }

  function toHttp({ port, signingSecret }: NonNullable<SlackConfig['http']>) {
    const receiver = new HTTPReceiver({
      signingSecret,
      port,
      logger: boltLog,
      customPropertiesExtractor: (request) => ({ requestId: String(request.headers['x-slack-signature']) }),
      ...(config.oauth === null || installations === null
        ? {}
        : {
            clientId: config.oauth.clientId,
            clientSecret: config.oauth.clientSecret,
            stateSecret: toStateSecret(config.oauth.encryptionKey),
            installationStore: installations,
            scopes: [...botScopes],
            installerOptions: { clientOptions },
          }),
    });
    const start = async (): Promise<void> => {
      try {
        const address = (await receiver.start(port)).address();
        listensAt = typeof address === 'object' ? (address?.port ?? null) : null;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
        const why = code === 'EACCES' ? 'may not be listened on by this user' : 'is taken by another program';
        throw new AppError('port_taken', `Port ${port} ${why}. Set another SLACK_PORT.`, { cause: error });
      }
    };
    return { receiver, start, stop: () => receiver.stop().catch(() => {}) };
  }

  return {
    app,
    get port() {
      return listensAt;
    },
    async start() {
      await app.init();
      await transport.start();
    },
    stop: () => transport.stop(),
    async settled() {
      const limit = new AbortController();
      await Promise.race([Promise.allSettled(underWay), clock.wait(settleWithinMs, limit.signal)]);
      limit.abort();
    },
  };
}

/** What makes a request one of a kind: of an event its id, of what a person did its trigger, of a request its signature. */
function toRequestIds(body: object, context: object): string[] {
  const read = (from: object, field: string): string[] => {
    const value: unknown = Reflect.get(from, field);
    return typeof value === 'string' && value !== '' ? [`${field} ${value}`] : [];
  };
  return [...read(body, 'event_id'), ...read(body, 'trigger_id'), ...read(context, 'requestId')];
}

function toStateSecret(encryptionKey: string): string {
  return Buffer.from(hkdfSync('sha256', encryptionKey, '', 'wirewatch oauth state', 32)).toString('hex');
}
