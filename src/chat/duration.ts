import { day, hour, minute, second } from '../clock.ts';

const units: Readonly<Record<string, number>> = {
  s: second,
  sec: second,
  second: second,
  m: minute,
  min: minute,
  minute: minute,
  h: hour,
  hr: hour,
  hour: hour,
  d: day,
  day: day,
  w: 7 * day,
  week: 7 * day,
};

/** What people type for a span of time: `30m`, `6h`, `2 days`, `1h 30m`, `for 2h`. Milliseconds, or null where it is none. */
export function readDuration(text: string): number | null {
  const words =
    text
      .toLowerCase()
      .replace(/^for\s/, '')
      .match(/\d{1,6}(?:\.\d{1,3})?|[a-z]+|\S/g) ?? [];
  let total = 0;
  for (let index = 0; index < words.length; index += 2) {
    const amount = Number(words[index]);
    const word = words[index + 1] ?? '';
    const unit = units[word] ?? units[word.replace(/s$/, '')];
    if (!Number.isFinite(amount) || unit === undefined) return null;
    total += amount * unit;
  }
  return total > 0 ? total : null;
}

/** A span of time in words, as long as it need be: `2 hours`, `1 day`, `90 seconds`. */
export function toDurationText(ms: number): string {
  for (const [name, unit] of [
    ['day', day],
    ['hour', hour],
    ['minute', minute],
  ] as const) {
    if (ms >= unit * 1.5 || ms === unit) return toCount(Math.round(ms / unit), name);
  }
  return toCount(Math.max(0, Math.round(ms / second)), 'second');
}

/** `1 story`, `3 stories`. */
export function toCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}
