/**
 * The store on disk: `node bench/store.ts [ARTICLES]`. Generated articles of some 60 words; "common" is in every second of
 * them, "rare" in one of 20,000. Goal: a page of candidates within 30 ms at any size of the archive.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { second, systemClock } from '../src/clock.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import type { CandidateQuery } from '../src/subscriptions/candidates.ts';

const count = Number(process.argv[2] ?? 100_000);
const start = Date.UTC(2025, 0, 1);
const rows: [string, string][] = [];
const workspaceId = 'console:local';

let seed = 1;
function random(): number {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
}

function toBody(index: number): string {
  const words = Array.from({ length: 60 }, () => `word${Math.floor(40_000 ** random())}`);
  if (index % 2 === 0) words[10] = 'common';
  if (index % 20_000 === 77) words[20] = 'rare';
  if (index % 3 === 0) words.splice(30, 2, 'export', 'controls');
  return words.join(' ');
}

async function add(store: Store, index: number): Promise<void> {
  // Feeds bring articles roughly, not quite, in the order of their dates.
  const publishedAt = start + index * 30 * second - Math.floor(random() * 3600) * second;
  const storyId = await store.stories.begin(publishedAt);
  const outlet = { name: 'The Wire', host: 'thewire.example', country: 'gb' };
  const texts = { title: `Title ${index}`, summary: '', body: toBody(index) };
  const rest = { guid: `g${index}`, language: 'en', byline: null, image: null, publishedAt, outlet };
  const article = { url: `https://thewire.example/2025/${index}`, ...texts, ...rest };
  await store.articles.add({
    article,
    sourceId: 'the-wire',
    workspaceId: null,
    seenAt: publishedAt,
    publishedAt,
    storyId,
  });
}

async function measure(name: string, runs: number, work: (run: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await work(run);
    times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.min(runs - 1, Math.floor(runs * share))] ?? 0).toFixed(2);
  rows.push([name, `${at(0.5)} ms, worst ${at(1)} ms`]);
}

const words = (text: string, prefix = false): CandidateQuery => ({ kind: 'words', words: text.split(' '), prefix });
const queries: readonly (readonly [string, CandidateQuery])[] = [
  ['a common word', words('common')],
  ['a rare word', words('rare')],
  ['a word that is nowhere', words('nowhere')],
  ['a phrase of common words', words('export controls')],
  ['a common and a rare word', { kind: 'all', of: [words('common'), words('rare')] }],
  ['a common or a rare word', { kind: 'any', of: [words('common'), words('rare')] }],
  ['a prefix, half of the archive', words('comm', true)],
  ['everything', { kind: 'everything' }],
];

const folder = mkdtempSync(join(tmpdir(), 'wirewatch-bench-'));
const path = join(folder, 'store.db');
const options = { path, clock: systemClock, log: pino({ level: 'silent' }) };
try {
  const store = await openStore(options);
  const began = performance.now();
  for (let first = 0; first < count; first += 500) {
    await store.transaction(async (within) => {
      for (let index = first; index < Math.min(count, first + 500); index += 1) await add(within, index);
    });
  }
  const seconds = (performance.now() - began) / 1000;
  rows.push(['articles added, 500 a transaction', `${Math.round(count / seconds)} a second`]);
  await measure('one article, one transaction', 500, (run) => store.transaction((within) => add(within, count + run)));
  rows.push(['file', `${Math.round(statSync(path).size / count)} bytes an article`]);

  const search = { workspaceId, since: 0, before: null, limit: 50 };
  for (const [name, query] of queries) {
    await measure(`50 candidates: ${name}`, 20, () => store.articles.candidates({ ...search, query }));
    const [last] = await store.articles.candidates({ ...search, query: { kind: 'everything' }, limit: 1 });
    const middle = await store.articles.byId(Math.floor((last?.id ?? 2) / 2));
    await measure('  the same, from the middle of the archive', 20, () =>
      store.articles.candidates({ ...search, query, before: middle }),
    );
  }

  const channels = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      store.channels.ensure({ platform: 'console', workspaceId, externalId: `${index}`, name: `${index}` }),
    ),
  );
  await store.transaction(async (within) => {
    for (let index = 0; index < 10_000; index += 1) {
      const channel = channels[index % 100];
      const article = await within.articles.byId(index + 1);
      if (channel === undefined || article === null) continue;
      const { storyId, id: articleId } = article;
      const base = { channelId: channel.id, createdAt: start };
      await within.subscriptions.add({ ...base, query: `query ${index}`, mention: null, createdBy: 'ana' });
      const alert = await within.alerts.begin(channel.id, storyId, articleId, [], start);
      const rest = { kind: 'alert', subscriptionIds: [], dueAt: start } as const;
      await within.deliveries.add({ id: `d${index}`, alertId: alert.id, storyId, articleId, ...base, ...rest });
    }
  });
  await measure('50 deliveries taken of 10,000 that wait', 20, async () => {
    for (const { id } of await store.deliveries.takeDue(start, 50)) await store.deliveries.complete(id, start);
  });
  await measure('when the next delivery is due', 20, () => store.deliveries.nextDueAt());
  await measure('10,000 subscriptions read', 5, async () => {
    for (let after = 0; ; ) {
      const last = (await store.subscriptions.page(after, 1000)).at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  });
  await store.close();
  await measure('opened', 5, async () => (await openStore(options)).close());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(`Store, ${count.toLocaleString('en')} articles, Node ${process.version}\n`);
for (const [name, figure] of rows) process.stdout.write(`  ${name.padEnd(52)} ${figure}\n`);
