import { expect, test } from 'vitest';
import { readDuration, toDurationText } from '../../src/chat/duration.ts';
import { day, hour, minute, second } from '../../src/clock.ts';

test.each([
  ['30m', 30 * minute],
  ['6h', 6 * hour],
  ['2 days', 2 * day],
  ['1 week', 7 * day],
  ['1h30m', 90 * minute],
  ['1.5h', 90 * minute],
  ['for 2 hours', 2 * hour],
  ['90 Seconds', 90 * second],
  ['', null],
  ['0h', null],
  ['5', null],
  ['h', null],
  ['5 parsecs', null],
  ['-5m', null],
  ['5m!', null],
])('%j is %j', (text, expected) => {
  expect(readDuration(text)).toBe(expected);
});

test.each([
  [0, '0 seconds'],
  [45 * second, '45 seconds'],
  [minute, '1 minute'],
  [90 * minute, '2 hours'],
  [hour, '1 hour'],
  [day, '1 day'],
  [7 * day, '7 days'],
])('%i ms are told as %j', (ms, expected) => {
  expect(toDurationText(ms)).toBe(expected);
});
