import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, minute } from '../../src/clock.ts';
import { type FeedServer, fault, ok, startFeedServer } from '../fakes/feed-server.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { reports, toRss } from '../fakes/rss.ts';
import { type RunningApp, startRunningApp } from '../fakes/running-app.ts';

let feed: FeedServer;
let app: RunningApp;

const old = {
  title: 'Ministers meet in Geneva',
  link: 'https://thewire.example/1',
  content: reports.geneva,
};

beforeEach(async () => {
  feed = await startFeedServer();
});

afterEach(async () => {
  await app.remove();
  await feed.close();
});

async function start(): Promise<void> {
  app = await startRunningApp({ SOURCES: `${feed.url}/feed.xml` }, { feed });
  await app.addChannel('chips');
  await app.type('chips', '/subscribe Micron');
}

const at = (minutes: number) => createHandClock().now() + minutes * minute;

test('what a feed holds at first is not told; what comes later is, through every fault, once each', async () => {
  const ban = {
    title: 'Beijing bars Micron from networks',
    link: 'https://thewire.example/2',
    at: at(5),
    content: reports.ban,
  };
  const reply = {
    title: 'Micron answers the order in court',
    link: 'https://thewire.example/3',
    at: at(30),
    content: reports.court,
  };
  const talks = {
    title: 'Talks on Micron begin in Vienna',
    link: 'https://thewire.example/4',
    at: at(60),
    content: reports.talks,
  };
  const first = toRss([{ ...old, at: at(-600) }]);
  const second = toRss([ban, old]);
  const third = toRss([reply, ban, old]);
  const last = toRss([talks, reply, { ...ban, at: at(90) }, old]);
  feed.answer('/feed.xml', [
    ok(first),
    fault.reset,
    fault.status(503),
    ok(second),
    fault.tooMany(120),
    fault.cutBody(third),
    fault.resetInBody(third),
    ok(third, { encoding: 'gzip' }),
    fault.status(500),
    fault.redirectLoop,
    fault.bomb('gzip', 16),
    ok(last),
  ]);
  await start();
  await app.turnUntil(async () => (await app.alerts('chips')).length >= 3, 40 * hour);
  await app.turn(3 * hour);
  expect(await app.alerts('chips')).toEqual([ban.title, reply.title, talks.title]);
  expect(feed.requests.length).toBeGreaterThan(12);
});

test('an alert is told once, however often the program is killed and started again', async () => {
  const ban = {
    title: 'Beijing bars Micron from networks',
    link: 'https://thewire.example/2',
    at: at(5),
    content: reports.ban,
  };
  feed.answer('/feed.xml', [ok(toRss([old])), ok(toRss([ban, old]))]);
  await start();
  await app.turnUntil(async () => (await app.alerts('chips')).length === 1, 3 * hour);
  for (let run = 0; run < 3; run++) {
    const { folder, clock } = app;
    await app.stop();
    app = await startRunningApp({ SOURCES: `${feed.url}/feed.xml` }, { folder, clock, feed });
    await app.turn(2 * hour);
  }
  expect(await app.alerts('chips')).toEqual([ban.title]);
  expect(await app.type('chips', '/subscriptions')).toContain('1 Micron');
});

test('a source that is gone for good is parked, and /sources says since when and why', async () => {
  feed.answer('/feed.xml', [ok(toRss([old])), fault.gone]);
  await start();
  await app.turnUntil(async () => (await app.type('chips', '/sources list')).includes('parked since'), 3 * hour);
  const requests = feed.requests.length;
  await app.turn(24 * hour);
  expect(feed.requests.length).toBe(requests);
});
