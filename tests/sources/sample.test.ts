import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoundArticle } from '../../src/articles/article.ts';
import { createStories } from '../../src/articles/stories.ts';
import { type Clock, day, hour, minute, second } from '../../src/clock.ts';
import { createSampleSource, sampleSource } from '../../src/sources/sample.ts';
import { readSampleWire } from '../../src/sources/sample-wire.ts';
import type { Cursor } from '../../src/sources/source.ts';

const folder = join(import.meta.dirname, '../../samples');
const start = Date.UTC(2026, 10, 23, 9, 12, 5);
const signal = new AbortController().signal;

/** A program that started at this time, and whose clock is turned by hand. */
function createRun(startedAt: number) {
  let now = startedAt;
  const clock: Clock = { now: () => now, wait: async () => {} };
  const { fetch } = createSampleSource({
    source: sampleSource,
    readSamples: () => readSampleWire(folder),
    clock,
    startedAt,
  });
  return {
    async fetchAt(afterMs: number, cursor: Cursor | null) {
      now = startedAt + afterMs;
      const result = await fetch(cursor, signal);
      if (result.status === 'failed') throw new Error(result.failure.sentence);
      const articles: readonly FoundArticle[] = result.status === 'ok' ? result.articles : [];
      return { ...result, articles };
    },
    /** All live articles, asked for whenever the source says. */
    async playFrom(cursor: Cursor | null) {
      const played: { article: FoundArticle; afterMs: number }[] = [];
      let at = 0;
      let last = cursor;
      while (at < 20 * minute) {
        const result = await this.fetchAt(at, last);
        if (last !== null) played.push(...result.articles.map((article) => ({ article, afterMs: at })));
        last = result.cursor;
        at += result.askedPauseMs ?? hour;
      }
      return { played, cursor: last };
    },
  };
}

const plain = ({ content }: FoundArticle): string =>
  content
    .replace(/<aside.*?<\/aside>|<p><strong>.*?<\/p>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');

const isMicron = (article: FoundArticle): boolean =>
  /\bMICRON\b|\bMicron\b/.test(`${article.title} ${article.summary} ${plain(article)}`);
const isTrade = (article: FoundArticle): boolean =>
  /\bRaimondo\b|\bexport controls\b/i.test(`${article.title} ${article.summary} ${plain(article)}`);

describe('the sample wire', () => {
  test('gives its backlog when it is asked for the first time, spread over the last days', async () => {
    const { articles } = await createRun(start).fetchAt(second, null);
    expect(articles.length).toBeGreaterThanOrEqual(20);
    for (const { publishedAt, url } of articles) {
      expect(publishedAt).toBeGreaterThan(start - 3.5 * day);
      expect(publishedAt).toBeLessThan(start - hour);
      expect(url).toMatch(/^https:\/\/[a-z-]+\.example\/2026\/11\/2\d\/[a-z0-9-]+$/);
    }
    expect(articles.some(isMicron)).toBe(true);
    expect(articles.some(isTrade)).toBe(true);
  });

  test('gives its backlog once, also at the next start', async () => {
    const first = await createRun(start).fetchAt(second, null);
    const next = await createRun(start + 5 * day).fetchAt(0, first.cursor);
    expect(next.articles).toEqual([]);
  });

  test('meets both channels within five seconds of the first start', async () => {
    const run = createRun(start);
    const first = await run.fetchAt(second, null);
    const early = await run.fetchAt(5 * second, first.cursor);
    expect(early.articles.length).toBe(2);
    expect(early.articles.some(isMicron)).toBe(true);
    expect(early.articles.some(isTrade)).toBe(true);
  });

  test('gives each live article when it is due, for about six minutes, and then nothing', async () => {
    const run = createRun(start);
    const backlog = await run.fetchAt(0, null);
    const { played, cursor } = await run.playFrom(backlog.cursor);
    expect(played.length).toBeGreaterThanOrEqual(25);
    const times = played.map(({ afterMs }) => afterMs);
    expect(times.at(-1)).toBeGreaterThan(5 * minute);
    expect(times.at(-1)).toBeLessThan(7 * minute);
    for (const [index, time] of times.entries()) {
      const gap = time - (times[index - 1] ?? 0);
      expect(gap).toBeLessThanOrEqual(20 * second);
    }
    for (const { article, afterMs } of played) expect(article.publishedAt).toBe(start + afterMs);
    expect((await run.fetchAt(hour, cursor)).status).toBe('unchanged');
  });

  test('goes on where it was after a fetch that came late or twice', async () => {
    const run = createRun(start);
    const backlog = await run.fetchAt(0, null);
    const early = await run.fetchAt(5 * second, backlog.cursor);
    const again = await run.fetchAt(5 * second, early.cursor);
    const late = await run.fetchAt(2 * minute, early.cursor);
    expect(again.articles).toEqual([]);
    expect(late.articles.length).toBeGreaterThan(5);
    expect(late.articles.map(({ url }) => url)).not.toContain(early.articles[0]?.url);
  });

  test('is news again at a second start, ten seconds after the first', async () => {
    const first = createRun(start);
    const one = await first.playFrom((await first.fetchAt(0, null)).cursor);
    const two = await createRun(start + 10 * second).playFrom(one.cursor);
    expect(two.played.length).toBe(one.played.length);
    const urls = new Set(one.played.map(({ article }) => article.url));
    const guids = new Set(one.played.map(({ article }) => article.guid));
    const editions = new Set(one.played.map(({ article }) => article.edition));
    expect(editions.size).toBe(1);
    for (const { article } of two.played) {
      expect(urls.has(article.url)).toBe(false);
      expect(guids.has(article.guid)).toBe(false);
      expect(editions.has(article.edition)).toBe(false);
      expect(article.url).toContain('/2026/11/23/091215-');
    }
  });

  test('starts over where the cursor is not its own', async () => {
    for (const position of ['', 'x', '20261123-091205:-3', '20261123-091205:1e99', ':::']) {
      expect((await createRun(start).fetchAt(5 * second, { position })).articles.length).toBe(2);
    }
  });

  test('tells several stories by several outlets in several languages, with copies', async () => {
    const run = createRun(start);
    const backlog = await run.fetchAt(0, null);
    const { played } = await run.playFrom(backlog.cursor);
    const live = played.map(({ article }) => article);
    const all = [...backlog.articles, ...live];
    expect(all.length).toBeGreaterThanOrEqual(45);
    expect(new Set(all.map(({ outlet }) => outlet.host)).size).toBeGreaterThanOrEqual(8);
    expect([...new Set(live.map(({ language }) => language))].sort()).toEqual([
      'ar',
      'de',
      'en',
      'es',
      'fr',
      'ja',
      'zh',
    ]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
    for (const article of all) expect(plain(article).length).toBeGreaterThan(80);

    const stories = createStories();
    const outletsOf = new Map<string, string[]>();
    for (const { url, title, summary, publishedAt, outlet, ...article } of all) {
      const { story } = stories.add({
        id: url,
        title,
        summary,
        body: plain({ url, title, summary, publishedAt, outlet, ...article }),
        publishedAt,
      });
      outletsOf.set(story, [...(outletsOf.get(story) ?? []), outlet.name]);
    }
    // Every copy joins its original, and nothing else joins anything.
    const joined = [...outletsOf.values()].filter((outlets) => outlets.length > 1);
    expect(joined.length).toBe(6);
    for (const outlets of joined) expect(new Set(outlets).size).toBe(2);
  });

  test('has look-alikes that are not the company, also where a box names it', async () => {
    const run = createRun(start);
    const backlog = await run.fetchAt(0, null);
    const { played } = await run.playFrom(backlog.cursor);
    const all = [...backlog.articles, ...played.map(({ article }) => article)];
    const boxed = all.filter((article) => article.content.includes('Micron') && !isMicron(article));
    expect(boxed.length).toBeGreaterThanOrEqual(4);
    expect(all.filter((article) => /\bmicrons?\b/.test(plain(article))).every((article) => !isMicron(article))).toBe(
      true,
    );
    expect(all.some((article) => /turkeys?/.test(plain(article)))).toBe(true);
    expect(all.some((article) => /Turkey will keep/.test(plain(article)))).toBe(true);
  });

  test('names the weekday of its run, in the article’s language', async () => {
    const run = createRun(start);
    const { played } = await run.playFrom((await run.fetchAt(0, null)).cursor);
    const told = played.map(({ article }) => `${article.title} ${article.summary} ${article.content}`).join(' ');
    expect(told).not.toMatch(/[{}]|Tuesday/);
    for (const day of ['on Monday', 'am Montag', 'lundi', 'el lunes', '月曜日', '星期一', 'الاثنين'])
      expect(told).toContain(day);
  });

  test('says what is wrong where its folder is missing or spoilt', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'wirewatch-sample-'));
    try {
      await writeFile(join(broken, 'outlets.json'), '{"wire": 5}');
      for (const readFrom of [join(broken, 'nowhere'), broken]) {
        const { fetch } = createSampleSource({
          source: sampleSource,
          readSamples: () => readSampleWire(readFrom),
          clock: { now: () => start, wait: async () => {} },
          startedAt: start,
        });
        expect(await fetch(null, signal)).toMatchObject({
          status: 'failed',
          failure: { code: 'file_unreadable', sentence: expect.stringContaining('outlets.json') },
        });
      }
    } finally {
      await rm(broken, { recursive: true });
    }
  });
});
