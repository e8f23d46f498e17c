import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour } from '../../src/clock.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.close());

test('a channel without any is told how to begin', async () => {
  expect(await desk.type('/subscriptions')).toBe('#chips has no subscriptions yet. Add one: `/subscribe Micron`');
});

test('each has its number, its query, whom it mentions and since when', async () => {
  await desk.type('/subscribe Micron mention:<@42>');
  await desk.clock.turn(25 * hour);
  await desk.type('/subscribe "export controls"');
  expect(await desk.type('/subscriptions')).toBe(
    [
      '#chips is told about 2 queries:',
      '- 1  *Micron* · mentions @42 · since 2026-01-05 08:00',
      '- 2  *"export controls"* · since 2026-01-06 09:00',
    ].join('\n'),
  );
});

test('a silent channel says that it is silent, until when or why', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/pause 6h');
  expect(await desk.type('/subscriptions')).toContain('\nPaused until 2026-01-05 14:00. /resume ends that.');
  await desk.type('/pause');
  expect(await desk.type('/subscriptions')).toContain('\nPaused. /resume ends that.');
  await desk.type('/resume');
  await desk.handler.left({ platform: 'discord', workspace: 'acme' }, 'The bot was removed.');
  expect(await desk.type('/subscriptions')).toContain('\nParked since 2026-01-05 08:00: The bot was removed.');
});

test('a pause that has run out is no longer told', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/pause 6h');
  await desk.clock.turn(6 * hour);
  expect(await desk.type('/subscriptions')).not.toContain('Paused');
});

test('a query that an earlier version took and this one cannot read says so, and holds up nothing', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/pause');
  const channel = await desk.store.channels.byId(1);
  const added = { channelId: channel?.id ?? 0, query: '(broken', mention: null, createdAt: 0, createdBy: 'ana' };
  await desk.store.subscriptions.add(added);
  await desk.publish('Micron goes to court');
  expect(await desk.type('/subscriptions')).toContain('can no longer be read: /unsubscribe it, and subscribe anew');
  expect(await desk.type('/latest')).toContain('[Micron goes to court]');
  expect(await desk.type('/resume')).toContain('1 story came in meanwhile');
  expect(await desk.type('/unsubscribe (broken')).toBe('#chips is no longer told about *(broken*.');
});

test('anyone may look, and sees it alone', async () => {
  expect(await desk.ask('/subscriptions', { isManager: false })).toMatchObject({
    visibility: 'private',
    message: { kind: 'reply' },
  });
});

test('other channels and workspaces see their own', async () => {
  await desk.type('/subscribe Micron');
  for (const as of [{ channel: 'trade' }, { workspace: 'globex' }, { platform: 'slack' }])
    expect(await desk.type('/subscriptions', as)).toContain('has no subscriptions yet');
});

test('it takes nothing after its name', async () => {
  expect(await desk.type('/subscriptions all')).toBe('/subscriptions takes nothing after its name.');
});
