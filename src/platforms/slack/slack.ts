import type { Command } from '../../chat/command.ts';
import { type ChatPlatform, DeliveryError, type Handler } from '../../chat/platform.ts';
import { type Clock, second } from '../../clock.ts';
import type { SlackConfig } from '../../config.ts';
import { AppError, toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import { createAnswer } from './answer.ts';
import { createBoltLog } from './bolt-log.ts';
import { type Connection, createConnection } from './connection.ts';
import { createDeliveries } from './deliveries.ts';
import { createDirectory } from './directory.ts';
import { listenToHome } from './home.ts';
import { type Identity, identify } from './identity.ts';
import { createInstallations, withHome } from './installations.ts';
import { limits } from './limits.ts';
import { leftSentence, listenToMembership } from './membership.ts';
import { createComeIn } from './presence.ts';
import { listenToPresses } from './presses.ts';
import { createSeal } from './seal.ts';
import { createSubscribeModal } from './subscribe-modal.ts';
import { listenToTalk } from './talk.ts';
import { createWeb } from './web.ts';
import { createToSlackWords } from './words.ts';

export interface SlackSettings {
  readonly config: SlackConfig;
  readonly store: Pick<Store, 'channels' | 'subscriptions' | 'installations' | 'workspaces'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Where Slack's Web API is; left out: Slack's own. */
  readonly apiUrl?: string | undefined;
}

export interface SlackPlatform extends ChatPlatform {
  /** Where Slack's requests are taken; null over a socket. */
  readonly port: number | null;
}

const pausesMs = [second, 5 * second, 15 * second, 60 * second];

/** Slack, by its own Bolt: people type, press and fill in forms; alerts go out by a client of ours. */
export function createSlack({ config, store, clock, log, apiUrl }: SlackSettings): SlackPlatform {
  const boltLog = createBoltLog(log);
  const stopping = new AbortController();
  let home: Identity | null = null;
  let handler: Handler | null = null;
  let connection: Connection | null = null;
  let trying: Promise<void> | null = null;

  const installations =
    config.oauth === null
      ? null
      : createInstallations({
          store,
          clock,
          seal: createSeal(config.oauth.encryptionKey),
          async onInstalled(workspace) {
            web.forget(workspace);
            await handler?.joined({ platform: 'slack', workspace });
          },
        });
  const web = createWeb({ toToken, apiUrl, log: boltLog });
  const deliveries = createDeliveries({ web, clock });
  const directory = createDirectory({ web, managers: config.managers, clock, log });

  async function toToken(workspace: string): Promise<string | null> {
    if (config.botToken !== null) {
      if (home === null) throw new DeliveryError('platform_unavailable', 'Slack has not let us in yet.');
      if (home.workspace === workspace) return config.botToken;
    }
    return (await installations?.of(workspace))?.bot.token ?? null;
  }

  async function connect(commands: readonly Command[], handle: Handler): Promise<void> {
    if (config.botToken !== null) home = await identify(config.botToken, apiUrl, boltLog);
    const known = installations === null ? null : withHome(installations, home, config.botToken);
    const made = createConnection({ config, identity: home, installations: known, apiUrl, clock, log });
    const { app } = made;
    const toSlackWords = createToSlackWords(commands.map(({ name }) => name));
    const answer = createAnswer({ web, posts: deliveries.posts, clock, log, signal: stopping.signal, toSlackWords });
    const comeIn = createComeIn({ web, directory });
    const shared = { app, handler: handle, directory, answer, comeIn, web, store, clock, log, toSlackWords };
    listenToTalk(shared);
    listenToPresses(shared);
    listenToHome({ ...shared, modal: createSubscribeModal(shared) });
    listenToMembership({
      ...shared,
      async onLeft(workspace) {
        web.forget(workspace);
        await installations?.remove(workspace);
      },
    });
    await made.start();
    connection = made;
    if (home !== null) await welcomeBack(home.workspace, handle);
  }

  /** The workspace had removed us, and a new token is set now. */
  async function welcomeBack(workspace: string, handle: Handler): Promise<void> {
    const channels = await store.channels.ofWorkspace(`slack:${workspace}`);
    if (channels.some(({ parked }) => parked?.reason === leftSentence)) {
      await handle.joined({ platform: 'slack', workspace });
    }
  }

  async function keepTrying(commands: readonly Command[], handle: Handler): Promise<void> {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      await clock.wait(pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? second, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await connect(commands, handle);
        log.info({ attempt }, 'Slack lets us in');
        return;
      } catch (error) {
        const mustAct = error instanceof AppError && error.code === 'config_invalid';
        log[mustAct ? 'error' : 'warn']({ attempt, reason: toSentence(error) }, 'Slack does not let us in yet');
      }
    }
  }

  return {
    name: 'slack',
    limits,
    get port() {
      return connection?.port ?? null;
    },

    async start(commands, handle) {
      handler = handle;
      try {
        await connect(commands, handle);
      } catch (error) {
        // The rest of the program need not wait until Slack is there again.
        if (!(error instanceof AppError) || error.code !== 'platform_unavailable') throw error;
        log.warn({ reason: error.message }, 'Slack does not let us in yet; trying again');
        trying = keepTrying(commands, handle);
      }
    },
    send: deliveries.send,
    edit: deliveries.edit,
    find: deliveries.find,
    async stop() {
      stopping.abort();
      await trying;
      await connection?.stop();
      deliveries.stop();
      await connection?.settled();
    },
  };
}
