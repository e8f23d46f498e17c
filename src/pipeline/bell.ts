import type { Clock } from '../clock.ts';

/** Wakes a loop that sleeps until its next work is due. A ring while nobody waits is kept for the next wait. */
export interface Bell {
  ring(): void;
  wait(ms: number): Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let controller = new AbortController();
  return {
    ring: () => controller.abort(),
    async wait(ms) {
      await clock.wait(ms, controller.signal);
      controller = new AbortController();
    },
  };
}
