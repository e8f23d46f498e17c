import { day, hour, minute, second } from '../clock.ts';
import { isFiller, toDayHalf } from './date-words.ts';
import { readOffset, toZoneOffset } from './date-zone.ts';

/** What stands in a date, before it is decided what it means. */
export interface Parts {
  /** Where among the numbers: behind is where the day is known already. */
  words: { readonly text: string; readonly place: 'before' | 'between' | 'behind' }[];
  numbers: string[];
  /** Year, month, day where all three were written with digits. */
  date: readonly [string, string, string] | null;
  clockMs: number | null;
  half: 'am' | 'pm' | null;
  offsetMs: number | null;
  region: string | null;
}

/** Lower case and one spelling for what is written in several ways. */
export function normaliseDate(text: string): string {
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  return (isPlain ? text.toLowerCase() : toWesternMarks(text))
    .replace(/[([]([a-z]{1,5})[)\]]/, ' $1 ')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/(?<!\p{L})([apπμ])\.? ?([mμ])(?:\.|(?!\p{L}))/gu, ' $1$2 ')
    .replace(/[-/](?=\d)(?<=\p{L}\p{L}[-/])(?<!(?:gmt|utc|ut)[-/])/gu, ' ')
    .replace(/(?<=\d)t(?=\d)|(?<=\d{4}):(?=\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function toWesternMarks(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f]/g, ' ')
    .toLowerCase()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  return toEastAsianZone(folded)
    .replace(/(\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?/, '$1-$2-$3 ')
    .replace(/(오전|오후|上午|下午|午前|午後)/g, ' $1 ')
    .replace(
      /(\d{1,2}) ?[時时시點点] ?(?:(\d{1,2}) ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/,
      (_, hours, minutes, seconds) => ` ${hours}:${minutes ?? '00'}:${seconds ?? '00'}`,
    );
}

/** Korea, Japan and China have one zone each, and their sites leave it out. */
function toEastAsianZone(text: string): string {
  if (/[a-z]{3}|[+-]\d\d:?\d\d$/.test(text) || !/\d ?[:時时시點点]/.test(text)) return text;
  if (/[년시]|오전|오후/.test(text)) return `${text} kst`;
  if (/[時]|午前|午後/.test(text)) return `${text} jst`;
  return /[年时點点]|上午|下午/.test(text) ? `${text} hkt` : text;
}

const token = new RegExp(
  [
    /(?<clock>(?<hours>\d{1,2}):(?<minutes>\d{1,2})(?::(?<seconds>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?)?)(?![:\d])/u,
    /(?<french>\d{1,2}) ?h ?(?<frenchMinutes>\d{2})?(?![\d\p{L}])/u,
    /(?<german>\d{1,2})\.(?<germanMinutes>\d{2}) ?(?:uhr|klo|kl)(?!\p{L})/u,
    /(?<ymd>(?<y1>\d{4})(?<s1>[-/.])(?<m1>\d{1,3})\k<s1>(?<d1>\d{1,2}))(?![-/.]?\d)/u,
    /(?<short>(?<a2>\d{1,2})(?<s2>[-/.])(?<b2>\d{1,2})\k<s2>(?<c2>\d{4}|\d{2}))(?![-/.]?\d)/u,
    /(?:(?:gmt|utc|ut|z) ?)?(?<sign>[+-])(?<zoneHours>\d{1,2}):?(?<zoneMinutes>\d{2})?(?![\d:\p{L}])/u,
    /(?<number>\d{1,4})(?:st|nd|rd|th|er|re|º|ª|°|\.)?(?![\d\p{L}])/u,
    /(?<region>[a-z]{3,20}\/[a-z_+\-\d/]{2,30})/u,
    /(?<word>[\p{L}\p{M}.'’׳॰]+)/u,
    /(?<gap>[\s,،;|·@/]+|[-:](?!\d))/u,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'uy',
);

/** Null where something in the text has no place in a date. */
export function readParts(text: string): Parts | null {
  const parts: Parts = {
    words: [],
    numbers: [],
    date: null,
    clockMs: null,
    half: null,
    offsetMs: null,
    region: null,
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const groups = token.exec(text)?.groups;
    if (groups === undefined || !addPart(parts, groups)) return null;
  }
  return parts;
}

/** False where the text cannot be a date any more. */
function addPart(parts: Parts, groups: Readonly<Record<string, string | undefined>>): boolean {
  const { word, number, region, ymd, short, sign } = groups;
  if (groups.gap !== undefined) return true;
  const hours = groups.hours ?? groups.french ?? groups.german;
  if (hours !== undefined) return parts.clockMs === null && addClock(parts, hours, groups);
  if (ymd !== undefined || short !== undefined) {
    if (parts.date !== null) return false;
    parts.date = toNumericDate(groups);
    return parts.date !== null;
  }
  if (sign !== undefined) return addOffset(parts, sign, groups);
  if (number !== undefined) return parts.numbers.push(number) <= 3;
  if (region !== undefined) parts.region = region;
  if (word !== undefined) addWord(parts, word);
  return parts.words.length <= 6;
}

function addClock(parts: Parts, hours: string, groups: Readonly<Record<string, string | undefined>>): boolean {
  const minutes = Number(groups.minutes ?? groups.frenchMinutes ?? groups.germanMinutes ?? 0);
  const seconds = Number(groups.seconds ?? 0);
  const fraction = Number(`0.${groups.fraction ?? 0}`);
  // 24:00 ends a day (ISO 8601), second 60 is a leap second.
  if (Number(hours) > 24 || minutes > 59 || seconds > 60) return false;
  parts.clockMs = Number(hours) * hour + minutes * minute + seconds * second + Math.floor(fraction * second);
  return parts.clockMs <= day;
}

function addOffset(parts: Parts, sign: string, groups: Readonly<Record<string, string | undefined>>): boolean {
  // "22 - 12:30" and the like: before the time of day a sign is only a dash.
  if (parts.clockMs === null) {
    parts.numbers.push(`${groups.zoneHours ?? ''}${groups.zoneMinutes ?? ''}`);
    return parts.numbers.length <= 3;
  }
  // "10:00 - 16 Nov": a day rather than an offset, where the day is still missing.
  const offset = readOffset(sign, groups.zoneHours ?? '', groups.zoneMinutes);
  if (offset === null) return false;
  parts.offsetMs = offset;
  return true;
}

function addWord(parts: Parts, word: string): void {
  const half = toDayHalf(word);
  const offset = toZoneOffset(word.replaceAll('.', ''));
  const mayBeZone =
    parts.offsetMs === null && (parts.clockMs !== null || (parts.numbers.length > 1 && !isFiller(word)));
  if (half !== null) parts.half = half;
  else if (offset !== null && mayBeZone) parts.offsetMs = offset;
  else if (!isFiller(word.replaceAll('.', ''))) parts.words.push({ text: word, place: placeOf(parts) });
}

function placeOf({ clockMs, date, numbers }: Parts): 'before' | 'between' | 'behind' {
  if (clockMs !== null || date !== null || numbers.length > 1) return 'behind';
  return numbers.length === 0 ? 'before' : 'between';
}

/** Two digits are a year from 1969 to 2068, as POSIX has it. */
function toNumericDate(groups: Readonly<Record<string, string | undefined>>): readonly [string, string, string] | null {
  const { y1, m1, d1, a2 = '', b2 = '', c2 = '', s2 } = groups;
  if (y1 !== undefined) return isMonthDay(m1, d1) ? [y1, m1 ?? '', d1 ?? ''] : null;
  if (s2 === '-' && c2.length === 2 && isMonthDay(b2, c2)) return [a2, b2, c2];
  if (s2 === '/' && isMonthDay(a2, b2)) return [c2, a2, b2];
  if (isMonthDay(b2, a2)) return [c2, b2, a2];
  return isMonthDay(a2, b2) ? [c2, a2, b2] : null;
}

function isMonthDay(month: string | undefined, dayOfMonth: string | undefined): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= 31;
}
