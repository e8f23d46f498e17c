import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '../../src/clock.ts';
import type { ErrorCode } from '../../src/errors.ts';
import { firstPace, nextPoll, type Pace, type PollResult, shouldPark, toRhythm } from '../../src/sources/schedule.ts';

const now = Date.UTC(2026, 0, 5, 8);
const middle = () => 0.5;
const every = (gap: number, newestAgo: number, count = 20) =>
  Array.from({ length: count }, (_, index) => now - newestAgo - index * gap);

function failed(
  retryAfterMs: number | null = null,
  isPermanent = false,
  code: ErrorCode = 'connection_failed',
): PollResult {
  return { status: 'failed', failure: { code, retryAfterMs, isPermanent } };
}

function answered(askedPauseMs: number | null = null): PollResult {
  return { status: 'ok', askedPauseMs };
}

describe('the rhythm of a source', () => {
  it.each<[string, readonly number[], number | null]>([
    ['that publishes every 20 minutes', every(20 * minute, 0), 10 * minute],
    ['that publishes every ten seconds', every(10_000, 0), minute],
    ['that publishes once a day', every(day, 0), hour],
    ['that publishes every 20 minutes, but has been quiet for eight hours', every(20 * minute, 8 * hour), 10 * minute],
    ['that published every minute, but not since a day', every(minute, day), 30 * minute],
    ['that has been silent for a year', every(minute, 365 * day), hour],
    ['that publishes in bursts', every(0, 0, 10).concat(every(0, 30 * minute, 10)), 15 * minute],
    ['whose one old article lies far back', [...every(20 * minute, 0, 5), now - 900 * day], 10 * minute],
    ['that dates an article into the future', [...every(20 * minute, 0), now + day], 10 * minute],
    ['that has one article', [now - hour], null],
    ['that gives no dates', [], null],
  ])('%s', (_name, publishedAt, expected) => expect(toRhythm(publishedAt, now)).toBe(expected));

  it('does not depend on the order of the articles', () => {
    const times = every(7 * minute, minute);
    expect(toRhythm(times.toReversed(), now)).toBe(toRhythm(times, now));
  });

  it('counts the last twenty articles only', () => {
    expect(toRhythm([...every(10 * minute, 0), ...every(5 * hour, day, 60)], now)).toBe(5 * minute);
  });
});

describe('after an answer', () => {
  it.each([
    ['its own rhythm', 20 * minute, null, 10 * minute],
    ['a longer pause where it asks for one', 20 * minute, 30 * minute, 30 * minute],
    ['its own rhythm where it asks for less', 20 * minute, 2 * minute, 10 * minute],
    ['never more than an hour, even if it asks for a day', 20 * minute, day, hour],
    ['never less than a minute', 1000, 0, minute],
  ])('the next poll comes by %s', (_name, gap, asked, pause) => {
    const next = nextPoll({
      now,
      pace: firstPace,
      result: answered(asked),
      publishedAt: every(gap, 0),
      random: middle,
    });
    expect(next.at - now).toBe(pause);
  });

  it('the rhythm stays what it was where nothing new is known', () => {
    const pace = { ...firstPace, pollEveryMs: 7 * minute };
    const result: PollResult = { status: 'unchanged', askedPauseMs: 20 * minute };
    const next = nextPoll({ now, pace, result, publishedAt: [], random: middle });
    expect(next).toMatchObject({ at: now + 20 * minute, pollEveryMs: 7 * minute });
    const later = nextPoll({ now, pace: next, result: answered(), publishedAt: [], random: middle });
    expect(later.at - now).toBe(7 * minute);
  });

  it('all failures are forgiven', () => {
    const pace: Pace = { failures: 30, failingSince: now - 30 * day, pollEveryMs: 5 * minute };
    const next = nextPoll({ now, pace, result: answered(), publishedAt: [], random: middle });
    expect(next).toEqual({
      at: now + 5 * minute,
      failures: 0,
      failingSince: null,
      pollEveryMs: 5 * minute,
      isParked: false,
    });
  });
});

describe('after failures in a row', () => {
  function failTimes(times: number, pollEveryMs: number, code?: ErrorCode): readonly number[] {
    const pauses: number[] = [];
    let pace: Pace = { ...firstPace, pollEveryMs };
    let time = now;
    for (let index = 0; index < times; index += 1) {
      const next = nextPoll({ now: time, pace, result: failed(null, false, code), publishedAt: [], random: middle });
      pauses.push(next.at - time);
      time = next.at;
      pace = next;
      expect(next).toMatchObject({ failures: index + 1, failingSince: now, pollEveryMs });
    }
    return pauses;
  }

  it('the pause doubles from a minute up to six hours, however slow the source', () => {
    const pauses = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360].map((minutes) => minutes * minute);
    expect(failTimes(11, hour)).toEqual(pauses);
    expect(failTimes(11, 5 * minute)).toEqual(pauses);
    expect(failTimes(2000, minute).at(-1)).toBe(6 * hour);
  });

  it('a host that was asked too often is left alone for a usual pause first', () => {
    expect(failTimes(5, hour, 'rate_limited')).toEqual([1, 2, 4, 6, 6].map((hours) => hours * hour));
  });

  it.each([
    ['is obeyed where it is longer than ours', 3 * hour, 3 * hour],
    ['does not make us quicker', 1000, 15 * minute],
    ['is obeyed for a day at most', 400 * day, day],
  ])('what the host asks (Retry-After) %s', (_name, retryAfterMs, pause) => {
    const random = () => 0;
    const pace = { ...firstPace, pollEveryMs: (15 * minute) / 0.9 };
    const next = nextPoll({ now, pace, result: failed(retryAfterMs, false, 'rate_limited'), publishedAt: [], random });
    expect(next.at - now).toBe(pause);
  });
});

describe('parking', () => {
  it.each([
    ['a week and twenty failures', 20, 7 * day, true],
    ['many failures in a short time', 500, 7 * day - 1, false],
    ['few failures in a long time', 19, 30 * day, false],
    ['no failure', 0, null, false],
  ])('%s: %i in %s ms → %s', (_name, failures, ago, expected) => {
    expect(shouldPark({ failures, failingSince: ago === null ? null : now - ago, now })).toBe(expected);
  });

  it('happens at once where the source is gone for good', () => {
    const poll = { now, pace: firstPace, publishedAt: [], random: middle };
    expect(nextPoll({ ...poll, result: failed(null, true) }).isParked).toBe(true);
    expect(nextPoll({ ...poll, result: failed() }).isParked).toBe(false);
  });

  it('comes in the end for a source that fails and fails, after a week and not much later', () => {
    let pace: Pace = firstPace;
    let time = now;
    for (let isParked = false; !isParked; ) {
      const next = nextPoll({ now: time, pace, result: failed(), publishedAt: [], random: middle });
      ({ isParked } = next);
      pace = next;
      if (!isParked) time = next.at;
      expect(time - now).toBeLessThan(8 * day);
    }
    expect(time - now).toBeGreaterThanOrEqual(7 * day);
  });
});

it('whatever a source says and does, it is asked again after a minute at the soonest and a day at the latest', () => {
  const ms = fc.oneof(fc.integer({ min: -day, max: 1000 * day }), fc.constant(Number.MAX_SAFE_INTEGER), fc.constant(0));
  const result = fc.oneof(
    fc.record({ status: fc.constantFrom('ok' as const, 'unchanged' as const), askedPauseMs: fc.option(ms) }),
    fc.record({
      status: fc.constant('failed' as const),
      failure: fc.record({
        code: fc.constantFrom('rate_limited' as const, 'timed_out' as const),
        retryAfterMs: fc.option(ms),
        isPermanent: fc.boolean(),
      }),
    }),
  );
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const steps = fc.array(fc.tuple(result, fc.array(ms, { maxLength: 30 }), chance), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (all) => {
      let pace: Pace = firstPace;
      for (const [step, ages, draw] of all) {
        const next = nextPoll({
          now,
          pace,
          result: step,
          publishedAt: ages.map((age) => now - age),
          random: () => draw,
        });
        const most = step.status === 'failed' ? day : hour;
        expect(next.at - now).toBeGreaterThanOrEqual(minute);
        expect(next.at - now).toBeLessThanOrEqual(most);
        expect(Number.isSafeInteger(next.at)).toBe(true);
        expect(next.pollEveryMs).toBeGreaterThanOrEqual(minute);
        expect(next.pollEveryMs).toBeLessThanOrEqual(hour);
        pace = next;
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});

it('sources with one rhythm drift apart, by a tenth at most', () => {
  const pauses = [0, 0.25, 0.5, 0.75, 0.999999].map((draw) => {
    const poll = { now, pace: firstPace, result: answered(), publishedAt: every(20 * minute, 0) };
    return nextPoll({ ...poll, random: () => draw }).at - now;
  });
  expect(pauses[0]).toBe(9 * minute);
  expect(new Set(pauses).size).toBe(5);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(11 * minute);
});
