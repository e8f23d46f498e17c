import { minute, second } from '../clock.ts';

/** Held is `created` with a later dueAt. */
export type DeliveryStatus = 'created' | 'active' | 'retry' | 'completed' | 'failed' | 'cancelled';

/** alert: the story's first message. edit: that message gains an outlet. reply: something further, in its thread. */
export type DeliveryKind = 'alert' | 'edit' | 'reply';

/** After this many tries a delivery has failed, and somebody is told: about a day of trying. */
export const maxAttempts = 30;

const firstPauseMs = 2 * second;
const longestPauseMs = 60 * minute;

/**
 * The pause before the next try: doubled each time, with jitter so that channels that failed together do not come back
 * together ("full jitter" halves the spread; we keep at least half of the pause).
 * @param attempts tries made so far, at least 1.
 * @param random 0 to 1.
 */
export function toRetryPauseMs(attempts: number, retryAfterMs: number | null, random: number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 20));
  return Math.max(retryAfterMs ?? 0, Math.round(pause * (0.5 + random / 2)));
}
