import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, minute } from '../../src/clock.ts';
import { type FeedServer, ok, startFeedServer } from '../fakes/feed-server.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { reports, toRss } from '../fakes/rss.ts';
import { type RunningApp, startRunningApp } from '../fakes/running-app.ts';

let feed: FeedServer;
let app: RunningApp;

const start = createHandClock().now();
const report = reports.ban;
const ban = {
  title: 'Beijing bars Micron from key networks',
  link: 'https://thewire.example/ban',
  at: start + minute,
  content: report,
};
const copy = {
  ...ban,
  title: 'China bars Micron from key networks | Harbour Times',
  link: 'https://harbour-times.example/ban',
  at: start + 2 * minute,
};

beforeEach(async () => {
  feed = await startFeedServer();
  app = await startRunningApp({ SOURCES: `${feed.url}/wire.xml,${feed.url}/harbour.xml` }, { feed });
  feed.answer('/wire.xml', ok(toRss([])));
  feed.answer('/harbour.xml', ok(toRss([], 'Harbour Times')));
  await app.addChannel('chips');
});

afterEach(async () => {
  await app.remove();
  await feed.close();
});

/** Both feeds have been asked once, so that what comes now is news. */
async function settleFirstFetch(): Promise<void> {
  await app.turnUntil(async () => feed.requests.length >= 2, 3 * hour);
  await app.turn(minute);
}

test('the same text under two outlets is one alert, which names the second outlet', async () => {
  await app.type('chips', '/subscribe Micron');
  await settleFirstFetch();
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  feed.answer('/harbour.xml', ok(toRss([copy], 'Harbour Times')));
  await app.turnUntil(async () => (await app.read('chips')).some((text) => text.includes('also in')), 3 * hour);
  expect(await app.alerts('chips')).toEqual([ban.title]);
});

test('a repost with a new date and tracking parameters is no news', async () => {
  await app.type('chips', '/subscribe Micron');
  await settleFirstFetch();
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  feed.answer('/wire.xml', ok(toRss([{ ...ban, link: `${ban.link}?utm_source=rss#top`, at: start + 5 * hour }])));
  await app.turn(6 * hour);
  expect(await app.read('chips')).toHaveLength(2);
});

test('a story that meets a further subscription of the channel is told as a reply that names it', async () => {
  await app.type('chips', '/subscribe Micron');
  await app.type('chips', '/subscribe "Harbour Times" OR source:"Harbour Times"');
  await settleFirstFetch();
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  feed.answer('/harbour.xml', ok(toRss([copy], 'Harbour Times')));
  await app.turnUntil(async () => (await app.read('chips')).some((text) => text.includes('now also meets')), 3 * hour);
});

test('a muted story is told no more, and the button does it', async () => {
  await app.type('chips', '/subscribe Micron');
  await settleFirstFetch();
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  expect(await app.press('chips', ban.title, 'Mute story')).toContain('Nothing more here about');
  feed.answer('/harbour.xml', ok(toRss([copy], 'Harbour Times')));
  await app.turn(4 * hour);
  expect((await app.read('chips')).join('\n')).not.toContain('also in');
});

test('a paused channel is told nothing, and /resume shows what came in meanwhile', async () => {
  await app.type('chips', '/subscribe Micron');
  await settleFirstFetch();
  await app.type('chips', '/pause 12h');
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turn(4 * hour);
  expect(await app.alerts('chips')).toEqual([]);
  const reply = await app.type('chips', '/resume');
  expect(reply).toContain('1 story came in meanwhile');
  expect(reply).toContain(ban.title);
});

test('what was told before a pause was not missed in it, though another outlet copies it meanwhile', async () => {
  await app.type('chips', '/subscribe Micron');
  await settleFirstFetch();
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  await app.type('chips', '/pause 12h');
  feed.answer('/harbour.xml', ok(toRss([copy], 'Harbour Times')));
  await app.turn(4 * hour);
  expect(await app.type('chips', '/resume')).toContain('Nothing was missed meanwhile');
});

test('an unsubscribed query is told no more', async () => {
  await app.type('chips', '/subscribe Micron');
  await settleFirstFetch();
  expect(await app.type('chips', '/unsubscribe Micron')).toContain('no longer told about Micron');
  feed.answer('/wire.xml', ok(toRss([ban])));
  await app.turn(4 * hour);
  expect(await app.alerts('chips')).toEqual([]);
});
