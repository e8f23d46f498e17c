import { expect, test } from 'vitest';
import { toReply } from '../../../src/message.ts';
import { createLive, type LiveEvent } from '../../../src/platforms/console/live.ts';
import type { Shown } from '../../../src/platforms/console/shown.ts';

function toShown(id: number): Shown {
  return { id, channelName: 'chips', message: toReply('x'), asked: null, inReplyTo: null, sentAt: 0, editedAt: null };
}

function idsOf(events: readonly LiveEvent[] | null): readonly (number | null)[] | null {
  return events?.map((event) => event.shown.id) ?? null;
}

test('whoever listens is told, until they go', () => {
  const live = createLive();
  const heard: (number | null)[] = [];
  const leave = live.listen((event) => heard.push(event.shown.id));
  live.publish('added', toShown(1));
  leave();
  live.publish('added', toShown(2));
  expect(heard).toEqual([1]);
});

test('whoever comes back is told what came since, or that it is no longer known', () => {
  const live = createLive(2);
  const before = live.lastId();
  live.publish('added', toShown(1));
  const afterFirst = live.lastId();
  live.publish('added', toShown(2));
  expect(idsOf(live.since(before))).toEqual([1, 2]);
  expect(idsOf(live.since(afterFirst))).toEqual([2]);
  expect(idsOf(live.since(live.lastId()))).toEqual([]);
  live.publish('edited', toShown(1));
  expect(idsOf(live.since(before))).toBeNull();
});

test.each(['', 'x', 'x.1', '.', '1.2.3', `.${'9'.repeat(40)}`])('an id of another run, %j, is not known', (id) => {
  const live = createLive();
  live.publish('added', toShown(1));
  expect(live.since(id)).toBeNull();
});

test('a number of this run that has not been yet is not known', () => {
  const live = createLive();
  expect(live.since(live.lastId().replace(/0$/, '5'))).toBeNull();
});
