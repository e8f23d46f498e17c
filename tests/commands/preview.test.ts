import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, hour } from '../../src/clock.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.close());

const ago = (ms: number) => ({ publishedAt: desk.clock.now() - ms });

test('what a query would have caught is counted and shown, and nothing is subscribed', async () => {
  await desk.publish('Micron goes to court', ago(hour));
  await desk.publish('Micron opens in Boise', ago(10 * day));
  expect(await desk.type('/preview micron')).toBe(
    [
      '*micron* would have caught 1 story in the last 7 days:',
      '- [Micron goes to court](https://thewire.example/1) — The Wire, 2026-01-05 07:00',
      'micron: also microns; for the name alone type Micron',
      'To be told from now on: `/subscribe micron`',
    ].join('\n'),
  );
  expect(await desk.type('/preview Micron days:14')).toContain('would have caught 2 stories in the last 14 days');
  expect(await desk.type('/preview Samsung days:1')).toBe(
    '*Samsung* would have caught 0 stories in the last 1 day.\nTo be told from now on: `/subscribe Samsung`',
  );
  expect(desk.indexed).toBe(0);
});

test('of many, the newest five are shown', async () => {
  for (const [position, name] of ['Seoul', 'Boise', 'Xi’an', 'Singapore', 'Taichung', 'Penang'].entries())
    await desk.publish(`Micron looks at ${name}`, ago(position * hour));
  const lines = (await desk.type('/preview Micron')).split('\n');
  expect(lines[0]).toBe('*Micron* would have caught 6 stories in the last 7 days; the newest 5:');
  expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(5);
});

test('what it says to type is what was tried', async () => {
  const reply = await desk.type('/preview (Micron | Samsung) AND NOT opinion');
  const typed = /`(.*)`$/.exec(reply)?.[1] ?? '';
  expect(await desk.type(typed)).toContain('Subscribed #chips to *(Micron OR Samsung) -opinion*');
});

test.each([
  ['/preview', '/preview needs query'],
  ['/preview Micron days:0', 'days must be a whole number from 1 to 30, not “0”.'],
  ['/preview Micron days:31', 'days must be a whole number from 1 to 30, not “31”.'],
  ['/preview (Micron', 'This parenthesis is not closed.'],
])('%s is refused with a sentence', async (line, sentence) => {
  expect(await desk.type(line)).toContain(sentence);
});

test('anyone may try, and sees it alone', async () => {
  expect(await desk.ask('/preview Micron', { isManager: false })).toMatchObject({
    visibility: 'private',
    message: { kind: 'reply' },
  });
});
