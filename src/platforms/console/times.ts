import { day, hour, minute } from '../../clock.ts';

/** `3 min ago`. The page's script keeps it true; both must say the same. A time to come is `in 3 h`. */
export function toRelative(at: number, now: number): string {
  const ago = now - at;
  if (ago < -minute) return `in ${toSpan(-ago)}`;
  if (ago < minute) return 'just now';
  return ago < 7 * day ? `${toSpan(ago)} ago` : toDate(at);
}

/** The largest unit that fits: `45 s`, `20 min`, `3 h`, `2 days`. */
export function toSpan(ms: number): string {
  if (ms < minute) return `${Math.max(1, Math.round(ms / 1000))} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) return `${Math.floor(ms / hour)} h`;
  const days = Math.floor(ms / day);
  return days === 1 ? '1 day' : `${days} days`;
}

/** `23 Nov 2026, 01:25 UTC`, for whoever has no script that would know the reader's own zone. */
export function toExact(at: number): string {
  const parts = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return `${new Date(toDateable(at)).toLocaleString('en-GB', { ...parts, timeZone: 'UTC' })} UTC`;
}

export function toIso(at: number): string {
  return new Date(toDateable(at)).toISOString();
}

/** `23 Nov 2026`. */
function toDate(at: number): string {
  const parts = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Date(toDateable(at)).toLocaleDateString('en-GB', { ...parts, timeZone: 'UTC' });
}

/** A time beyond what a Date can hold (a pause without end is 9e15) becomes the last day that has four digits. */
function toDateable(at: number): number {
  return Number.isFinite(at) ? Math.min(Math.max(at, 0), Date.UTC(9999, 11, 31)) : 0;
}
