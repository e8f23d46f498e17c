import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, hour, minute } from '../../src/clock.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.type('/subscribe Micron');
});

afterEach(() => desk.close());

const titles = (reply: string) => [...reply.matchAll(/\[([^\]]*)\]/g)].map(([, title]) => title);

test('a paused channel is told nothing until its time is over', async () => {
  expect(await desk.type('/pause 1h')).toBe(
    '#chips is paused until 2026-01-05 09:00. What comes in meanwhile is kept for /latest.',
  );
  await desk.clock.turn(59 * minute);
  expect(await desk.publish('Micron goes to court')).toBe(0);
  await desk.clock.turn(minute);
  expect(await desk.publish('Micron opens in Boise')).toBe(1);
});

test('without a length it lasts until someone resumes', async () => {
  expect(await desk.type('/pause')).toContain('#chips is paused until someone types /resume.');
  await desk.clock.turn(400 * day);
  expect(await desk.publish('Micron goes to court')).toBe(0);
  expect(await desk.type('/resume')).toContain('#chips gets alerts again.');
  expect(await desk.publish('Micron opens in Boise')).toBe(1);
});

test('the reply has a button that ends it', async () => {
  const { message, visibility } = await desk.ask('/pause 2d');
  expect(visibility).toBe('channel');
  expect(message.buttons).toEqual([{ action: 'resume', label: 'Resume now', target: 'now' }]);
  expect(await desk.press('resume', 'now')).toBe('#chips gets alerts again. Nothing was missed meanwhile.');
  expect(await desk.press('resume', 'now')).toBe('#chips is not paused.');
});

test('the button of an alert pauses for an hour', async () => {
  expect(await desk.press('pause', '1h')).toContain('#chips is paused until 2026-01-05 09:00');
});

test('other channels go on', async () => {
  await desk.type('/subscribe Micron', { channel: 'trade' });
  await desk.type('/pause');
  expect(await desk.publish('Micron goes to court')).toBe(1);
});

test('what was missed is what came in meanwhile, whenever it was published', async () => {
  await desk.publish('Micron opens in Boise');
  await desk.clock.turn(hour);
  await desk.type('/pause');
  await desk.clock.turn(hour);
  await desk.publish('Micron goes to court', { publishedAt: desk.clock.now() - 3 * hour });
  await desk.publish('Ministers meet in Geneva');
  await desk.clock.turn(hour);
  expect(await desk.type('/resume')).toBe(
    [
      '#chips gets alerts again. 1 story came in meanwhile:',
      '- [Micron goes to court](https://thewire.example/2) — The Wire, 2026-01-05 07:00',
    ].join('\n'),
  );
});

test('of many that were missed the newest five are shown', async () => {
  await desk.type('/pause');
  for (const name of ['Seoul', 'Boise', 'Xi’an', 'Singapore', 'Taichung', 'Penang', 'Leixlip']) {
    await desk.clock.turn(minute);
    await desk.publish(`Micron looks at ${name}`);
  }
  const reply = await desk.type('/resume');
  expect(reply).toContain('7 stories came in meanwhile; the newest 5:');
  expect(titles(reply)[0]).toBe('Micron looks at Leixlip');
  expect(titles(reply)).toHaveLength(5);
});

test('a pause that is made longer still counts from its beginning', async () => {
  await desk.type('/pause 1h');
  await desk.clock.turn(30 * minute);
  await desk.publish('Micron goes to court');
  await desk.clock.turn(10 * minute);
  await desk.type('/pause 2h');
  await desk.clock.turn(minute);
  expect(titles(await desk.type('/resume'))).toEqual(['Micron goes to court']);
});

test('a channel that was parked is resumed too, and shows what it missed since then, not since an old pause', async () => {
  await desk.type('/pause 1h');
  await desk.clock.turn(2 * hour);
  await desk.publish('Micron opens in Boise');
  await desk.clock.turn(hour);
  await desk.handler.left({ platform: 'discord', workspace: 'acme' }, 'The bot was removed.');
  await desk.clock.turn(hour);
  expect(await desk.publish('Micron goes to court')).toBe(0);
  await desk.clock.turn(hour);
  const reply = await desk.type('/resume');
  expect(titles(reply)).toEqual(['Micron goes to court']);
  expect(await desk.publish('Micron wins in court')).toBe(1);
});

test('a channel that was parked before it was paused shows what it missed since it was parked', async () => {
  await desk.handler.left({ platform: 'discord', workspace: 'acme' }, 'The bot was removed.');
  await desk.clock.turn(hour);
  await desk.publish('Micron goes to court');
  await desk.clock.turn(hour);
  await desk.type('/pause');
  expect(titles(await desk.type('/resume'))).toEqual(['Micron goes to court']);
});

test('a channel that is open again shows the story by which it was found closed', async () => {
  await desk.publish('Micron goes to court');
  await desk.clock.turn(minute);
  const { deliveries, channels } = desk.store;
  const now = desk.clock.now();
  for (const { id, channelId } of await deliveries.takeDue(now, 10)) {
    await deliveries.fail(id, now, { code: 'channel_closed', sentence: 'We may not write there.' });
    await channels.park(channelId, { at: now, reason: 'We may not write there.' });
  }
  expect(titles(await desk.type('/resume'))).toEqual(['Micron goes to court']);
});

test('what waited when the pause began is not sent, and the reply says so', async () => {
  expect(await desk.publish('Micron goes to court')).toBe(1);
  expect(await desk.type('/pause 1h')).toBe(
    '#chips is paused until 2026-01-05 09:00. What comes in meanwhile is kept for /latest. 1 alert that waited will not be sent.',
  );
  expect(await desk.store.deliveries.counts()).toMatchObject({ created: 0, cancelled: 1 });
});

test('a channel without subscriptions is resumed without a list of everything', async () => {
  await desk.type('/pause', { channel: 'trade' });
  await desk.publish('Ministers meet in Geneva');
  expect(await desk.type('/resume', { channel: 'trade' })).toBe(
    '#trade gets alerts again. Nothing was missed meanwhile.',
  );
});

test.each([
  ['/pause soon', 'for must be a span of time such as 30m, 6h, 2d or 1w, not “soon”.'],
  ['/pause 0h', 'for must be a span of time such as 30m, 6h, 2d or 1w, not “0h”.'],
  ['/pause 366d', 'for can be 365 days at the most.'],
  ['/resume now', '/resume takes nothing after its name.'],
])('%s is refused with a sentence', async (line, sentence) => {
  expect(await desk.type(line)).toBe(sentence);
  expect(await desk.publish('Micron goes to court')).toBe(1);
});

test.each(['/pause', '/resume'])('%s is for those who manage the channel', async (line) => {
  expect(await desk.type(line, { isManager: false })).toBe(
    `${line} is for those who manage this channel. Ask one of them.`,
  );
});

test('/resume wakes what waited for the channel', async () => {
  await desk.type('/pause');
  const { wakes } = desk;
  await desk.type('/resume');
  expect(desk.wakes).toBe(wakes + 1);
});
