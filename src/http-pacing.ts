import type { Clock } from './clock.ts';

/** One request at a time to a host, first come, first served, with a pause between the starts of two. */
export interface Pacing {
  /**
   * Waits for this caller's turn; the next one gets its turn when the returned function is called.
   * Rejects with the signal's reason when it is aborted first.
   */
  enter(host: string, signal: AbortSignal): Promise<() => void>;
}

interface Lane {
  startedAt: number;
  queued: number;
  tail: Promise<void>;
}

export function createPacing(clock: Clock, pauseMs: number): Pacing {
  const lanes = new Map<string, Lane>();

  /** Lanes that nobody stands in and whose pause is over need not be remembered. */
  function forgetIdle(): void {
    for (const [host, lane] of lanes) {
      if (lane.queued === 0 && lane.startedAt + pauseMs <= clock.now()) lanes.delete(host);
    }
  }

  function laneOf(host: string): Lane {
    const known = lanes.get(host);
    if (known !== undefined) return known;
    const lane: Lane = { startedAt: Number.NEGATIVE_INFINITY, queued: 0, tail: Promise.resolve() };
    lanes.set(host, lane);
    return lane;
  }

  async function enter(host: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    forgetIdle();
    const lane = laneOf(host);
    const turn = Promise.withResolvers<void>();
    const turnOfPrevious = lane.tail;
    lane.tail = turnOfPrevious.then(() => turn.promise);
    lane.queued += 1;
    let hasLeft = false;
    const leave = () => {
      if (hasLeft) return;
      hasLeft = true;
      lane.queued -= 1;
      turn.resolve();
    };
    try {
      await unlessAborted(turnOfPrevious, signal);
      const pause = lane.startedAt + pauseMs - clock.now();
      if (pause > 0) await clock.wait(pause, signal);
      signal.throwIfAborted();
    } catch (error) {
      leave();
      throw error;
    }
    lane.startedAt = clock.now();
    return leave;
  }

  return { enter };
}

function unlessAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    void turn.then(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
  });
}
