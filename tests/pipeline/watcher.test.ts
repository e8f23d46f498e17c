import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FoundArticle } from '../../src/articles/article.ts';
import { day, hour, minute } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createIntake, type Intake } from '../../src/pipeline/intake.ts';
import { createWatcher } from '../../src/pipeline/watcher.ts';
import type { WorkLoop } from '../../src/pipeline/work-loop.ts';
import type { Cursor, FetchResult, Source } from '../../src/sources/source.ts';
import { type Desk, openDesk, theWire } from '../fakes/desk-kit.ts';

const log = createLog('silent');

let desk: Desk;
let watcher: WorkLoop;
/** What each source answers next; the last answer stays. */
let answers: Map<string, (FetchResult | Error)[]>;
/** With which cursor each fetch began. */
let asked: { readonly id: string; readonly cursor: Cursor | null }[];
/** Titles that cannot be read, and titles at which the transaction breaks, once. */
let unreadable: Set<string>;
let breaking: Set<string>;
let told: number;

beforeEach(async () => {
  desk = await openDesk();
  answers = new Map();
  asked = [];
  unreadable = new Set();
  breaking = new Set();
  told = 0;
  await desk.type('/subscribe Micron');
});

afterEach(async () => {
  await watcher.stop();
  await desk.close();
});

/** The real intake, with a reader that fails on command, and transactions that break on command. */
function createBreakingIntake(): Intake {
  const { store, index, clock } = desk;
  const intake = createIntake({
    store,
    index,
    clock,
    log,
    reader: {
      async read({ content, ...found }) {
        if (unreadable.has(found.title)) throw new Error('A page that no parser survives.');
        return { ...found, body: content };
      },
    },
  });
  return {
    take: (found, source, options) =>
      intake.take(found, source, {
        ...options,
        async also(within) {
          await options.also?.(within);
          if (breaking.delete(found.title)) throw new Error('SQLITE_IOERR at offset 4711');
        },
      }),
  };
}

async function start(...sources: readonly Source[]): Promise<void> {
  const { store, clock } = desk;
  await store.sources.sync(
    sources.filter(({ workspaceId }) => workspaceId === null),
    clock.now(),
  );
  for (const source of sources) if (source.workspaceId !== null) await store.sources.add(source, clock.now());
  watcher = createWatcher({
    store,
    clock,
    log,
    intake: createBreakingIntake(),
    random: () => 0.5,
    onDeliveries: () => told++,
    toArticleSource: (source) => ({
      source,
      async fetch(cursor) {
        asked.push({ id: source.id, cursor });
        const queue = answers.get(source.id) ?? [];
        const answer = queue.length > 1 ? queue.shift() : queue[0];
        if (answer instanceof Error) throw answer;
        return answer ?? ok([]);
      },
    }),
  });
  watcher.start();
  await settle();
}

async function settle(): Promise<void> {
  for (let round = 0; round < 40; round++) await new Promise((resolve) => setImmediate(resolve));
}

async function turn(ms: number): Promise<void> {
  await desk.clock.turn(ms);
  await settle();
}

function ok(articles: readonly FoundArticle[], etag?: string): FetchResult {
  return { status: 'ok', articles, cursor: etag === undefined ? {} : { etag }, askedPauseMs: null };
}

function failed(code: 'http_status' | 'gone', isPermanent = false): FetchResult {
  return { status: 'failed', failure: { code, sentence: 'It answered oddly.', retryAfterMs: null, isPermanent } };
}

function toFound(title: string, change: Partial<FoundArticle> = {}): FoundArticle {
  return {
    url: `https://thewire.example/${encodeURIComponent(title)}`,
    guid: null,
    title,
    summary: '',
    content: '',
    publishedAt: desk.clock.now(),
    language: 'en',
    byline: null,
    image: null,
    outlet: { name: 'The Wire', host: 'thewire.example', country: 'gb' },
    ...change,
  };
}

/** The titles of what waits to be told, in the order of its telling. */
async function waiting(): Promise<readonly string[]> {
  const titles: string[] = [];
  for (;;) {
    const due = await desk.store.deliveries.takeDue(desk.clock.now(), 10);
    if (due.length === 0) return titles;
    for (const { id, articleId } of due) {
      titles.push((await desk.store.articles.byId(articleId))?.title ?? '');
      await desk.store.deliveries.complete(id, desk.clock.now());
    }
  }
}

const archived = () => desk.store.articles.count();
const state = (id = 'the-wire') => desk.store.sources.byId(id);

test('what a source holds at first is stored and not told; what comes later is told', async () => {
  answers.set('the-wire', [ok([toFound('Micron goes to court')], 'one')]);
  await start(theWire);
  expect(await archived()).toBe(1);
  expect(await state()).toMatchObject({ cursor: { etag: 'one' }, firstFetchedAt: desk.clock.now(), failures: 0 });
  answers.set('the-wire', [ok([toFound('Micron opens in Boise'), toFound('Micron goes to court')], 'two')]);
  await turn(hour);
  expect(await waiting()).toEqual(['Micron opens in Boise']);
  expect(asked.slice(0, 2)).toEqual([
    { id: 'the-wire', cursor: null },
    { id: 'the-wire', cursor: { etag: 'one' } },
  ]);
  expect(told).toBe(1);
});

test('a first fetch that fails is no first fetch', async () => {
  answers.set('the-wire', [failed('http_status'), ok([toFound('Micron goes to court')])]);
  await start(theWire);
  expect(await state()).toMatchObject({ firstFetchedAt: null, failures: 1 });
  await turn(hour);
  expect(await archived()).toBe(1);
  expect(await waiting()).toEqual([]);
});

test('articles are taken oldest first, those without a date last, and each once', async () => {
  await start(theWire);
  const at = desk.clock.now();
  answers.set('the-wire', [
    ok([
      toFound('Micron opens in Boise', { publishedAt: null }),
      toFound('Micron goes to court', { publishedAt: at }),
      toFound('Micron goes to court', { publishedAt: at }),
      toFound('Shares of Micron fall', { publishedAt: at - hour, guid: 'fall' }),
      toFound('Shares of Micron fall again', { publishedAt: at - minute, guid: 'fall' }),
    ]),
  ]);
  await turn(hour);
  expect(await waiting()).toEqual(['Shares of Micron fall', 'Micron goes to court', 'Micron opens in Boise']);
  expect(await archived()).toBe(3);
});

test('a crash in the midst of a fetch repeats it from its cursor: nothing is lost, nothing told twice', async () => {
  answers.set('the-wire', [ok([], 'one')]);
  await start(theWire);
  const names = ['Seoul', 'Boise', 'Singapore'].map((name) => `Micron looks at ${name}`);
  answers.set('the-wire', [
    ok(
      names.map((name) => toFound(name)),
      'two',
    ),
  ]);
  breaking.add('Micron looks at Boise');
  await turn(20 * minute);
  expect(await waiting()).toEqual(names);
  expect(asked.map(({ cursor }) => cursor?.etag).slice(0, 3)).toEqual([undefined, 'one', 'one']);
  expect(await state()).toMatchObject({ cursor: { etag: 'two' }, failures: 0, lastError: null });
  expect(await archived()).toBe(3);
});

test('a crash at the last article leaves the cursor where it was', async () => {
  answers.set('the-wire', [ok([], 'one')]);
  await start(theWire);
  const before = asked.length;
  answers.set('the-wire', [ok([toFound('Micron goes to court'), toFound('Micron opens in Boise')], 'two')]);
  breaking.add('Micron opens in Boise');
  while (asked.length === before) await turn(minute);
  expect(await state()).toMatchObject({ cursor: { etag: 'one' }, failures: 1 });
  expect(await archived()).toBe(1);
  await turn(hour);
  expect(await waiting()).toEqual(['Micron goes to court', 'Micron opens in Boise']);
});

test('a fault of ours is told without what went wrong inside', async () => {
  answers.set('the-wire', [new TypeError("Cannot read properties of undefined (reading 'length')")]);
  await start(theWire);
  const list = await desk.type('/sources list');
  expect(list).toContain('failing since');
  expect(list).toContain('What it holds could not be taken in; it is asked again soon, and the log says why.');
  expect(list).not.toContain('undefined');
});

test('an article that cannot be read counts by its title, and holds up nothing', async () => {
  await start(theWire);
  unreadable.add('Micron goes to court');
  answers.set('the-wire', [ok([toFound('Micron goes to court'), toFound('Micron opens in Boise')], 'two')]);
  await turn(hour);
  expect(await waiting()).toEqual(['Micron goes to court', 'Micron opens in Boise']);
  expect(await state()).toMatchObject({ failures: 0, cursor: { etag: 'two' } });
});

test('an article of a private source is told in its workspace alone', async () => {
  const bulletin: Source = { ...theWire, id: 'bulletin', workspaceId: 'discord:globex' };
  await desk.type('/subscribe Micron', { workspace: 'globex', channel: 'news' });
  await start(theWire, bulletin);
  answers.set('bulletin', [ok([toFound('Micron goes to court')])]);
  await turn(hour);
  const due = await desk.store.deliveries.takeDue(desk.clock.now(), 10);
  const channels = await Promise.all(due.map(({ channelId }) => desk.store.channels.byId(channelId)));
  expect(channels.map((channel) => channel?.name)).toEqual(['news']);
});

test('what is older than three days when it is first seen goes into the archive without an alert', async () => {
  await start(theWire);
  const at = desk.clock.now() + hour;
  answers.set('the-wire', [
    ok([
      toFound('Micron goes to court', { publishedAt: at - 3 * day - 2 * hour }),
      toFound('Micron opens in Boise', { publishedAt: at - 3 * day + 2 * hour }),
    ]),
  ]);
  await turn(hour);
  expect(await archived()).toBe(2);
  expect(await waiting()).toEqual(['Micron opens in Boise']);
});

test('a source that is gone for good is parked, and asked no more until someone wakes it', async () => {
  answers.set('the-wire', [failed('gone', true)]);
  await start(theWire);
  expect(await state()).toMatchObject({ parked: { reason: 'It answered oddly.' } });
  const before = asked.length;
  await turn(day);
  expect(asked).toHaveLength(before);
  await desk.store.sources.wake('the-wire', desk.clock.now());
  watcher.wake();
  await settle();
  expect(asked).toHaveLength(before + 1);
});

test('a source that fails is asked again after longer and longer pauses, and others are not held up', async () => {
  answers.set('the-wire', [failed('http_status')]);
  await start(theWire, { ...theWire, id: 'harbour' });
  await turn(3 * hour);
  const of = (id: string) => asked.filter((one) => one.id === id).length;
  expect(of('the-wire')).toBeLessThan(12);
  expect(of('the-wire')).toBeGreaterThan(4);
  expect(of('harbour')).toBeGreaterThan(8);
  expect(await state('harbour')).toMatchObject({ failures: 0, lastError: null });
  expect((await state())?.lastError).toMatchObject({ code: 'http_status', sentence: 'It answered oddly.' });
});

test('an answer that nothing has changed keeps what the source needs to ask so again', async () => {
  answers.set('the-wire', [
    ok([toFound('Micron goes to court')], 'one'),
    { status: 'unchanged', cursor: { etag: 'one' }, askedPauseMs: null },
  ]);
  await start(theWire);
  await turn(hour);
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(asked.slice(1).map(({ cursor }) => cursor?.etag))).toEqual(new Set(['one']));
  expect(await archived()).toBe(1);
});

test('a stop breaks off what is being taken in; the next start takes up the rest', async () => {
  await start(theWire);
  answers.set('the-wire', [
    ok(
      ['Seoul', 'Boise'].map((name) => toFound(`Micron looks at ${name}`)),
      'two',
    ),
  ]);
  breaking.add('Micron looks at Boise');
  await turn(16 * minute);
  await watcher.stop();
  await start(theWire);
  await turn(hour);
  expect(await waiting()).toEqual(['Micron looks at Seoul', 'Micron looks at Boise']);
});
