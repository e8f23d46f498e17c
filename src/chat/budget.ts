/** So much in so long: at most `count` in any stretch of `inMs`, spread out but for a first `burst`. */
export interface BudgetLimits {
  readonly count: number;
  readonly inMs: number;
  /** How many may go at once after a rest; at least 1, at most `count`. */
  readonly burst: number;
}

export interface Budget {
  /** The earliest time at which one more may go: `now` where it may at once; Infinity until one of those under way ends. */
  nextAt(now: number): number;
  /** @returns what to call when it has ended. */
  take(now: number): (end: number, hasArrived: boolean) => void;
}

/** Of how many calls the quickest is looked for, so that a busy minute does not pass for a longer road. */
const lookedAt = 5000;
/** The first calls of all are slow ones: they say little of the road. */
const fewest = 100;

/**
 * A token bucket that spreads what goes, within a window that is never overdrawn: a bucket alone lets a burst and a whole
 * window's worth through in one window.
 *
 * What counts is when calls arrive, and that is known only to lie between their start and their end. So a call takes its place
 * in the window from its start until `inMs` after its end, less the time that the quickest of the last calls took: that much
 * is the way there and back. On an even road nothing is lost by this; on a rough one nothing goes over.
 */
export function createBudget({ count, inMs, burst }: BudgetLimits): Budget {
  const everyMs = inMs / count;
  const freeAt: number[] = [];
  let underWay = 0;
  let tokens = burst;
  let filledAt = Number.NEGATIVE_INFINITY;
  const quickest = createQuickest();

  function fill(now: number): void {
    if (now > filledAt) tokens = Math.min(burst, tokens + (now - filledAt) / everyMs);
    filledAt = Math.max(filledAt, now);
    while ((freeAt[0] ?? Number.POSITIVE_INFINITY) <= now) freeAt.shift();
  }

  return {
    nextAt(now) {
      fill(now);
      // Sums of fractions fall a hair short of one.
      const byBucket = tokens >= 1 - 1e-9 ? now : now + (1 - tokens) * everyMs;
      if (underWay + freeAt.length < count) return byBucket;
      return Math.max(byBucket, freeAt[0] ?? Number.POSITIVE_INFINITY);
    },
    take(now) {
      fill(now);
      tokens--;
      underWay++;
      return (end, hasArrived) => {
        underWay--;
        if (hasArrived) quickest.add(end - now);
        const latestArrival = Math.max(now, end - quickest.ms);
        freeAt.push(Math.max(latestArrival + inMs, freeAt.at(-1) ?? 0));
      };
    },
  };
}

/** The shortest of the last times; a road that has become longer is noticed after a while. */
function createQuickest(): { readonly ms: number; add(ms: number): void } {
  let [before, here, seen] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  return {
    get ms() {
      return Number.isFinite(before) || seen >= fewest ? Math.min(before, here) : 0;
    },
    add(ms) {
      here = Math.min(here, ms);
      if (++seen < lookedAt) return;
      [before, here, seen] = [here, Number.POSITIVE_INFINITY, 0];
    },
  };
}
