import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, hour } from '../../src/clock.ts';
import { type Desk, openDesk, theWire } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.store.sources.sync([theWire], desk.clock.now());
});

afterEach(() => desk.close());

test('it tells what runs, what is there, and that all is well', async () => {
  await desk.clock.turn(3 * hour);
  expect(await desk.type('/status')).toBe(
    [
      'Wirewatch 1.2.3, up for 3 hours, on console, discord; 95 MB of memory.',
      '0 articles in the archive, 0 subscriptions.',
      '1 source, all well.',
      '0 deliveries waiting; none given up in the last day.',
    ].join('\n'),
  );
});

test('what waits and what was given up is counted, the latter for a day', async () => {
  await desk.type('/subscribe Micron');
  await desk.publish('Micron goes to court');
  await desk.publish('Micron opens in Boise');
  const [first] = await desk.store.deliveries.takeDue(desk.clock.now(), 1);
  const error = { code: 'message_refused', sentence: 'It is too long.' };
  await desk.store.deliveries.fail(first?.id ?? '', desk.clock.now(), error);
  expect(await desk.type('/status')).toContain('1 delivery waiting; 1 delivery given up in the last day.');
  await desk.clock.turn(day + hour);
  expect(await desk.type('/status')).toContain('1 delivery waiting; none given up in the last day.');
  expect(await desk.type('/status')).toContain('2 articles in the archive, 1 subscription.');
});

test('a silent channel says so, and of many sources that fail the worst five are shown', async () => {
  const many = Array.from({ length: 7 }, (_, index) => ({ ...theWire, id: `wire-${index}`, name: `Wire ${index}` }));
  await desk.store.sources.sync(many, desk.clock.now());
  for (const { id } of many) await desk.store.sources.saveState(id, { failures: 1, failingSince: desk.clock.now() });
  await desk.type('/pause');
  const reply = await desk.type('/status');
  expect(reply).toContain('\nPaused. /resume ends that.\n7 sources, 7 not well:\n- *Wire 0* (wire-0) — failing since');
  expect(reply.match(/^- /gm)).toHaveLength(5);
  expect(reply).toContain('All of them: `/sources list`');
});

test('anyone may ask, and sees it alone', async () => {
  expect(await desk.ask('/status', { isManager: false })).toMatchObject({
    visibility: 'private',
    message: { kind: 'reply' },
  });
});
