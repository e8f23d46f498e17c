import { expect, test } from 'vitest';
import { createSeen } from '../../../src/platforms/slack/recent.ts';
import { createSeal } from '../../../src/platforms/slack/seal.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';

const seal = createSeal('a key of more than thirty-two characters');

test('what is sealed opens again, for what it was sealed for', () => {
  const sealed = seal.close('xoxb-secret', 'slack:T1');
  expect(seal.open(sealed, 'slack:T1')).toBe('xoxb-secret');
  expect(sealed).not.toContain('xoxb');
  expect(seal.close('xoxb-secret', 'slack:T1')).not.toBe(sealed);
});

const sealed = seal.close('xoxb-secret', 'slack:T1');
const flipped = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
test.each([
  ['of another workspace', () => seal.open(sealed, 'slack:T2')],
  ['under another key', () => createSeal('another key of more than thirty-two').open(sealed, 'slack:T1')],
  ['that was changed', () => seal.open(flipped, 'slack:T1')],
  ['that was cut', () => seal.open(sealed.slice(0, 20), 'slack:T1')],
  ['that is nothing', () => seal.open('', 'slack:T1')],
])('a seal %s does not open, and says what to do', (_, open) => {
  expect(open).toThrow(/Set the one it was kept with, or install the app there again/);
});

test('what was seen is known for a while, and however much is seen, not all of it is kept', async () => {
  const clock = createHandClock();
  const isSeen = createSeen(clock, 1000, 3);
  expect([isSeen('a'), isSeen('a'), isSeen('b')]).toEqual([false, true, false]);
  await clock.turn(1001);
  expect(isSeen('a')).toBe(false);
  for (const key of ['c', 'd', 'e', 'f']) isSeen(key);
  expect(isSeen('a')).toBe(false);
});
