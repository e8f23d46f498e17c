import { second } from '../clock.ts';

/** So many articles may be of the same second before one of them is put into the next. */
export const keysPerSecond = 2 ** 14;
/** The year 2255: later dates all stand at the archive's end, and the keys stay whole numbers in JavaScript. */
const latest = 9e12;

/**
 * The lowest key of the second in which an article was published. Keys order the archive: by second, then as articles came.
 * The full-text index has them as its row numbers, since those are the only order in which it can be walked without a sort.
 * Seconds rather than milliseconds: the smaller the steps, the smaller the index.
 */
export function toArchiveKey(publishedAt: number): number {
  return Math.floor(Math.min(Math.max(publishedAt, 0), latest) / second) * keysPerSecond;
}
