import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { commands } from '../commands/index.ts';
import { createHandler } from './chat/invoke.ts';
import type { ChatPlatform } from './chat/platform.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { toGreeting } from './greeting.ts';
import { createHttp } from './http.ts';
import type { Log } from './log.ts';
import { createDispatcher, recoverDeliveries } from './pipeline/dispatcher.ts';
import { createIntake } from './pipeline/intake.ts';
import { createReader } from './pipeline/reader.ts';
import { createSubscriptionIndex } from './pipeline/subscription-index.ts';
import { createWatcher } from './pipeline/watcher.ts';
import { createConsole } from './platforms/console/console.ts';
import { createToArticleSource } from './sources/article-source.ts';
import { toInstalledSources } from './sources/installed.ts';
import { createLookAt } from './sources/look-at.ts';
import { sampleSource } from './sources/sample.ts';
import { openCache } from './store/cache.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { parseQuery } from './subscriptions/parse-query.ts';
import { createExtractiveSummariser } from './summaries/extractive.ts';

/** The running program. */
export interface App {
  /** Where the page is. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Builds every part and starts it: the only place that knows them all.
 * @throws {AppError} where a setting, the port or the database is wrong; nothing is left running then.
 */
export async function startApp(parts: {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** The terminal; left out where there is none. */
  readonly input?: Readable;
  readonly output?: Writable;
  /** Another Discord and another Slack than their own, for tests. */
  readonly discordUrl?: string;
  readonly slackApiUrl?: string;
}): Promise<App> {
  const { config, clock, log, version } = parts;
  const startedAt = clock.now();
  const store = await openStore({ path: join(config.dataFolder, 'wirewatch.db'), clock, log });
  const closing: (() => Promise<void> | void)[] = [() => store.close()];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  const stopped = new Set<ChatPlatform>();
  const stopPlatform = async (platform: ChatPlatform) => {
    if (stopped.has(platform)) return;
    stopped.add(platform);
    await platform.stop();
  };
  let isReady = false;
  try {
    const cache = await openCache({ path: join(config.dataFolder, 'cache.db'), clock, log });
    closing.push(() => cache.close());
    const http = createHttp({ version, clock });
    closing.push(() => http.close());

    const installed = toInstalledSources(config);
    await store.sources.sync(installed, clock.now());
    if (config.isSampleWireOn) await openSampleWire(store, clock.now());
    const index = createSubscriptionIndex(log);
    await index.load(store);

    const toArticleSource = createToArticleSource({ http, clock });
    const reader = createReader({ http, cache, log });
    const intake = createIntake({ store, reader, index, clock, log });
    const console = createConsole({
      store,
      clock,
      log,
      version,
      ...config.console,
      isReady: () => isReady,
      greet: (address) => toGreeting({ config, address, installed, version, subscriptionCount: index.size }),
      ...(parts.input && parts.output ? { input: parts.input, output: parts.output } : {}),
    });
    const platforms: ChatPlatform[] = [console];
    // Their packages cost memory, so they are loaded where they are used.
    if (config.discordToken !== null) {
      const { createDiscord } = await import('./platforms/discord/discord.ts');
      platforms.push(
        createDiscord({
          ...{ token: config.discordToken, guild: config.discordGuild, clock, log, version },
          ...(parts.discordUrl === undefined ? {} : { restUrl: parts.discordUrl }),
        }),
      );
    }
    if (config.slack !== null) {
      const { createSlack } = await import('./platforms/slack/slack.ts');
      platforms.push(createSlack({ config: config.slack, store, clock, log, apiUrl: parts.slackApiUrl }));
    }
    const dispatcher = createDispatcher({ store, platforms, summariser: createExtractiveSummariser(), clock, log });
    const watcher = createWatcher({
      store,
      toArticleSource,
      intake,
      clock,
      log,
      onDeliveries: dispatcher.wake,
    });
    const handler = createHandler({
      commands,
      store,
      clock,
      log,
      services: {
        indexed: index.add,
        unindexed: index.remove,
        lookAt: createLookAt({ http, clock }),
        tryFetch: (source) => toArticleSource(source).fetch(null, AbortSignal.timeout(30_000)),
        sourcesChanged: watcher.wake,
        channelsOpened: dispatcher.wake,
        status: () => ({
          version,
          startedAt,
          platforms: platforms.map(({ name }) => name),
          memoryBytes: process.memoryUsage.rss(),
        }),
        maxSubscriptionsPerChannel: config.maxSubscriptionsPerChannel,
      },
    });

    for (const platform of platforms) {
      await platform.start(commands, handler);
      closing.push(() => stopPlatform(platform));
    }
    await recoverDeliveries({ store, log });
    dispatcher.start();
    // What waits with a platform for its turn is refused and kept, so that the dispatcher need not wait for it.
    closing.push(async () => void (await Promise.all([dispatcher.stop(), ...platforms.map(stopPlatform)])));
    watcher.start();
    isReady = true;
    closing.push(() => watcher.stop());
    return { address: console.address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each start is a new run of the wire; its two channels are made once, so that what is removed there stays removed. */
async function openSampleWire(store: Store, now: number): Promise<void> {
  await store.sources.wake(sampleSource.id, now);
  if ((await store.settings.read('sample-channels')) === true) return;
  await store.transaction(async (within) => {
    await within.workspaces.save({ id: 'console:local', name: 'This machine' });
    for (const [name, query] of [
      ['chips', 'Micron'],
      ['trade', 'Raimondo OR "export controls"'],
    ] as const) {
      const channel = await within.channels.ensure({
        platform: 'console',
        workspaceId: 'console:local',
        externalId: name,
        name,
      });
      await within.subscriptions.add({
        channelId: channel.id,
        query: parseQuery(query).text,
        mention: null,
        createdAt: now,
        createdBy: 'console',
      });
    }
    await within.settings.save('sample-channels', true);
  });
}
