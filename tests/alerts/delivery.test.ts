import { expect, test } from 'vitest';
import { maxAttempts, toRetryPauseMs } from '../../src/alerts/delivery.ts';
import { hour, minute, second } from '../../src/clock.ts';

test('the pause doubles with each try, up to an hour', () => {
  const pauses = [1, 2, 3, 4, 12, 30, 1000].map((attempts) => toRetryPauseMs(attempts, null, 1));
  expect(pauses).toEqual([2 * second, 4 * second, 8 * second, 16 * second, hour, hour, hour]);
});

test('jitter takes away half of the pause at the most', () => {
  expect(toRetryPauseMs(3, null, 0)).toBe(4 * second);
});

test('what the platform asks for is the least', () => {
  expect(toRetryPauseMs(1, 5 * minute, 0.5)).toBe(5 * minute);
  expect(toRetryPauseMs(12, second, 1)).toBe(hour);
});

test('all tries together last about a day', () => {
  const total = Array.from({ length: maxAttempts }, (_, index) => toRetryPauseMs(index + 1, null, 0.5)).reduce(
    (a, b) => a + b,
  );
  expect(total / hour).toBeGreaterThan(12);
  expect(total / hour).toBeLessThan(36);
});
