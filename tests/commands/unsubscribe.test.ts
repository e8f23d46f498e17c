import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.type('/subscribe Micron');
  await desk.type('/subscribe "export controls" -opinion');
  await desk.type('/subscribe (Samsung OR Hynix) title:chips');
});

afterEach(() => desk.close());

test.each([
  ['1', 'Micron'],
  ['#1', 'Micron'],
  ['Micron', 'Micron'],
  ['micron', 'Micron'],
  ['which:Micron', 'Micron'],
  ['"export controls" -opinion', '"export controls" -opinion'],
  ['"export controls"   NOT opinion', '"export controls" -opinion'],
  ['3', '(Samsung OR Hynix) title:chips'],
  ['(Samsung OR Hynix) title:chips', '(Samsung OR Hynix) title:chips'],
  ['(Samsung | Hynix) AND title:chips', '(Samsung OR Hynix) title:chips'],
])('/unsubscribe %s ends %s', async (typed, query) => {
  expect(await desk.type(`/unsubscribe ${typed}`)).toBe(`#chips is no longer told about *${query}*.`);
  expect(await desk.type('/subscriptions')).not.toContain(`*${query}*`);
  expect(desk.indexed).toBe(2);
});

test.each(['1', '2', '3'])('what completion offers for %s can be sent as it is', async (typed) => {
  const [choice] = await desk.complete('unsubscribe', 'which', typed);
  expect(choice?.label.startsWith(`${typed}: `)).toBe(true);
  expect(await desk.type(`/unsubscribe ${choice?.value}`)).toContain('is no longer told about');
});

test('completion finds a query by a part of it, in any case', async () => {
  expect(await desk.complete('unsubscribe', 'which', 'EXPORT')).toEqual([
    { label: '2: "export controls" -opinion', value: '2' },
  ]);
  expect(await desk.complete('unsubscribe', 'which', '')).toHaveLength(3);
  expect(await desk.complete('unsubscribe', 'which', '', { channel: 'trade' })).toEqual([]);
});

test('a number that is used up is not given again', async () => {
  await desk.type('/unsubscribe 3');
  expect(await desk.type('/subscribe Kioxia')).toContain('(number 4)');
  expect(await desk.type('/unsubscribe 3')).toBe(
    '#chips has no subscription “3”. /subscriptions lists what it has, with their numbers.',
  );
});

test('a query that is a number can be named as such where no subscription has the number', async () => {
  await desk.type('/subscribe 737');
  expect(await desk.type('/unsubscribe 737')).toBe('#chips is no longer told about *737*.');
});

test.each(['4', 'Kioxia', '(', '"', `${'x'.repeat(1500)}`, '<@everyone>'])(
  'what is not there is answered in one sentence: %s',
  async (typed) => {
    const reply = await desk.type(`/unsubscribe ${typed}`);
    expect(reply).toBe(
      `#chips has no subscription “${typed.slice(0, 80)}”. /subscriptions lists what it has, with their numbers.`,
    );
  },
);

test('a channel without any is told how to begin', async () => {
  expect(await desk.type('/unsubscribe 1', { channel: 'trade' })).toBe(
    '#trade has no subscriptions. /subscribe adds one.',
  );
});

test('the subscriptions of another workspace cannot be reached by their numbers', async () => {
  expect(await desk.type('/unsubscribe 1', { workspace: 'globex' })).toContain('has no subscriptions');
  expect(desk.indexed).toBe(3);
});

test('only who manages the channel may, and needs to say which', async () => {
  expect(await desk.type('/unsubscribe 1', { isManager: false })).toContain('is for those who manage this channel');
  expect(await desk.type('/unsubscribe')).toBe(
    '/unsubscribe needs which: the number or the query of a subscription, as /subscriptions shows them. For example: /unsubscribe 2',
  );
  expect(desk.indexed).toBe(3);
});

test('what waits to be sent for it alone is not sent any more', async () => {
  await desk.publish('Micron goes to court');
  await desk.type('/unsubscribe Micron');
  expect(await desk.store.deliveries.counts()).toMatchObject({ created: 0, cancelled: 1 });
  expect(await desk.publish('Micron wins in court')).toBe(0);
});

test('the button of an alert does the same', async () => {
  expect(await desk.press('unsubscribe', '1')).toBe('#chips is no longer told about *Micron*.');
  // A second press is no mistake of anyone's.
  expect(await desk.press('unsubscribe', '1')).toBe('#chips is not told about this any more.');
  expect(await desk.type('/unsubscribe 1')).toContain('#chips has no subscription “1”.');
  expect(await desk.press('unsubscribe', '2', { isManager: false })).toContain('is for those who manage');
});
