import { day, hour, minute, second } from '../clock.ts';

const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:t| )(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?(z|[+-]\d{2}:?\d{2})?$/;
/** What nearly every RSS feed has; only for speed. */
const rfc822 = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (gmt|[+-]\d{4})$/;
const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

/**
 * Dates that are one run of digits, and the ISO 8601 forms that look like nothing else: epoch seconds and milliseconds,
 * 20040528, 20040528T101455Z, 2003-335 (day of the year), 2003-W52-3, 2003-12, -0312. The text is in lower case. Undefined
 * where it has none of these forms; null where it has one, but there is no such day.
 */
export function readCompactDate(text: string): number | null | undefined {
  const time = iso.exec(text);
  if (time !== null) return readTime(time.slice(1));
  const mail = rfc822.exec(text);
  if (mail !== null) return readMailTime(mail.slice(1));
  if (/^\d+$/.test(text)) return readDigits(text);
  const yearMonth = /^(\d{4})-(\d{2})(z)?$/.exec(text);
  if (yearMonth !== null) return toDays(yearMonth[1] ?? '', yearMonth[2] ?? '', '1');
  const century = /^-(\d{2})-?(\d{2})$/.exec(text);
  if (century !== null) return toDays(century[1] ?? '', century[2] ?? '', '1');
  const ordinal = /^(\d{4}|\d{2})-(\d{3})$/.exec(text);
  if (ordinal !== null) return toDayOfYear(ordinal[1] ?? '', Number(ordinal[2]));
  const week = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?$/.exec(text);
  if (week !== null) return toWeekDay(week[1] ?? '', Number(week[2]), Number(week[3] ?? 1));
  return undefined;
}

/** Midnight UTC of a day, given as digits; two digits of a year are from 1969 to 2068 (POSIX). Null for 30 February. */
export function toDays(year: string, month: string, dayOfMonth: string): number | null {
  const fullYear = year.length <= 2 ? Number(year) + (Number(year) < 69 ? 2000 : 1900) : Number(year);
  const date = new Date(0);
  // Date.UTC would take the year 100 literally but 99 for 1999.
  date.setUTCFullYear(fullYear, Number(month) - 1, Number(dayOfMonth));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(dayOfMonth) && fullYear > 0;
  return isReal && fullYear <= 9999 ? date.getTime() : null;
}

function readMailTime([dayOfMonth, name = '', year, hours, minutes, seconds, zone]: readonly string[]):
  | number
  | null
  | undefined {
  const at = months.indexOf(name);
  if (at === -1 || at % 3 !== 0) return undefined;
  return readTime([year, String(at / 3 + 1), dayOfMonth, hours, minutes, seconds, '0', zone === 'gmt' ? 'z' : zone]);
}

function readTime(parts: readonly (string | undefined)[]): number | null {
  const [year = '', month = '', dayOfMonth = '', hours, minutes, seconds = '0', fraction = '0', zone = 'z'] = parts;
  const days = toDays(year, month, dayOfMonth);
  const clock = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * second;
  if (days === null || Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 60 || clock > day) return null;
  const local = days + clock + Math.floor(Number(`0.${fraction}`) * second);
  if (zone === 'z') return local;
  const offset = Number(zone.slice(1, 3)) * hour + Number(zone.slice(-2)) * minute;
  if (offset >= 15 * hour || Number(zone.slice(-2)) > 59) return null;
  return zone[0] === '-' ? local + offset : local - offset;
}

function readDigits(digits: string): number | null | undefined {
  const part = (from: number, to?: number): string => digits.slice(from, to);
  switch (digits.length) {
    case 5:
      // Two digits of a year and a day of the year went out of use with the twentieth century; else it is only a number.
      return digits[0] === '0' || digits[0] === '9' ? toDayOfYear(part(0, 2), Number(part(2))) : null;
    case 6:
      return toDays(part(0, 2), part(2, 4), part(4));
    case 7:
      return toDayOfYear(part(0, 4), Number(part(4)));
    case 8:
      return toDays(part(0, 4), part(4, 6), part(6));
    case 9:
    case 10:
      return Number(digits) * second;
    case 12:
    case 14:
      return readCompactDate(`${part(0, 8)}t${part(8)}`);
    case 13:
      return Number(digits);
    case 16:
      return Math.floor(Number(digits) / 1000);
    default:
      return digits.length === 4 ? undefined : null;
  }
}

function toDayOfYear(year: string, dayOfYear: number): number | null {
  const first = toDays(year, '1', '1');
  const found = first === null ? null : first + (dayOfYear - 1) * day;
  if (first === null || found === null || dayOfYear < 1) return null;
  return new Date(found).getUTCFullYear() === new Date(first).getUTCFullYear() ? found : null;
}

/** ISO 8601: week 1 is the one with 4 January in it. */
function toWeekDay(year: string, week: number, weekDay: number): number | null {
  const fourth = toDays(year, '1', '4');
  if (fourth === null || week < 1 || week > 53) return null;
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
  return monday + ((week - 1) * 7 + weekDay - 1) * day;
}
