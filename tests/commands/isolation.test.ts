import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour } from '../../src/clock.ts';
import type { Source } from '../../src/sources/source.ts';
import { type Desk, openDesk, theWire } from '../fakes/desk-kit.ts';
import { reports } from '../fakes/rss.ts';

/** A source that the workspace acme added for itself. */
const bulletin: Source = {
  ...theWire,
  id: 'house-bulletin',
  name: 'House Bulletin',
  workspaceId: 'discord:acme',
  url: 'https://bulletin.example/feed.xml',
};
const globex = { workspace: 'globex' };

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.type('/help');
  await desk.type('/help', globex);
  await desk.store.sources.sync([theWire], desk.clock.now());
  await desk.store.sources.add(bulletin, desk.clock.now());
});

afterEach(() => desk.close());

const inside = (title: string, url = `https://bulletin.example/${title.length}`) =>
  desk.publish(title, { source: bulletin, url, content: reports.court });

test('an article of a private source is found by its own workspace, and by no other', async () => {
  await inside('Micron goes to court');
  expect(await desk.type('/latest Micron')).toContain('Micron goes to court');
  expect(await desk.type('/latest')).toContain('Micron goes to court');
  expect(await desk.type('/preview Micron')).toContain('would have caught 1 story');
  for (const line of ['/latest Micron', '/latest', '/preview Micron', '/subscribe Micron', '/resume'])
    expect(await desk.type(line, globex)).not.toContain('court');
  expect(await desk.type('/preview Micron', globex)).toContain('would have caught 0 stories');
});

test('a workspace of the same name on another platform is another workspace', async () => {
  await inside('Micron goes to court');
  expect(await desk.type('/latest Micron', { platform: 'slack' })).toBe('Nothing in the last 7 days for *Micron*.');
});

test('what to expect is reckoned without the articles of others', async () => {
  await inside('Micron goes to court');
  expect(await desk.type('/subscribe Micron', globex)).toMatch(/caught 0 stories|still empty/);
});

test('it meets the subscriptions of its own workspace alone', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/subscribe Micron', globex);
  expect(await inside('Micron goes to court')).toBe(1);
  const [delivery] = await desk.store.deliveries.takeDue(desk.clock.now(), 10);
  const channel = await desk.store.channels.byId(delivery?.channelId ?? 0);
  expect(channel?.workspaceId).toBe('discord:acme');
});

test('a paused channel of another workspace misses nothing by it', async () => {
  await desk.type('/subscribe Micron', globex);
  await desk.type('/pause', globex);
  await inside('Micron goes to court');
  expect(await desk.type('/resume', globex)).toBe('#chips gets alerts again. Nothing was missed meanwhile.');
});

test('a story that a private source tells too counts as told once elsewhere', async () => {
  const report = { content: reports.court, publishedAt: desk.clock.now() - hour };
  await desk.publish('Micron goes to court over the ban', { ...report, url: 'https://thewire.example/court' });
  await inside('Micron goes to court');
  expect(await desk.type('/latest Micron')).toContain('1 more report');
  const reply = await desk.type('/latest Micron', globex);
  expect(reply).toContain('Micron goes to court over the ban');
  expect(reply).not.toContain('more report');
});

test('the same article by a private and then by a public source is told once', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/subscribe Micron', globex);
  const url = 'https://thewire.example/court';
  expect(await inside('Micron goes to court', url)).toBe(1);
  expect(await desk.publish('Micron goes to court', { url, content: reports.court })).toBe(1);
  const told = await Promise.all(
    (await desk.store.deliveries.takeDue(desk.clock.now(), 10)).map(({ channelId }) =>
      desk.store.channels.byId(channelId),
    ),
  );
  expect(told.map((channel) => channel?.workspaceId)).toEqual(['discord:acme', 'discord:globex']);
});

test('a private source is listed, completed and checked in its own workspace alone', async () => {
  expect(await desk.type('/sources list')).toContain('House Bulletin');
  expect(await desk.complete('sources check', 'name', 'house')).toHaveLength(1);
  expect(await desk.type('/sources list', globex)).not.toContain('House Bulletin');
  expect(await desk.type('/sources list house', globex)).toBe('No source is called “house”.');
  expect(await desk.complete('sources check', 'name', 'house', globex)).toEqual([]);
  for (const verb of ['check', 'remove'])
    expect(await desk.type(`/sources ${verb} house-bulletin`, globex)).toBe(
      'There is no source “house-bulletin”. /sources list shows them.',
    );
  expect(await desk.type('/status', globex)).toContain('1 source, all well.');
});

test('another workspace may add the same feed, and is not told that someone has it', async () => {
  desk.web.answer('/feed.xml', (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end('<rss version="2.0"><channel><title>House Bulletin</title></channel></rss>'),
  );
  expect(await desk.type('/sources add http://bulletin.example/feed.xml', globex)).toContain(
    'Watching *House Bulletin*',
  );
});
