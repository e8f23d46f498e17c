import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPacing } from '../src/http-pacing.ts';
import { createHandClock } from './fakes/hand-clock.ts';

const forever = new AbortController().signal;
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('lets one in at a time, in the order they came', async () => {
  const pacing = createPacing(createHandClock(), 0);
  const order: number[] = [];
  const leaves: (() => void)[] = [];
  for (const number of [1, 2, 3]) {
    void pacing.enter('thewire.example', forever).then((leave) => {
      order.push(number);
      leaves.push(leave);
    });
  }
  for (const expected of [[1], [1, 2], [1, 2, 3]]) {
    await settle();
    expect(order).toEqual(expected);
    leaves.at(-1)?.();
    // Leaving twice must not let two in.
    leaves.at(-1)?.();
  }
});

it('who gives up is left out, and whoever stood behind keeps his place', async () => {
  const pacing = createPacing(createHandClock(), 0);
  const stop = new AbortController();
  const leave = await pacing.enter('thewire.example', forever);
  const givesUp = pacing.enter('thewire.example', stop.signal);
  let isIn = false;
  const behind = pacing.enter('thewire.example', forever).then(() => {
    isIn = true;
  });
  stop.abort(new Error('enough'));
  await expect(givesUp).rejects.toThrow('enough');
  await settle();
  expect(isIn).toBe(false);
  leave();
  await behind;
});

it('gives up during the pause too', async () => {
  const clock = createHandClock();
  const pacing = createPacing(clock, 1000);
  const stop = new AbortController();
  (await pacing.enter('thewire.example', forever))();
  const waiting = pacing.enter('thewire.example', stop.signal);
  await settle();
  expect(clock.waiting).toBe(1);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  expect(clock.waiting).toBe(0);
});

it('keeps the pause between any two starts at a host, whoever comes when and stays how long', async () => {
  const visit = fc.record({ host: fc.constantFrom('a', 'b'), comesAfterMs: fc.nat(3000), staysMs: fc.nat(3000) });
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { maxLength: 12 }), async (visits) => {
      const clock = createHandClock(0);
      const pacing = createPacing(clock, 1000);
      const stays: { readonly host: string; readonly from: number; to: number }[] = [];
      for (const { host, comesAfterMs, staysMs } of visits) {
        void clock.wait(comesAfterMs).then(async () => {
          const leave = await pacing.enter(host, forever);
          const stay = { host, from: clock.now(), to: Number.POSITIVE_INFINITY };
          stays.push(stay);
          await clock.wait(staysMs);
          stay.to = clock.now();
          leave();
        });
      }
      await clock.turn(60_000);
      expect(stays).toHaveLength(visits.length);
      for (const host of ['a', 'b']) {
        const here = stays.filter((stay) => stay.host === host);
        for (const [index, next] of here.slice(1).entries()) {
          const previous = here[index];
          expect(next.from - (previous?.from ?? 0)).toBeGreaterThanOrEqual(1000);
          expect(next.from).toBeGreaterThanOrEqual(previous?.to ?? 0);
        }
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});
