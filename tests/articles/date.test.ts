import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clampDate, readDate } from '../../src/articles/date.ts';

const now = Date.UTC(2026, 9, 2, 12);
const read = (text: string): string | null => {
  const at = readDate(text, now);
  return at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z');
};

describe('readDate', () => {
  test.each([
    // RFC 822, 850, 2822, asctime
    ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05T10:00:00Z'],
    ['Tue, 05 Mar 2024 10:00:00 -0330', '2024-03-05T13:30:00Z'],
    ['Tuesday, 05-Mar-24 10:00:00 GMT', '2024-03-05T10:00:00Z'],
    ['5 Mar 24 10:00 EST', '2024-03-05T15:00:00Z'],
    ['Tue,5 Mar 2024 1:02:03PM PDT', '2024-03-05T20:02:03Z'],
    ['Tue Mar  5 10:00:00 2024', '2024-03-05T10:00:00Z'],
    ['Tue Mar 5 10:00:00 PST 2024', '2024-03-05T18:00:00Z'],
    ['Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)', '2024-03-05T09:00:00Z'],
    ['Tue, 05 Mar 2024 10:00:00 GMT-07:00', '2024-03-05T17:00:00Z'],
    ['Tue, 05 Mar 2024 10:00:00 UTC+8', '2024-03-05T02:00:00Z'],
    ['Tue, 05 Mar 2024 10:00:00 XYZ', '2024-03-05T10:00:00Z'],
    // ISO 8601
    ['2024-03-05T10:00:00Z', '2024-03-05T10:00:00Z'],
    ['2024-03-05T10:00:00.250+05:30', '2024-03-05T04:30:00.250Z'],
    ['2024-03-05T10:00', '2024-03-05T10:00:00Z'],
    ['2024-03-05 10:00:00 +0200', '2024-03-05T08:00:00Z'],
    ['2024-03-05T24:00:00Z', '2024-03-06T00:00:00Z'],
    ['20240305T100000Z', '2024-03-05T10:00:00Z'],
    ['2024-065', '2024-03-05T00:00:00Z'],
    ['2024-W10-2', '2024-03-05T00:00:00Z'],
    ['2024-03', '2024-03-01T00:00:00Z'],
    ['2024', '2024-01-01T00:00:00Z'],
    ['24-03-05  10:45', '2024-03-05T10:45:00Z'],
    // Digits
    ['1709632800', '2024-03-05T10:00:00Z'],
    ['1709632800123', '2024-03-05T10:00:00.123Z'],
    ['20240305', '2024-03-05T00:00:00Z'],
    ['03/05/2024 4:20 pm', '2024-03-05T16:20:00Z'],
    ['31/12/23 21:55:58', '2023-12-31T21:55:58Z'],
    ['05.03.2024 10.45 Uhr', '2024-03-05T10:45:00Z'],
    ['05/Mar/2024:10:00:00 +0000', '2024-03-05T10:00:00Z'],
    // Words
    ['Di, 5. März 2024, 10:00 Uhr', '2024-03-05T10:00:00Z'],
    ['mar. 5 mars 2024 à 10h30', '2024-03-05T10:30:00Z'],
    ['martes, 5 de marzo de 2024', '2024-03-05T00:00:00Z'],
    ['mar, 05 mar 2024 10:00', '2024-03-05T10:00:00Z'],
    ['5 de março de 2024 às 14h', '2024-03-05T14:00:00Z'],
    ['vr 5 apr. 2024 12:30', '2024-04-05T12:30:00Z'],
    ['wt., 5 paź 2024', '2024-10-05T00:00:00Z'],
    ['Вт, 5 марта 2024 г. 10:00 MSK', '2024-03-05T07:00:00Z'],
    ['Τρί, 5 Μαρ 2024 10:00:00 EET', '2024-03-05T08:00:00Z'],
    ['2024年3月5日 14時30分', '2024-03-05T05:30:00Z'],
    ['2024年3月5日下午3:20', '2024-03-05T07:20:00Z'],
    ['2024년 3월 5일 오후 3:20', '2024-03-05T06:20:00Z'],
    ['٥ مارس ٢٠٢٤', '2024-03-05T00:00:00Z'],
    ['16th Nov', '2025-11-16T00:00:00Z'],
    ['Nov. 16, 2023, 10:57 a.m.', '2023-11-16T10:57:00Z'],
    ['Friday, December 22, 2023 - 3:09pm', '2023-12-22T15:09:00Z'],
    ['1:30 p.m. ET, March 5, 2024', '2024-03-05T18:30:00Z'],
    ['Dec 3rd, 2023 at 5 pm', '2023-12-03T17:00:00Z'],
    ['12:15 AM, 5 March 2024', '2024-03-05T00:15:00Z'],
    ['March 2024', '2024-03-01T00:00:00Z'],
    // Regions, on both sides of a change of clocks
    ['Sun, 10 Mar 2024 01:30:00 America/New_York', '2024-03-10T06:30:00Z'],
    ['Sun, 10 Mar 2024 03:30:00 America/New_York', '2024-03-10T07:30:00Z'],
    ['5 Jul 2024 10:00 Europe/Brussels', '2024-07-05T08:00:00Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    '',
    'soon',
    'Top 10',
    '5 tips for 2024',
    'Tue, 16 zzz 2024 11:47:32 GMT',
    'Tue, 16 Dec zz 11:47:32 GMT',
    '2024-03-05T10:61:00Z',
    '2024-03-05T25:00:00Z',
    '2024-03-05T10:00:00+00:xx',
    '2024-xx-05',
    '2024-02-30',
    '31 June 2024',
    '2024-03-05-01',
    '0000-00-00 00:00:00',
    'Tue, 5 Mar 2024 1:2:3:4 GMT',
    '2024-03-05T10:00:00-99:99',
    '12345',
    '3:09pm',
    '5 Mar 2024 10:00 Europe/Atlantis',
    '9'.repeat(5000),
  ])('%j is no date', (text) => {
    expect(read(text)).toBeNull();
  });

  test('reads back what dates are printed as', () => {
    const zone = fc.constantFrom('Z', '+00:00', '+0000', ' UTC', ' GMT');
    const at = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2068, 0, 1) }).map((ms) => ms - (ms % 1000));
    fc.assert(
      fc.property(at, zone, (ms, suffix) => {
        const date = new Date(ms);
        expect(readDate(date.toUTCString(), now)).toBe(ms);
        expect(readDate(date.toISOString().replace('.000Z', suffix), now)).toBe(ms);
        expect(readDate(date.toString(), now)).toBe(ms);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('knows every month of the languages of news, long and short', () => {
    for (const language of [
      'en',
      'de',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'pl',
      'ru',
      'uk',
      'el',
      'sv',
      'cs',
      'tr',
      'hu',
      'ar',
      'zh',
      'ja',
      'ko',
    ]) {
      for (const month of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, {
          day: 'numeric',
          month,
          year: 'numeric',
          timeZone: 'UTC',
        });
        for (let at = 0; at < 12; at++) {
          const day = Date.UTC(2024, at, 15);
          expect(readDate(format.format(day), now), format.format(day)).toBe(day);
        }
      }
    }
  });

  test('never throws', () => {
    const piece = fc.constantFrom(
      '2024',
      '12',
      '5',
      ':',
      '-',
      '/',
      '.',
      'T',
      'Mar',
      'mar',
      'pm',
      'GMT',
      '+',
      ' ',
      '年',
      '月',
      '日',
      '오후',
      'z',
      ',',
      '(',
      ')',
      'Europe/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const at = readDate(pieces.join(''), now);
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
      { seed: 3, numRuns: 3000 },
    );
  });
});

describe('clampDate', () => {
  test('a date in the future becomes now, one a little ahead stays', () => {
    expect(clampDate(Date.UTC(9999, 0, 1), now)).toBe(now);
    expect(clampDate(now + 60_000, now)).toBe(now + 60_000);
  });

  test('a date before there were news sites is none', () => {
    expect(clampDate(0, now)).toBeNull();
    expect(clampDate(Number.NaN, now)).toBeNull();
    expect(clampDate(null, now)).toBeNull();
  });
});
