import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until a test turns it. */
export interface HandClock extends Clock {
  /** Moves the time on, and wakes, in their order, all who waited for it. */
  turn(ms: number): Promise<void>;
  /** How many wait now. */
  readonly waiting: number;
  /** When the next of them is due; Infinity where none waits. */
  readonly nextAt: number;
}

export function createHandClock(start = Date.UTC(2026, 0, 5, 8)): HandClock {
  let now = start;
  const waiters = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const waiter = { at: now + ms, wake };
        function wake(): void {
          waiters.delete(waiter);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        waiters.add(waiter);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    async turn(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...waiters].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        now = Math.max(now, next.at);
        next.wake();
        // What was woken runs on, and may wait anew, before the time moves further.
        await new Promise((resolve) => setImmediate(resolve));
      }
      now = end;
      await new Promise((resolve) => setImmediate(resolve));
    },
    get waiting() {
      return waiters.size;
    },
    get nextAt() {
      return Math.min(...[...waiters].map(({ at }) => at));
    },
  };
}
