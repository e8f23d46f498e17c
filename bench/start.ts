/**
 * The real program in a process of its own: how long from its start until it is ready, with 10,000 subscriptions, and what
 * memory it holds 20 s after it has asked all its sources. Goals: 1.5 s, 130 MB.
 */

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minute, systemClock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { openStore } from '../src/store/open-store.ts';
import { parseQuery } from '../src/subscriptions/parse-query.ts';
import { fillCompileCache, startProgram } from './program.ts';

const subscriptionCount = 10_000;
const runs = 5;
const idleAfterMs = 20_000;
const feedCount = 114;
const articlesInFeed = 30;

interface FeedHost {
  readonly addresses: readonly string[];
  /** Resolves when as many requests came as there are feeds; counts anew from then on. */
  untilAllAsked(): Promise<void>;
  close(): void;
}

let seed = 1;
function random(): number {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
}

function pick<T>(from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

function toName(): string {
  const syllables = Array.from({ length: 2 + Math.floor(random() * 2) }, () =>
    pick(['mi', 'cron', 'ra', 'mon', 'do', 'sam', 'ter', 'hou', 'bel', 'gar', 'tan', 'ko', 'vel', 'ny', 'ost', 'lin']),
  ).join('');
  return `${syllables.charAt(0).toUpperCase()}${syllables.slice(1)}`;
}

function toWord(): string {
  return pick(['export', 'controls', 'sanctions', 'tariff', 'rare', 'earths', 'port', 'strike', 'grain', 'licence']);
}

/** As people ask: mostly one name, some phrases, some of each with an OR, a NOT or a field. */
function toQuery(): string {
  const phrase = () => `"${toWord()} ${toWord()}"`;
  const kind = random();
  if (kind < 0.4) return toName();
  if (kind < 0.55) return phrase();
  if (kind < 0.7) return `${toName()} OR ${toName()} OR ${phrase()}`;
  if (kind < 0.8) return `${toName()} ${toWord()}`;
  if (kind < 0.9) return `(${toName()} OR ${toName()}) ${toWord()}* -opinion`;
  if (kind < 0.95) return `${toName()} NEAR/8 ${toWord()}`;
  return `title:${toName()} -"${toWord()} ${toWord()}" lang:en`;
}

async function fill(folder: string): Promise<void> {
  const store = await openStore({
    path: join(folder, 'wirewatch.db'),
    clock: systemClock,
    log: createLog('silent'),
  });
  await store.transaction(async (within) => {
    await within.workspaces.save({ id: 'console:local', name: 'This machine' });
    for (let index = 0; index < subscriptionCount; ) {
      const name = `channel-${index / 100}`;
      const place = { platform: 'console', workspaceId: 'console:local', externalId: name, name } as const;
      const { id: channelId } = await within.channels.ensure(place);
      const queries = new Set<string>();
      while (queries.size < 100) queries.add(parseQuery(toQuery()).text);
      for (const query of queries) {
        await within.subscriptions.add({ channelId, query, mention: null, createdAt: 0, createdBy: 'bench' });
        index += 1;
      }
    }
  });
  await store.close();
}

/** Each on a host of its own, as real ones are: one host is asked for one thing at a time. */
async function serveFeeds(): Promise<FeedHost> {
  const servers: Server[] = [];
  const addresses: string[] = [];
  let asked = 0;
  for (let feed = 0; feed < feedCount; feed += 1) {
    const host = `127.0.0.${feed + 2}`;
    const document = toFeed(feed);
    const server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(document);
    });
    server.listen(0, host);
    await once(server, 'listening');
    servers.push(server);
    addresses.push(`http://${host}:${(server.address() as AddressInfo).port}/feed.xml`);
  }
  return {
    addresses,
    async untilAllAsked() {
      while (asked < feedCount) await wait(100);
      asked = 0;
    },
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** Whole articles of some 400 words. */
function toFeed(feed: number): string {
  const paragraph = () =>
    Array.from({ length: 80 }, () =>
      random() < 0.1 ? toName() : random() < 0.2 ? toWord() : `word${Math.floor(3000 * random())}`,
    ).join(' ');
  const items = Array.from({ length: articlesInFeed }, (_, index) => {
    const text = Array.from({ length: 5 }, () => `&lt;p>${paragraph()}.&lt;/p>`).join('');
    const link = `https://outlet-${feed}.example/2026/${index}`;
    const date = new Date(Date.now() - index * 20 * minute).toUTCString();
    return `<item><title>${toName()} ${toWord()} ${toName()} ${index}</title><link>${link}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
  });
  return `<rss version="2.0"><channel><title>Outlet ${feed}</title><link>https://outlet-${feed}.example/</link>${items.join('')}</channel></rss>`;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until it is ready, in milliseconds. */
async function timeStart(folder: string, compileCache: string): Promise<number> {
  const program = await startProgram({ DATA_DIR: folder, NODE_COMPILE_CACHE: compileCache });
  await program.stop();
  return program.readyAfterMs;
}

async function measureStarts(): Promise<void> {
  await inFolder((folder) =>
    inFolder(async (cache) => {
      await fill(folder);
      fillCompileCache(join(cache, 'filled'));
      const later: number[] = [];
      const bare: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        later.push(await timeStart(folder, join(cache, 'filled')));
        bare.push(await timeStart(folder, join(cache, `${run}`)));
      }
      print('start to ready, as after npm ci', toMs(later), '1500 ms');
      print('start to ready, nothing compiled before', toMs(bare), '1500 ms');
    }),
  );
}

interface MemoryRow {
  readonly what: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly feeds?: FeedHost;
  readonly isCompiled?: boolean;
  readonly hasSubscriptions?: boolean;
}

async function measureMemory(row: MemoryRow): Promise<void> {
  const { what, settings, feeds, isCompiled = true, hasSubscriptions = false } = row;
  await inFolder((folder) =>
    inFolder(async (cache) => {
      if (hasSubscriptions) await fill(folder);
      if (isCompiled) fillCompileCache(cache);
      const data = { DATA_DIR: folder, NODE_COMPILE_CACHE: cache, SAMPLE_WIRE: 'off' };
      const program = await startProgram({ ...data, ...settings });
      await feeds?.untilAllAsked();
      await wait(idleAfterMs);
      const memory = program.memoryMb();
      await program.stop();
      print(what, memory === null ? 'not told by this system' : `${memory.toFixed(0)} MB`, '130 MB');
    }),
  );
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function toMs(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  return `${sorted[runs >> 1]?.toFixed(0)} ms, worst ${sorted.at(-1)?.toFixed(0)} ms`;
}

function print(...cells: readonly [what: string, figure: string, goal: string]): void {
  const [what, figure, goal] = cells;
  process.stdout.write(`  ${what.padEnd(58)}${figure.padEnd(26)}${goal}\n`);
}

process.stdout.write(
  `The program, Node ${process.version}, ${subscriptionCount.toLocaleString('en')} subscriptions, median of ${runs}\n`,
);
print('', 'measured', 'goal');
await measureStarts();
await measureMemory({ what: 'memory, the catalogue, no network', settings: { CATALOG: 'on' } });
const feeds = await serveFeeds();
const settings = { CATALOG: 'off', SOURCES: feeds.addresses.join(',') };
const what = `memory, ${feedCount} feeds of ${articlesInFeed} articles taken in`;
await measureMemory({ what, settings, feeds });
await measureMemory({ what: '  and 10,000 subscriptions', settings, feeds, hasSubscriptions: true });
await measureMemory({ what: '  and nothing compiled before', settings, feeds, isCompiled: false });
feeds.close();
