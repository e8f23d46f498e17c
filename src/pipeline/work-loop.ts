import { type Clock, minute, second } from '../clock.ts';
import { toSentence } from '../errors.ts';
import type { Log } from '../log.ts';
import { createBell } from './bell.ts';

/** Takes work as it falls due, does so many pieces at once, and sleeps until the next. */
export interface WorkLoop {
  start(): void;
  /** Work may have fallen due before the loop expected it. */
  wake(): void;
  /** Takes nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

const longestSleepMs = 10 * minute;
/** A database that is locked or full: the loop waits and asks again rather than end. */
const troubleSleepMs = 5 * second;

export function createWorkLoop<T>(parts: {
  readonly name: string;
  readonly maxAtOnce: number;
  takeDue(now: number, limit: number): Promise<readonly T[]>;
  nextDueAt(): Promise<number | null>;
  /** Settles its own failures; never rejects. */
  work(piece: T): Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}): WorkLoop {
  const { name, maxAtOnce, clock, log } = parts;
  const bell = createBell(clock);
  const underWay = new Set<Promise<void>>();
  let isStopping = false;
  let loop: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (!isStopping) {
      const sleepMs = await turn().catch((error: unknown) => {
        log.error({ loop: name, reason: toSentence(error) }, 'The database did not answer; trying again in a moment');
        return troubleSleepMs;
      });
      if (sleepMs > 0 && !isStopping) await bell.wait(sleepMs);
    }
  }

  /** @returns how long nothing is due, in milliseconds. */
  async function turn(): Promise<number> {
    const free = maxAtOnce - underWay.size;
    if (free === 0) return longestSleepMs;
    const due = await parts.takeDue(clock.now(), free);
    for (const piece of due) {
      const work = parts.work(piece).finally(() => {
        underWay.delete(work);
        bell.ring();
      });
      underWay.add(work);
    }
    if (due.length > 0) return 0;
    const next = (await parts.nextDueAt()) ?? Number.POSITIVE_INFINITY;
    return Math.min(longestSleepMs, Math.max(0, next - clock.now()));
  }

  return {
    start() {
      loop ??= run();
    },
    wake: () => bell.ring(),
    async stop() {
      isStopping = true;
      bell.ring();
      await loop;
      await Promise.all(underWay);
    },
  };
}
