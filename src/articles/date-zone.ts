import { hour, minute } from '../clock.ts';

/**
 * Hours east of Greenwich by abbreviation: RFC 822, the generic American names (AT, ET …, read as standard time) and what news
 * sites write. Where one stands for several zones, the one with more readers: IST is India, CST is Chicago, BST is London.
 */
const hoursEast: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  trt: 3,
  sast: 2,
  cat: 2,
  wat: 1,
  eat: 3,
  idt: 3,
  irst: 3.5,
  irdt: 4.5,
  gst: 4,
  azt: 4,
  get: 4,
  amt: 4,
  aft: 4.5,
  uzt: 5,
  pkt: 5,
  ist: 5.5,
  npt: 5.75,
  bdt: 6,
  mmt: 6.5,
  ict: 7,
  wib: 7,
  hkt: 8,
  sgt: 8,
  myt: 8,
  pht: 8,
  wita: 8,
  awst: 8,
  wit: 9,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  nst: -3.5,
  ndt: -2.5,
  brt: -3,
  art: -3,
  uyt: -3,
  clt: -4,
  clst: -3,
  bot: -4,
  vet: -4,
  cot: -5,
  pet: -5,
  ect: -5,
  ast: -4,
  adt: -3,
  at: -4,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  ct: -6,
  mst: -7,
  mdt: -6,
  mt: -7,
  pst: -8,
  pdt: -7,
  pt: -8,
  akst: -9,
  akdt: -8,
  hst: -10,
};

/** Milliseconds east of Greenwich of a zone's abbreviation in lower case; null where we do not know it. */
export function toZoneOffset(name: string): number | null {
  const hours = Object.hasOwn(hoursEast, name) ? hoursEast[name] : undefined;
  return hours === undefined ? null : hours * hour;
}

/** `+0530`, `-7`, `+01:00`; null where no place on earth has that offset. */
export function readOffset(sign: string, hours: string, minutes: string | undefined): number | null {
  const size = Number(hours) * hour + Number(minutes ?? 0) * minute;
  if (Number(minutes ?? 0) > 59 || size >= 15 * hour) return null;
  return sign === '+' ? size : -size;
}

/** What `Europe/Brussels` is east of Greenwich when its clocks show this; null where there is no such zone. */
export function toRegionOffset(region: string, wallClock: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: region, timeZoneName: 'longOffset' });
    const offsetAt = (at: number): number => {
      const text = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
      const match = /([+-])(\d\d):(\d\d)/.exec(text);
      return match === null ? 0 : (readOffset(match[1] ?? '+', match[2] ?? '0', match[3]) ?? 0);
    };
    // The offset at the wall clock taken as UTC may be from the other side of a change to or from summer time.
    return offsetAt(wallClock - offsetAt(wallClock));
  } catch {
    return null;
  }
}
