import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour } from '../../src/clock.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';
import { reports } from '../fakes/rss.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.type('/subscribe Micron');
});

afterEach(() => desk.close());

const ban = { content: reports.ban };
const copy = { content: reports.ban, url: 'https://harbour-times.example/1', outlet: 'Harbour Times' };

test('the story that was last told is told no more, and others are', async () => {
  await desk.publish('Beijing bars Micron from key networks', ban);
  expect(await desk.type('/mute')).toBe('Nothing more here about *Beijing bars Micron from key networks*.');
  expect(await desk.store.deliveries.counts()).toMatchObject({ created: 0, cancelled: 1 });
  expect(await desk.publish('China bars Micron from networks', copy)).toBe(0);
  expect(await desk.publish('Talks on Micron begin in Vienna', { content: reports.talks })).toBe(1);
});

test('a story is muted in one channel alone', async () => {
  await desk.type('/subscribe Micron', { channel: 'trade' });
  await desk.publish('Beijing bars Micron from key networks', ban);
  await desk.type('/mute');
  await desk.clock.turn(hour);
  expect(await desk.publish('China bars Micron from networks', copy)).toBe(1);
});

test('the button of an alert mutes its own story, however many came after it', async () => {
  await desk.publish('Beijing bars Micron from key networks', ban);
  await desk.publish('Talks on Micron begin in Vienna', { content: reports.talks });
  const channel = await desk.store.channels.ensure({
    platform: 'discord',
    workspaceId: 'discord:acme',
    externalId: 'chips',
    name: 'chips',
  });
  const latest = await desk.store.alerts.latest(channel.id);
  const first = String((latest?.storyId ?? 0) - 1);
  expect(await desk.press('mute-story', first)).toBe(
    'Nothing more here about *Beijing bars Micron from key networks*.',
  );
  expect(await desk.press('mute-story', first, { isManager: false })).toContain('is for those who manage');
  expect(await desk.press('mute-story', first, { workspace: 'globex' })).toBe(
    '#chips was not told such a story, so there is none to mute.',
  );
});

test.each([
  ['/mute', '#chips was not told such a story, so there is none to mute.'],
  ['/mute 77', '#chips was not told such a story, so there is none to mute.'],
  ['/mute that', 'story must be a whole number from 1 to 999999999, not “that”.'],
])('%s where nothing was told is refused with a sentence', async (line, sentence) => {
  expect(await desk.type(line)).toBe(sentence);
});
