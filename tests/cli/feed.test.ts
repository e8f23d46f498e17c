import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { feed } from '../../src/cli/feed.ts';
import { type FeedServer, fault, ok, startFeedServer } from '../fakes/feed-server.ts';
import { toRss } from '../fakes/rss.ts';
import { createTempFolder } from '../store/temp-folder.ts';
import { run } from './program.ts';

const folder = createTempFolder();
let server: FeedServer;

beforeAll(async () => {
  server = await startFeedServer();
});

beforeEach(() => server.answer('/feed', ok(document)));

afterAll(async () => {
  folder.remove();
  await server.close();
});

const document = toRss([
  {
    title: 'Beijing bars Micron & others',
    link: 'https://thewire.example/ban',
    guid: 'ban-1',
    at: Date.UTC(2026, 0, 5, 8),
    content: '<p>Beijing barred <b>Micron</b> chips.</p>',
  },
  { title: 'Ministers meet in Geneva', link: 'https://thewire.example/geneva' },
]);
const articles = [
  {
    id: 'ban-1',
    url: 'https://thewire.example/ban',
    title: 'Beijing bars Micron & others',
    summary: '<p>Beijing barred <b>Micron</b> chips.</p>',
    content: '',
    publishedAt: '2026-01-05T08:00:00.000Z',
    language: 'en',
    outlet: 'The Wire',
  },
  {
    id: 'https://thewire.example/geneva',
    url: 'https://thewire.example/geneva',
    title: 'Ministers meet in Geneva',
    summary: '',
    content: '',
    publishedAt: null,
    language: 'en',
    outlet: 'The Wire',
  },
];

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

test('a feed is one line an article, in the order of the feed, from a file, an address or standard input', async () => {
  const path = write('feed.xml', document);
  expect(await run(feed, [path])).toEqual(articles);
  expect(await run(feed, [`${server.url}/feed`])).toEqual(articles);
  expect(await run(feed, ['-'], document)).toEqual(articles);
  expect(await run(feed, [], document)).toEqual(articles);
});

test('what each line holds stands in the order that is promised', async () => {
  const [first = {}] = await run(feed, [], document);
  expect(Object.keys(first)).toEqual(['id', 'url', 'title', 'summary', 'content', 'publishedAt', 'language', 'outlet']);
});

test('relative links are made whole by the address that is given', async () => {
  const relative = document.replaceAll('https://thewire.example/ban', '/ban').replace('https://thewire.example/', '');
  const [first] = await run(feed, ['--url', 'https://harbour.example/rss/news.xml'], relative);
  expect(first?.url).toBe('https://harbour.example/ban');
});

test.each([
  ['utf-16', Buffer.from(`\ufeff${document}`, 'utf16le')],
  ['a byte order mark', Buffer.from(`\ufeff${document}`)],
  [
    'latin-1',
    Buffer.from(document.replace('UTF-8', 'ISO-8859-1').replace('Ministers', 'Ministers of Forêts'), 'latin1'),
  ],
])('the encoding is found out: %s', async (_name, bytes) => {
  const read = await run(feed, [], bytes);
  expect(read).toHaveLength(2);
  expect(JSON.stringify(read)).not.toContain('\ufffd');
});

test('a date in the year 9999 is no date of tomorrow, and one that no calendar has is none', async () => {
  const far = document.replace('Mon, 05 Jan 2026', 'Fri, 31 Dec 9999');
  const [first] = await run(feed, [], far);
  expect(Date.parse(String(first?.publishedAt))).toBeLessThanOrEqual(Date.now());
  const never = document.replace('Mon, 05 Jan 2026 08:00:00 GMT', '999999999999999999999');
  expect((await run(feed, [], never))[0]?.publishedAt).toBeNull();
});

test('a NUL in a title is no NUL in the line, and a title of 10,000 characters is cut between words', async () => {
  const nul = document.replace('Beijing', 'Bei\0jing').replace('Ministers', 'Minis&#0;ters');
  expect(JSON.stringify(await run(feed, [], nul))).not.toContain('\\u0000');
  const long = document.replace('Ministers', 'Very long news '.repeat(700));
  const [, second] = await run(feed, [], long);
  expect(String(second?.title).length).toBeLessThanOrEqual(1000);
  expect(second?.title).toMatch(/\w…$/);
});

test('what was cut off gives the articles that are whole', async () => {
  const cut = document.slice(0, document.indexOf('Ministers') + 4);
  expect((await run(feed, [], cut)).map(({ title }) => title)).toEqual(['Beijing bars Micron & others']);
});

const laughs = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">${Array.from(
  { length: 12 },
  (_, index) => `<!ENTITY ${String.fromCharCode(98 + index)} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`,
).join('')}]><rss version="2.0"><channel><title>x</title><item><title>&m;</title></item></channel></rss>`;

test.each([
  ['nothing at all', '', 'The answer is empty, not a feed: neither RSS nor Atom nor JSON Feed.'],
  [
    'a page',
    '<!doctype html><html><body><p>Welcome.</p></body></html>',
    'This is a web page, not a feed. It links to no feed either.',
  ],
  ['JSON of another kind', '{"articles":[]}', 'This is JSON, but neither a JSON Feed nor'],
  ['a text', 'Welcome to the archive of the House.', 'This is text, not a feed'],
  [
    'XML cut off before its first article ends',
    document.slice(0, 300),
    'The feed breaks off before its first article is complete.',
  ],
  ['an entity bomb', laughs, ''],
])('%s is refused in one sentence', async (_name, input, sentence) => {
  const failure = await run(feed, [], input).then(
    () => '',
    (error: Error) => `${error.name}: ${error.message}`,
  );
  expect(failure).toMatch(/^(?:AppError|NotAFeedError): /);
  expect(failure).toContain(sentence);
  expect(failure).not.toContain('\n');
});

test('a page where a feed was promised names the feeds that it links to', async () => {
  const page = (links: string) => `<!doctype html><html><head>${links}</head></html>`;
  const link = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`;
  server.answer('/one', ok(page(link('/world.xml')), { type: 'text/html' }));
  server.answer('/two', ok(page(link('/world.xml') + link('/chips.xml')), { type: 'text/html' }));
  await expect(run(feed, [`${server.url}/one`])).rejects.toThrow(
    `This is a web page, not a feed. It links to ${server.url}/world.xml.`,
  );
  await expect(run(feed, [`${server.url}/two`])).rejects.toThrow(`${server.url}/world.xml and 1 other feed.`);
});

test.each([
  ['a gzip bomb', fault.bomb('gzip', 64), 'larger than the 10 MiB that are read'],
  ['an endless answer', fault.endless, 'larger than the 10 MiB that are read'],
  ['a redirect loop', fault.redirectLoop, 'circles'],
  ['a reset', fault.reset, ''],
  ['a body that breaks off', fault.resetInBody(document), ''],
  ['a server that is down', fault.status(503), '503'],
  ['an address that is gone', fault.gone, ''],
])('%s is refused in one sentence', async (_name, answer, part) => {
  server.answer('/bad', answer);
  const failure = await run(feed, [`${server.url}/bad`]).then(
    () => '',
    (error: Error) => `${error.name}: ${error.message}`,
  );
  expect(failure).toMatch(/^AppError: [A-Z1-9].*\.$/);
  expect(failure).toContain(part);
});

test.each([
  [['/nowhere/feed.xml'], 'There is no file /nowhere/feed.xml.'],
  [[folder.path], `${folder.path} is a folder. Name a file in it.`],
  [['a', 'b'], '“b” is one too many; put quotes around what has spaces.\nUsage: wirewatch feed FILE|URL [--url URL]'],
  [['--nope'], "Unknown option '--nope'"],
])('%j is refused with what to do instead', async (given, sentence) => {
  await expect(run(feed, given)).rejects.toThrow(sentence);
});
