import { commands } from '../../../commands/index.ts';
import type { SlackConfig } from '../../../src/config.ts';
import { createLog, type Log } from '../../../src/log.ts';
import { createDispatcher, recoverDeliveries } from '../../../src/pipeline/dispatcher.ts';
import type { WorkLoop } from '../../../src/pipeline/work-loop.ts';
import { createSlack, type SlackPlatform } from '../../../src/platforms/slack/slack.ts';
import type { Store } from '../../../src/store/store.ts';
import { createExtractiveSummariser } from '../../../src/summaries/extractive.ts';
import { type Desk, openDesk } from '../../fakes/desk-kit.ts';
import { createSlackServer, type SlackServer, type SlackServerOptions } from '../../fakes/slack-server.ts';

/** The real Bolt and the real commands on a store of their own, against a Slack on this machine. */
export interface SlackKit {
  readonly slack: SlackServer;
  readonly platform: SlackPlatform;
  readonly desk: Desk;
  readonly dispatcher: WorkLoop;
  restart(): Promise<void>;
  /** From now on what is sent cannot be noted in the database, as if the program died just before. */
  dieBeforeNoting(): Promise<void>;
  close(): Promise<void>;
}

export const botToken = 'xoxb-fake-bot';
export const appToken = 'xapp-fake-app';

export const socketConfig: SlackConfig = { botToken, appToken, http: null, oauth: null, managers: 'admins' };

/** Ana is an admin, Ben is not but made #bens, Cal is neither. */
export async function openSlackKit(
  config: Partial<SlackConfig> = {},
  options: SlackServerOptions & { readonly log?: Log } = {},
): Promise<SlackKit> {
  const desk = await openDesk();
  const { clock, store, handler } = desk;
  const log = options.log ?? createLog('silent');
  const slack = await createSlackServer({
    now: clock.now,
    whileWaiting: () => void clock.turn(100),
    channelPauseMs: 900,
    ...options,
  });
  slack.addToken(botToken);
  slack.addToken(appToken, { kind: 'app' });
  slack.addPerson('ana', { isAdmin: true });
  slack.addPerson('ben');
  slack.addPerson('cal');
  slack.addRoom('chips', { members: ['UANA', 'UBEN', 'UCAL'] });
  slack.addRoom('bens', { creator: 'UBEN', members: ['UBEN', 'UANA'] });
  slack.addRoom('desk', { kind: 'private', members: ['UANA'] });

  const toPlatform = () =>
    createSlack({ config: { ...socketConfig, ...config }, store, clock, log, apiUrl: slack.apiUrl });
  const startDispatcher = (over: Store = store) => {
    const parts = { platforms: [kit.platform], summariser: createExtractiveSummariser(), clock, log };
    kit.dispatcher = createDispatcher({ store: over, ...parts });
    kit.dispatcher.start();
  };
  const kit = {
    slack,
    desk,
    platform: toPlatform(),
    dispatcher: undefined as unknown as WorkLoop,
    async restart() {
      await kit.dispatcher.stop();
      await kit.platform.stop();
      kit.platform = toPlatform();
      await kit.platform.start(commands, handler);
      await recoverDeliveries({ store, log });
      startDispatcher();
    },
    async dieBeforeNoting() {
      await kit.dispatcher.stop();
      const die = () => Promise.reject(new Error('The program died'));
      const deliveries = { ...store.deliveries, complete: die, retry: die, fail: die };
      startDispatcher({ ...store, transaction: die, deliveries });
    },
    async close() {
      await kit.dispatcher.stop();
      await kit.platform.stop();
      await slack.close();
      await desk.close();
    },
  };
  try {
    await kit.platform.start(commands, handler);
  } catch (error) {
    await kit.platform.stop();
    await slack.close();
    await desk.close();
    throw error;
  }
  startDispatcher();
  return kit;
}
