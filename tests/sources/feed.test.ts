import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FoundArticle } from '../../src/articles/article.ts';
import type { Http, HttpRequest, HttpResult } from '../../src/http.ts';
import { createFeedSource } from '../../src/sources/feed.ts';
import type { FetchResult, Source } from '../../src/sources/source.ts';
import { createHandClock } from '../fakes/hand-clock.ts';

const clock = createHandClock(Date.UTC(2026, 9, 2, 12));
const signal = new AbortController().signal;
const wire: Source = {
  id: 'the-wire',
  workspaceId: null,
  kind: 'feed',
  name: 'The Wire',
  url: 'https://thewire.example/rss.xml',
  language: 'en',
  country: 'gb',
  topics: ['trade'],
  fullText: 'auto',
  userAgent: 'Reader/1',
};
const rss = (items: string): string =>
  `<rss version="2.0"><channel><title>T</title><link>https://thewire.example/</link>${items}</channel></rss>`;

interface FakeHttp extends Http {
  readonly asked: { readonly url: string; readonly request: HttpRequest }[];
}

/** Answers in turn with what it was given. */
function createFakeHttp(...answers: readonly (Partial<HttpResult> & { readonly body?: string })[]): FakeHttp {
  const asked: FakeHttp['asked'] = [];
  const usual = {
    url: wire.url,
    contentType: 'text/xml',
    etag: null,
    lastModified: null,
    movedTo: null,
    maxAgeMs: null,
  };
  return {
    asked,
    async get(url, request) {
      const { body = rss(''), ...answer } = answers[asked.length] ?? {};
      asked.push({ url, request });
      return { status: 'ok', ...usual, bytes: new TextEncoder().encode(body), ...answer } as HttpResult;
    },
    close() {},
  };
}

const failure = {
  status: 'failed',
  code: 'http_status',
  sentence: 'It answered 404.',
  httpStatus: 404,
  retryAfterMs: null,
  isPermanent: false,
} as const;

function articlesOf(result: FetchResult): readonly FoundArticle[] {
  if (result.status !== 'ok') throw new Error(JSON.stringify(result));
  return result.articles;
}

async function fetchOne(body: string, source: Source = wire): Promise<FoundArticle> {
  const [article] = articlesOf(
    await createFeedSource({ source, http: createFakeHttp({ body }), clock }).fetch(null, signal),
  );
  if (article === undefined) throw new Error('There is no article.');
  return article;
}

describe('a feed at an address', () => {
  test('gives articles as the rest of the program takes them', async () => {
    const article = await fetchOne(
      rss(
        '<item><guid>7</guid><title>Export &lt;b&gt;ban&lt;/b&gt;</title><link>https://m.thewire.example/ban?utm_source=rss#x</link><description>&lt;p&gt;It is wider.&lt;/p&gt;</description><pubDate>Fri, 31 Dec 9999 00:00:00 GMT</pubDate></item>',
      ),
    );
    expect(article).toEqual({
      url: 'https://thewire.example/ban',
      guid: '7',
      title: 'Export ban',
      summary: 'It is wider.',
      content: '<p>It is wider.</p>',
      publishedAt: clock.now(),
      language: 'en',
      byline: null,
      image: null,
      outlet: { name: 'The Wire', host: 'thewire.example', country: 'gb' },
    });
  });

  test("gives Google News articles to their own outlets, without the outlet's name in the title and the listing in the text", async () => {
    const article = await fetchOne(
      rss(
        '<item><title>Ban widened - The Ledger</title><link>https://news.google.com/rss/articles/CBMi7?oc=5</link><description>&lt;a href="x"&gt;Ban widened&lt;/a&gt; The Ledger</description><source url="https://www.ledger.example">The Ledger</source></item>',
      ),
    );
    expect(article).toMatchObject({
      url: 'https://news.google.com/rss/articles/CBMi7?oc=5',
      title: 'Ban widened',
      summary: '',
      content: '',
      outlet: { name: 'The Ledger', host: 'ledger.example', country: null },
    });
  });

  test('tells articles apart that have no address of their own, and keeps one that stands there twice once', async () => {
    const items =
      '<item><guid isPermaLink="false">a 1</guid><title>A</title></item><item><title>B</title></item><item><title>C</title><link>/c</link></item><item><title>C again</title><link>/c?utm_medium=x</link></item>';
    const articles = articlesOf(
      await createFeedSource({ source: wire, http: createFakeHttp({ body: rss(items) }), clock }).fetch(null, signal),
    );
    expect(articles.map(({ url }) => url)).toEqual([
      'https://thewire.example/#!a%201',
      'https://thewire.example/#!B',
      'https://thewire.example/c',
    ]);
  });

  test("leaves out of a summary what is only the title again, and a blog's last sentence", async () => {
    expect((await fetchOne(rss('<item><title>Ban</title><description>Ban</description></item>'))).summary).toBe('');
    expect(
      (
        await fetchOne(
          rss(
            '<item><title>Ban</title><description>It is wider […] The post Ban appeared first on The Wire.</description></item>',
          ),
        )
      ).summary,
    ).toBe('It is wider…');
  });

  test('asks only for what changed, and keeps what a 304 does not repeat', async () => {
    const http = createFakeHttp(
      { etag: '"1"', lastModified: 'Thu, 01 Oct 2026 10:00:00 GMT', maxAgeMs: 600_000 },
      {
        status: 'unchanged',
        etag: null,
        lastModified: null,
        movedTo: 'https://new.thewire.example/rss.xml',
        maxAgeMs: null,
      },
      {},
    );
    const source = createFeedSource({ source: wire, http, clock });
    const first = await source.fetch(null, signal);
    expect(first).toMatchObject({
      status: 'ok',
      askedPauseMs: 600_000,
      cursor: { etag: '"1"', lastModified: 'Thu, 01 Oct 2026 10:00:00 GMT' },
    });
    const cursor = first.status === 'ok' ? first.cursor : null;
    const second = await source.fetch(cursor, signal);
    expect(second).toEqual({
      status: 'unchanged',
      askedPauseMs: null,
      cursor: { ...cursor, movedTo: 'https://new.thewire.example/rss.xml' },
    });
    await source.fetch(second.status === 'unchanged' ? second.cursor : null, signal);
    expect(http.asked.map(({ url }) => url)).toEqual([wire.url, wire.url, 'https://new.thewire.example/rss.xml']);
    expect(http.asked[2]?.request).toMatchObject({ etag: '"1"', userAgent: 'Reader/1', allowPrivate: true });
  });

  test('goes back to the known address where the one it moved to is gone', async () => {
    const http = createFakeHttp(failure, {});
    const result = await createFeedSource({ source: wire, http, clock }).fetch(
      { movedTo: 'https://gone.example/', etag: '"1"' },
      signal,
    );
    expect(result).toEqual({ status: 'ok', articles: [], cursor: {}, askedPauseMs: null });
    expect(http.asked.map(({ url, request }) => [url, request.etag])).toEqual([
      ['https://gone.example/', '"1"'],
      [wire.url, undefined],
    ]);
  });

  test('is asked at public addresses only where a workspace added it', async () => {
    const http = createFakeHttp({});
    await createFeedSource({ source: { ...wire, workspaceId: 'W1' }, http, clock }).fetch(null, signal);
    expect(http.asked[0]?.request.allowPrivate).toBe(false);
  });

  test.each([
    [
      'what the network says',
      failure,
      { code: 'http_status', sentence: 'It answered 404.', retryAfterMs: null, isPermanent: false },
    ],
    [
      'a page',
      { body: '<html></html>' },
      {
        code: 'not_a_feed',
        sentence: 'This is a web page, not a feed. It links to no feed either.',
        retryAfterMs: null,
        isPermanent: false,
      },
    ],
  ])('fails with %s', async (_, answer, expected) => {
    const result = await createFeedSource({ source: wire, http: createFakeHttp(answer), clock }).fetch(null, signal);
    expect(result).toEqual({ status: 'failed', failure: expected });
  });
});

describe('a file or a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'wirewatch-feeds-'));
    await writeFile(path.join(folder, 'b.xml'), rss('<item><title>B</title><link>/b</link></item>'));
    await writeFile(
      path.join(folder, 'a.json'),
      '{"version":"https://jsonfeed.org/version/1","title":"T","home_page_url":"https://thewire.example/","items":[{"id":"1","url":"/a","title":"A"}]}',
    );
    await writeFile(path.join(folder, 'notes.txt'), 'not read');
    await writeFile(path.join(folder, 'c.xml'), 'broken');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const at = (name: string, workspaceId: string | null = null) =>
    createFeedSource({
      source: { ...wire, workspaceId, url: pathToFileURL(path.join(folder, name)).href },
      http: createFakeHttp(),
      clock,
    });

  test('gives the feeds of a folder in the order of their names, and a broken one costs no other', async () => {
    const articles = articlesOf(await at('').fetch(null, signal));
    expect(articles.map(({ url }) => url)).toEqual(['https://thewire.example/a', 'https://thewire.example/b']);
  });

  test('is unchanged until a file changes', async () => {
    const source = at('');
    const first = await source.fetch(null, signal);
    const cursor = first.status === 'ok' ? first.cursor : null;
    expect(await source.fetch(cursor, signal)).toEqual({ status: 'unchanged', cursor, askedPauseMs: null });
    await utimes(path.join(folder, 'b.xml'), 1_790_000_000, 1_790_000_000);
    expect((await source.fetch(cursor, signal)).status).toBe('ok');
  });

  test('says so where the file is not there, or is no feed', async () => {
    expect(await at('none.xml').fetch(null, signal)).toMatchObject({
      status: 'failed',
      failure: { code: 'file_unreadable', sentence: expect.stringContaining('there is no such file') },
    });
    expect(await at('c.xml').fetch(null, signal)).toMatchObject({ status: 'failed', failure: { code: 'not_a_feed' } });
  });

  test("never opens the operator's files for a workspace", async () => {
    expect(await at('b.xml', 'W1').fetch(null, signal)).toMatchObject({
      status: 'failed',
      failure: { code: 'address_invalid' },
    });
  });
});
