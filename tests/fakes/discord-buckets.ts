/** How often a bot may call: as Discord says, or as a test wants it. */
export interface RateLimits {
  /** Per second over everything but interactions. */
  readonly global: number;
  /** Per route and channel. */
  readonly perBucket: number;
  readonly bucketMs: number;
}

export const discordLimits: RateLimits = { global: 50, perBucket: 5, bucketMs: 5000 };

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds; null where the call may pass. */
  readonly retryAfter: number | null;
  readonly isGlobal: boolean;
}

export interface Buckets {
  take(bucket: string, isExempt: boolean): Verdict;
  /** The most calls in any stretch of a second. */
  readonly busiest: number;
}

export function createBuckets(limits: RateLimits): Buckets {
  const recent: number[] = [];
  const used = new Map<string, { count: number; resetsAt: number }>();
  let busiest = 0;
  return {
    get busiest() {
      return busiest;
    },
    take(bucket, isExempt) {
      const now = performance.now();
      while (recent[0] !== undefined && recent[0] <= now - 1000) recent.shift();
      if (!isExempt && recent.length >= limits.global) {
        const retryAfter = ((recent[0] ?? now) + 1000 - now) / 1000;
        const headers = {
          'X-RateLimit-Global': 'true',
          'X-RateLimit-Scope': 'global',
          'Retry-After': retryAfter.toFixed(3),
        };
        return { headers, retryAfter, isGlobal: true };
      }
      const known = used.get(bucket);
      const state = known !== undefined && known.resetsAt > now ? known : { count: 0, resetsAt: now + limits.bucketMs };
      used.set(bucket, state);
      const resetAfter = (state.resetsAt - now) / 1000;
      const isOver = state.count >= limits.perBucket;
      if (!isOver) state.count++;
      if (!isExempt && !isOver) recent.push(now);
      busiest = Math.max(busiest, recent.length);
      const headers = {
        'X-RateLimit-Limit': String(limits.perBucket),
        'X-RateLimit-Remaining': String(limits.perBucket - state.count),
        'X-RateLimit-Reset-After': resetAfter.toFixed(3),
        'X-RateLimit-Bucket': bucket.replace(/\d{17,20}/g, '').replace(/\W+/g, '-'),
        ...(isOver ? { 'Retry-After': resetAfter.toFixed(3), 'X-RateLimit-Scope': 'user' } : {}),
      };
      return { headers, retryAfter: isOver ? resetAfter : null, isGlobal: false };
    },
  };
}
