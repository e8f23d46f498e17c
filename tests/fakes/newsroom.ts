import { minute } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createDispatcher, recoverDeliveries } from '../../src/pipeline/dispatcher.ts';
import { createWatcher } from '../../src/pipeline/watcher.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/store.ts';
import { createExtractiveSummariser } from '../../src/summaries/extractive.ts';
import { theWire } from './desk-kit.ts';
import { ok } from './feed-server.ts';
import { type RssArticle, toRss } from './rss.ts';
import type { ChannelName, OpenStage, Seen, Stage } from './stage.ts';

/** The whole way of an article: outlets on the web, the watcher, the intake, the dispatcher, and a platform with its real client. */
export interface Newsroom {
  readonly stage: Stage;
  /** The outlets publish these; resolves when all of them are taken in. */
  publish(outlet: OutletName, ...articles: readonly RssArticle[]): Promise<void>;
  /** The stories that the channel was told, oldest first. */
  alerts(channel: ChannelName): Promise<readonly Seen[]>;
  /** Turns the time on until it is so. */
  until<T>(look: () => Promise<T | null | undefined | false>): Promise<T>;
  /** Until no delivery waits any more. */
  settle(): Promise<void>;
  /** From now on what is sent cannot be noted in the database, as if the program died just before. */
  dieBeforeNoting(): Promise<void>;
  /** A new process takes up what is left. */
  startAnew(): Promise<void>;
  end(): Promise<void>;
}

export type OutletName = 'The Wire' | 'Harbour Post';

const outlets: Readonly<Record<OutletName, Source>> = {
  'The Wire': { ...theWire, url: 'http://thewire.example/wire.xml' },
  'Harbour Post': { ...theWire, id: 'harbour', name: 'Harbour Post', url: 'http://harbour.example/harbour.xml' },
};
const paths: Readonly<Record<OutletName, string>> = { 'The Wire': '/wire.xml', 'Harbour Post': '/harbour.xml' };
const patienceMs = 12_000;

export async function openNewsroom(open: OpenStage): Promise<Newsroom> {
  const stage = await open();
  const { desk } = stage;
  const { store, clock, web, intake, toArticleSource } = desk;
  const log = createLog('silent');
  const published: Record<OutletName, RssArticle[]> = { 'The Wire': [], 'Harbour Post': [] };
  let taken = 0;

  const toDispatcher = (over: Store) => {
    const made = createDispatcher({
      ...{ store: over, platforms: [stage.platform], summariser: createExtractiveSummariser(), clock, log },
    });
    made.start();
    return made;
  };
  let dispatcher = toDispatcher(store);
  const onDeliveries = () => dispatcher.wake();
  const watcher = createWatcher({ store, toArticleSource, intake, clock, log, onDeliveries, random: () => 0.5 });

  async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (performance.now() > end) throw new Error('It did not come to pass in time');
      // While an outlet is being asked the time stands still: it must not be the clock that breaks it off.
      if (web.open === 0) await clock.turn(250);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  for (const path of Object.values(paths)) web.answer(path, ok(toRss([])));
  await store.sources.sync(Object.values(outlets), clock.now());
  watcher.start();
  // What they hold at first is told to nobody.
  await until(async () => (await store.sources.visibleTo(null)).every(({ firstFetchedAt }) => firstFetchedAt !== null));

  return {
    stage,
    until,
    async publish(outlet, ...articles) {
      published[outlet].unshift(...articles);
      taken += articles.length;
      web.answer(paths[outlet], ok(toRss(published[outlet], outlet)));
      await store.sources.wake(outlets[outlet].id, clock.now());
      watcher.wake();
      await until(async () => (await store.articles.count()) === taken);
    },
    alerts: async (channel) => (await stage.sees(channel)).filter(({ title }) => title !== ''),
    async settle() {
      await until(async () => {
        const { created, active, retry } = await store.deliveries.counts();
        return created + active + retry === 0;
      });
    },
    async dieBeforeNoting() {
      await dispatcher.stop();
      const die = () => Promise.reject(new Error('The program died'));
      const deliveries = { ...store.deliveries, complete: die, retry: die, fail: die };
      dispatcher = toDispatcher({ ...store, transaction: die, deliveries });
    },
    async startAnew() {
      await dispatcher.stop();
      await stage.restart();
      await clock.turn(minute);
      await recoverDeliveries({ store, log });
      dispatcher = toDispatcher(store);
    },
    async end() {
      await watcher.stop();
      await stage.during(dispatcher.stop());
      await stage.end();
    },
  };
}
