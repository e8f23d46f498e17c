import { day, hour, minute } from '../clock.ts';
import { readCompactDate, toDays } from './date-compact.ts';
import { normaliseDate, type Parts, readParts } from './date-parts.ts';
import { toMonth } from './date-words.ts';
import { toRegionOffset } from './date-zone.ts';

/** Longer texts are no dates. */
const maxLength = 100;
const clockSkewMs = 5 * minute;
const earliest = Date.UTC(1990, 0, 1);

/**
 * Epoch milliseconds of a date as feeds and pages write it, or null where it is none. Reads RFC 822 and ISO 8601 and whatever
 * comes near them, in any order, with the months of some forty languages. No zone is UTC, except where Korean, Japanese or
 * Chinese marks name one. `05/06/2024` is American, `05.06.2024` is European. `now` fills in a missing year, nothing else.
 */
export function readDate(text: string, now: number): number | null {
  if (text.length > maxLength * 2) return null;
  const usual = readCompactDate(text.trim().toLowerCase());
  if (usual !== undefined) return usual;
  const bare = normaliseDate(text);
  if (bare.length > maxLength || !/\d/.test(bare)) return null;
  const compact = readCompactDate(bare);
  if (compact !== undefined) return compact;
  const parts = readParts(bare);
  if (parts === null) return null;
  return toEpoch(parts, now);
}

/** A date as an article may have it: later than now (but for clocks that are a little fast) is now, before 1990 is none. */
export function clampDate(publishedAt: number | null, now: number): number | null {
  if (publishedAt === null || !(publishedAt >= earliest)) return null;
  return publishedAt > now + clockSkewMs ? now : publishedAt;
}

function toEpoch(parts: Parts, now: number): number | null {
  const days = toDay(parts, now);
  if (days === null) return null;
  let clock = parts.clockMs ?? 0;
  if (parts.half === 'pm' && clock < 12 * hour) clock += 12 * hour;
  if (parts.half === 'am' && clock >= 12 * hour && clock < 13 * hour) clock -= 12 * hour;
  const wallClock = days + clock;
  if (parts.offsetMs !== null) return wallClock - parts.offsetMs;
  const offset = parts.region === null ? 0 : toRegionOffset(parts.region, wallClock);
  return offset === null ? null : wallClock - offset;
}

function toDay(parts: Parts, now: number): number | null {
  const { numbers } = parts;
  if (parts.date !== null) {
    // "3/4/2024 5 pm": the hour alone.
    if (numbers.length === 1 && parts.half !== null && parts.clockMs === null)
      return withLoneHour(parts, () => toDay(parts, now));
    return numbers.length > 0 ? null : toDays(...parts.date);
  }
  if (parts.half !== null && parts.clockMs === null && numbers.length > 1)
    return withLoneHour(parts, () => toDay(parts, now));
  const month = takeMonth(parts);
  if (month === null) return toWordlessDay(parts);
  const [first = '', second] = numbers;
  if (numbers.length === 0 || numbers.length > 2) return null;
  if (second === undefined) return isYear(first) ? toDays(first, String(month), '1') : toRecentDay(month, first, now);
  return isYear(first) ? toDays(first, String(month), second) : toDays(second, String(month), first);
}

/** The last of the numbers is the hour of "Nov 16, 2020 5 pm". */
function withLoneHour(parts: Parts, rest: () => number | null): number | null {
  const hours = Number(parts.numbers.pop());
  if (!(hours >= 1 && hours <= 12)) return null;
  parts.clockMs = hours * hour;
  return rest();
}

/**
 * The word that names a month, if the others may be there: a weekday before the numbers, an unknown zone or a weekday behind
 * the day. "mar 5 mars" has two words for a month: the first is Tuesday.
 */
function takeMonth(parts: Parts): number | null {
  const months = parts.words.map((word) => toMonth(word.text));
  const inside = parts.words.findLastIndex((word, at) => word.place !== 'behind' && months[at] !== null);
  const at = inside === -1 ? months.findLastIndex((month) => month !== null) : inside;
  const isStrange = parts.words.some((word, other) => other !== at && word.place === 'between');
  return at === -1 || isStrange ? null : (months[at] ?? null);
}

/** Only digits, apart from a weekday: "2003", "2004 05 28", "15. 1. 2024". */
function toWordlessDay({ numbers, words, clockMs }: Parts): number | null {
  const [first = '', month = '1', last = '1'] = numbers;
  if (words.length > 1 || numbers.length === 2) return null;
  if (first.length === 4)
    return numbers.length === 1 && (clockMs !== null || words.length > 0) ? null : toDays(first, month, last);
  return last.length === 4 ? toDays(last, month, first) : null;
}

function isYear(number: string): boolean {
  return number.length > 2 || Number(number) > 31;
}

/** Without a year it is the last such day; tomorrow may already be today further east. */
function toRecentDay(month: number, dayOfMonth: string, now: number): number | null {
  const year = new Date(now + day).getUTCFullYear();
  for (let back = 0; back < 5; back++) {
    const found = toDays(String(year - back).padStart(4, '0'), String(month), dayOfMonth);
    if (found !== null && found <= now + day) return found;
  }
  return null;
}
