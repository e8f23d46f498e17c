import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, minute } from '../../src/clock.ts';
import { type FeedServer, fault, ok, startFeedServer } from '../fakes/feed-server.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { reports, toRss } from '../fakes/rss.ts';
import { type RunningApp, startRunningApp } from '../fakes/running-app.ts';

let feed: FeedServer;
let app: RunningApp;

const start = createHandClock().now();

beforeEach(async () => {
  feed = await startFeedServer();
  feed.answer('/feed.xml', ok(toRss([])));
  app = await startRunningApp({ SOURCES: `${feed.url}/feed.xml` }, { feed });
  await app.addChannel('chips');
  await app.type('chips', '/subscribe Micron');
  await app.turnUntil(async () => feed.requests.length >= 1, hour);
  await app.turn(minute);
});

afterEach(async () => {
  await app.remove();
  await feed.close();
});

const toPage = (
  article: string,
  around: string,
) => `<!doctype html><html lang="en"><head><title>The Wire</title></head><body>
<nav><a href="/">Home</a> <a href="/trade">Trade</a></nav>
<article><h1>Regulator acts on memory chips</h1>${article}</article>${around}</body></html>`;

const teaser = () => ({
  title: 'Regulator acts on memory chips',
  link: `${feed.url}/story`,
  at: start + 5 * minute,
  content: 'The regulator acted on Monday. Read more',
});

test('where a feed gives but a teaser, the page is read, and what stands only there is told', async () => {
  feed.answer('/story', ok(toPage(reports.ban, ''), { type: 'text/html; charset=utf-8' }));
  feed.answer('/feed.xml', ok(toRss([teaser()])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  const [, alert = ''] = await app.read('chips');
  expect(alert).toMatch(/Beijing barred\s+Micron\s+chips from key networks/);
});

test('what a page puts around its article is not told', async () => {
  const around = `<aside class="related"><h2>Also read</h2><ul><li><a href="/2">Micron opens a plant in Boise</a></li>
<li><a href="/3">Micron and the price of memory</a></li></ul></aside>`;
  feed.answer('/story', ok(toPage(reports.geneva, around), { type: 'text/html; charset=utf-8' }));
  feed.answer('/feed.xml', ok(toRss([teaser()])));
  await app.turnUntil(async () => feed.requests.some(({ path }) => path === '/story'), 3 * hour);
  await app.turn(3 * hour);
  expect(await app.alerts('chips')).toEqual([]);
});

test('where the page is not to be had, the article counts by what the feed says', async () => {
  feed.answer('/story', fault.status(403));
  feed.answer('/feed.xml', ok(toRss([{ ...teaser(), title: 'Micron barred from networks' }])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  expect(await app.alerts('chips')).toEqual(['Micron barred from networks']);
});
