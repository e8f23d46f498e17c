import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minute } from '../../src/clock.ts';
import { openConsoleStage } from '../fakes/console-stage.ts';
import { openDiscordStage } from '../fakes/discord-stage.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { type Newsroom, openNewsroom } from '../fakes/newsroom.ts';
import { type RssArticle, reports } from '../fakes/rss.ts';
import { openSlackStage } from '../fakes/slack-stage.ts';
import type { Stage } from '../fakes/stage.ts';

const start = createHandClock().now();
const ban: RssArticle = {
  ...{ title: 'Beijing bars Micron from key networks', link: 'https://thewire.example/ban' },
  ...{ at: start + minute, content: reports.ban },
};
const copy: RssArticle = { ...ban, link: 'https://harbour.example/ban', at: start + 2 * minute };
const court: RssArticle = {
  ...{ title: 'Micron goes to court over the ban', link: 'https://thewire.example/court' },
  ...{ at: start + 3 * minute, content: reports.court },
};

/** Stories that have nothing in common but the name. */
function toStories(count: number): readonly RssArticle[] {
  const toWord = (number: number): string =>
    (number * number).toString(36).replace(/\d/g, (digit) => `${'aeiouaeiou'[Number(digit)]}`);
  const words = (seed: number, length: number): string =>
    Array.from({ length }, (_, index) => toWord((seed + 1) * 7919 + index * 104_729)).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    title: `Micron ${words(index, 3)}`,
    link: `https://thewire.example/story-${index}`,
    at: start + index * 1000,
    content: `<p>${words(index + 100, 60)}.</p>`,
  }));
}

const platforms: readonly (readonly [name: string, open: () => Promise<Stage>, isRefused: boolean])[] = [
  ['the console', openConsoleStage, false],
  // Discord forgets each nonce at once: what is not looked up is repeated.
  ['Discord', () => openDiscordStage({ nonceMs: 0, perBucket: 5, bucketMs: 100 }), true],
  ['Slack', openSlackStage, true],
];

describe.each(platforms)('on %s', (_, open, isRefused) => {
  let room: Newsroom;
  beforeEach(async () => {
    room = await openNewsroom(open);
    await room.stage.types('/subscribe Micron', { in: 'chips' });
  });
  afterEach(async () => {
    expect(room.stage.malformed).toEqual([]);
    await room.end();
  });
  const only = async (channel: 'chips' | 'trade' = 'chips') => {
    await room.settle();
    const [alert, ...others] = await room.alerts(channel);
    expect(others).toEqual([]);
    if (alert === undefined) throw new Error('There is no alert');
    return alert;
  };

  test('what an outlet publishes is an alert where it was asked for, and nowhere else', async () => {
    await room.publish('The Wire', ban);
    const alert = await only();
    expect(alert).toMatchObject({ title: ban.title, links: [ban.link], pings: [], marks: [], isEdited: false });
    for (const part of ['The Wire', 'Micron', '2026-01-05 08:01 UTC']) expect(alert.text).toContain(part);
    expect(alert.buttons).toEqual(['Mute story', 'Pause 1 h', 'Unsubscribe']);
    expect(await room.alerts('trade')).toEqual([]);
  });

  test('what was told can be asked for, and is not told again', async () => {
    await room.publish('The Wire', ban);
    await only();
    const reply = await room.stage.types('/latest Micron', { in: 'chips' });
    expect(reply.text).toContain(`${ban.title} — The Wire, 2026-01-05 08:01 UTC`);
    expect(reply.links).toEqual([ban.link]);
    await only();
  });

  test('a story that grows is one alert, which is edited to name the second outlet', async () => {
    await room.publish('The Wire', ban);
    const first = await only();
    await room.publish('Harbour Post', copy);
    const grown = await only();
    expect(grown).toMatchObject({ id: first.id, title: ban.title, links: [ban.link, copy.link], isEdited: true });
    expect(grown.text).toContain('Harbour Post');
  });

  test('a story that meets a further subscription is followed under its alert', async () => {
    await room.publish('The Wire', ban);
    const first = await only();
    await room.stage.types('/subscribe regulator', { in: 'chips' });
    await room.publish('Harbour Post', copy);
    expect(await only()).toMatchObject({ id: first.id });
    const replies = (await room.stage.sees('chips')).filter(({ text }) => text.includes('now also meets'));
    expect(replies).toMatchObject([{ under: first.id, links: [copy.link], pings: [] }]);
    expect(replies[0]?.text).toContain('now also meets regulator');
    const reply = await room.stage.presses(replies[0] ?? first, 'Unsubscribe', { in: 'chips' });
    expect(reply.text).toContain('#chips is no longer told about regulator');
  });

  test('a story that is muted by its button says nothing more', async () => {
    await room.publish('The Wire', ban);
    const reply = await room.stage.presses(await only(), 'Mute story', { in: 'chips' });
    expect(reply.text).toContain(`Nothing more here about ${ban.title}`);
    await room.publish('Harbour Post', copy);
    expect(await only()).toMatchObject({ isEdited: false });
  });

  test('a crash between the send and its note repeats no alert, which still grows', async () => {
    await room.dieBeforeNoting();
    await room.publish('The Wire', ban);
    await room.until(async () => (await room.alerts('chips')).length > 0);
    await room.startAnew();
    const alert = await only();
    await room.publish('Harbour Post', copy);
    expect(await only()).toMatchObject({ id: alert.id, isEdited: true });
  });

  test('a crash between a reply and its note repeats no reply', async () => {
    await room.publish('The Wire', ban);
    await only();
    await room.stage.types('/subscribe regulator', { in: 'chips' });
    await room.dieBeforeNoting();
    await room.publish('Harbour Post', copy);
    const replies = async () =>
      (await room.stage.sees('chips')).filter(({ text }) => text.includes('now also meets regulator'));
    await room.until(async () => (await replies()).length > 0);
    await room.startAnew();
    await room.settle();
    expect(await replies()).toHaveLength(1);
  });

  test.skipIf(!isRefused)('a channel that is closed to us is parked, and /resume takes it up again', async () => {
    await room.stage.types('/subscribe Micron', { in: 'trade' });
    room.stage.close('chips');
    await room.publish('The Wire', ban);
    expect((await only('trade')).title).toBe(ban.title);
    const channels = await room.stage.desk.store.channels.ofPlatform(room.stage.platform.name);
    expect(channels.find(({ name }) => name === 'chips')?.parked?.reason).toMatch(/\.$/);
    expect(channels.find(({ name }) => name === 'trade')?.parked).toBeNull();
    room.stage.reopen('chips');
    expect((await room.stage.types('/subscriptions', { in: 'chips' })).text).toContain('Parked since');
    const reply = await room.stage.types('/resume', { in: 'chips' });
    expect(reply.text).toContain('#chips gets alerts again. 1 story came in meanwhile:');
    expect(reply.links).toEqual([ban.link]);
    await room.publish('The Wire', court);
    expect((await only()).title).toBe(court.title);
  });

  test('many stories at once, and a storm of 429s, end with each alert exactly once', async () => {
    await room.stage.types('/subscribe Micron', { in: 'trade' });
    const stories = toStories(15);
    room.stage.storm(12);
    await room.publish('The Wire', ...stories);
    await room.settle();
    const titles = stories.map(({ title }) => title).toSorted();
    for (const channel of ['chips', 'trade'] as const) {
      expect((await room.alerts(channel)).map(({ title }) => title).toSorted()).toEqual(titles);
    }
    expect(room.stage.posted).toBeGreaterThanOrEqual(isRefused ? 42 : 30);
    expect(await room.stage.desk.store.deliveries.failedSince(0, 10)).toEqual([]);
  });
});
