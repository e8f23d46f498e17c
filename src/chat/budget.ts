/** So much in so long: at most `count` in any stretch of `inMs`, spread out but for a first `burst`. */
export interface BudgetLimits {
  readonly count: number;
  readonly inMs: number;
  /** How many may go at once after a rest; at least 1, at most `count`. */
  readonly burst: number;
}

export interface Budget {
  /** The earliest time at which one more may go: `now` where it may at once. */
  nextAt(now: number): number;
  take(now: number): void;
}

/**
 * A token bucket that spreads what goes, within a window that is never overdrawn: a bucket alone lets a burst and a whole
 * window's worth through in one window.
 */
export function createBudget({ count, inMs, burst }: BudgetLimits): Budget {
  const everyMs = inMs / count;
  const taken = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  let tokens = burst;
  let filledAt = Number.NEGATIVE_INFINITY;

  function fill(now: number): void {
    if (now > filledAt) tokens = Math.min(burst, tokens + (now - filledAt) / everyMs);
    filledAt = Math.max(filledAt, now);
  }

  return {
    nextAt(now) {
      fill(now);
      // Sums of fractions fall a hair short of one.
      const byBucket = tokens >= 1 - 1e-9 ? now : now + (1 - tokens) * everyMs;
      return Math.max(byBucket, (taken[oldest] ?? now) + inMs);
    },
    take(now) {
      fill(now);
      tokens--;
      taken[oldest] = now;
      oldest = (oldest + 1) % count;
    },
  };
}
