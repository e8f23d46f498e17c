import { describe, expect, it } from 'vitest';
import { toHeaderValue, toMaxAgeMs, toRetryAfterMs } from '../src/http-headers.ts';

const now = Date.UTC(2026, 0, 5, 8);
const at = (ms: number) => new Date(now + ms).toUTCString();
const headers = (given: Record<string, string>) => ({ get: (name: string) => given[name] ?? null });

describe('how long an answer stays fresh', () => {
  it.each<[Record<string, string>, number | null]>([
    [{}, null],
    [{ 'cache-control': 'public, max-age=600' }, 600_000],
    [{ 'cache-control': 'MAX-AGE=600' }, 600_000],
    [{ 'cache-control': 'max-age="600"' }, 600_000],
    [{ 'cache-control': 's-maxage=60, max-age=600' }, 600_000],
    [{ 'cache-control': 's-maxage=60' }, null],
    [{ 'cache-control': 'max-age=600', age: '200' }, 400_000],
    [{ 'cache-control': 'max-age=600', age: '700' }, 0],
    [{ 'cache-control': 'max-age=600', age: 'old' }, 600_000],
    [{ 'cache-control': 'max-age=soon' }, null],
    [{ 'cache-control': 'max-age=-5' }, null],
    [{ 'cache-control': 'max-age=999999999999999999' }, 365 * 86_400_000],
    [{ 'cache-control': 'no-cache, max-age=600' }, null],
    [{ 'cache-control': 'no-store' }, null],
    [{ expires: at(900_000) }, 900_000],
    [{ expires: at(900_000), age: '100' }, 800_000],
    [{ expires: at(900_000), date: at(300_000) }, 600_000],
    [{ expires: at(-900_000) }, 0],
    [{ expires: '0' }, 0],
    [{ expires: at(900_000), 'cache-control': 'max-age=60' }, 60_000],
  ])('%j → %s ms', (given, expected) => expect(toMaxAgeMs(headers(given), now)).toBe(expected));
});

describe('when to come again', () => {
  it.each<[Record<string, string>, number | null]>([
    [{}, null],
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': at(90_000) }, 90_000],
    [{ 'retry-after': at(90_000), date: at(60_000) }, 30_000],
    [{ 'retry-after': at(-90_000) }, 0],
    [{ 'retry-after': '-5' }, null],
    [{ 'retry-after': '1.5' }, null],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '2026' }, 2_026_000],
    [{ 'retry-after': 'Mon, '.repeat(50) }, null],
  ])('%j → %s ms', (given, expected) => expect(toRetryAfterMs(headers(given), now)).toBe(expected));
});

it.each([
  ['"five"', '"five"'],
  [' W/"five" ', 'W/"five"'],
  ['a\r\nx: y', null],
  ['新', null],
  ['\0', null],
  ['', null],
  [null, null],
  [undefined, null],
  ['x'.repeat(1001), null],
])('%j can be sent as a header as %j', (given, expected) => expect(toHeaderValue(given)).toBe(expected));
