import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { parseQuery } from '../../src/subscriptions/parse-query.ts';
import { printQuery } from '../../src/subscriptions/print-query.ts';
import { QueryError } from '../../src/subscriptions/query-error.ts';
import { aQueryText } from './a-query.ts';

function refusalOf(text: string): QueryError {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('a query', () => {
  it.each([
    ['Micron AND China', 'Micron China'],
    ['Micron | Samsung||TSMC', 'Micron OR Samsung OR TSMC'],
    ['Micron NOT opinion', 'Micron -opinion'],
    ['Micron --opinion', 'Micron -opinion'],
    ['Micron –opinion', 'Micron -opinion'],
    ['Micron —(opinion OR comment)', 'Micron -(opinion OR comment)'],
    ['“export controls”', '"export controls"'],
    ['„export controls“', '"export controls"'],
    ['«export controls»', '"export controls"'],
    ['「輸出規制」', '"輸出規制"'],
    ['（Ｍｉｃｒｏｎ ｜ Samsung） －opinion', '(Micron OR Samsung) -opinion'],
    ['Micron NEAR ban', 'Micron NEAR/8 ban'],
    ['Micron NEAR/3(ban OR tariff)', 'Micron NEAR/3 (ban OR tariff)'],
    ['((Micron)) (China Taiwan)', 'Micron China Taiwan'],
    ['Title:Micron title: (a1 b1)', 'title:Micron title:(a1 b1)'],
    ['source:BBC source:"Asia Financial"', 'source:bbc source:"asia financial"'],
    ['lang:EN country:UK Micron', 'lang:en country:gb Micron'],
    ['Micron lang:zh-TW -lang:English lang:de_xxx', 'Micron lang:zh -lang:en lang:de'],
    ['Micron (lang:deu OR lang:iw)', 'Micron (lang:de OR lang:he)'],
    ['Micron country:China -country:"hong kong" -country:xk', 'Micron country:cn -country:hk -country:xk'],
    ['Tariffs', 'tariffs'],
    ['"Export controls"', '"export controls"'],
    ['White House', 'White House'],
    ['White AND House', 'white house'],
    ['(White) House', 'white house'],
    ['U.S.', 'US'],
    ['F-35', 'F35'],
    ['US-China', '"US China"'],
    ['Moody’s', 'Moody'],
    ['Erdoğan', 'Erdogan'],
    ['the Micron', 'Micron'],
    ['"the front"', '"the front"'],
    ['WHO', 'WHO'],
    ['semicond*', 'semicond*'],
    ['="May Day"', '="May Day"'],
    ['O.R. Micron', '"OR" Micron'],
    ['Micron, Samsung', 'Micron Samsung'],
    ['12:30', '"12 30"'],
    ['-opinion Micron', '-opinion Micron'],
  ])('%s is read as %s', (typed, printed) => {
    expect(parseQuery(typed).text).toBe(printed);
  });

  it('reads what it prints as the same tree', () => {
    let read = 0;
    fc.assert(
      fc.property(aQueryText, (text) => {
        let parsed: ReturnType<typeof parseQuery>;
        try {
          parsed = parseQuery(text);
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
          return;
        }
        read++;
        expect(parseQuery(parsed.text).query).toEqual(parsed.query);
        expect(printQuery(parsed.query)).toBe(parsed.text);
      }),
      { seed: 42, numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('never fails but with a sentence, whatever is typed', () => {
    const signs = fc.constantFrom(
      ...'()"|=*-–@:/&$# \u200b\ud800美ßé’'.split(''),
      'OR ',
      'AND',
      'NOT ',
      'NEAR/8 ',
      'a',
      'The',
      'source:',
    );
    const typed = fc.oneof(
      fc.array(signs, { maxLength: 40 }).map((each) => each.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const parsed = parseQuery(text);
          expect(parseQuery(parsed.text).query).toEqual(parsed.query);
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
        }
      }),
      { seed: 42, numRuns: 3000 },
    );
  });

  it.each([
    ['sanctions', ['sanctions: also sanction, sanctioned, sanctioning']],
    [
      'Tariffs',
      ['Tariffs is read as the ordinary word, in any case, also tariff; for exactly this form type =Tariffs.'],
    ],
    ['Gina Raimondo', ['Gina Raimondo: both words, anywhere; for the name as one, type "Gina Raimondo".']],
    [
      'Gina Raimondo OR Jake Sullivan',
      [
        'Gina Raimondo: both words, anywhere; for the name as one, type "Gina Raimondo".',
        'Jake Sullivan: both words, anywhere; for the name as one, type "Jake Sullivan".',
      ],
    ],
    [
      'White House',
      [
        'White House: both words, anywhere; for the name as one, type "White House"; for the ordinary word, without the capital: white, house.',
      ],
    ],
    ['the Micron', ['the is left out, for every article has it.']],
    ['It Micron', ['It is left out, for every article has it; for the acronym type IT.']],
    ['Micron & Samsung', ['& is left out, for there is no word in it.']],
    [
      '"Export controls"',
      ['"Export controls": Export is read as an ordinary word, in any case; for exactly this type ="Export controls".'],
    ],
    ['CHIPS', ['CHIPS is read as a name in capitals; for the ordinary word type chips.']],
    ['Micron "export controls" Apple', []],
    ['micron', ['micron: also microns; for the name alone type Micron']],
  ])('%s comes with what a reader should know', (typed, notes) => {
    expect(parseQuery(typed).notes).toEqual(notes);
  });
});

describe('a query that cannot be read', () => {
  it.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['Micron "export controls', 'unclosed_quote', 7],
    ['""', 'empty_phrase', 0],
    ['(Micron OR (Samsung)', 'unclosed_parenthesis', 0],
    ['Micron)', 'stray_parenthesis', 6],
    ['Micron ()', 'empty_parenthesis', 7],
    ['Micron OR', 'missing_side', 7],
    ['OR Micron', 'missing_side', 0],
    ['Micron AND', 'missing_side', 7],
    ['Micron NOT', 'missing_side', 7],
    ['-opinion', 'nothing_positive', 0],
    ['lang:en', 'nothing_positive', 0],
    ['lang:en OR lang:de', 'nothing_positive', 0],
    ['Micron OR -opinion', 'nothing_positive', 10],
    ['Micron OR lang:en', 'nothing_positive', 10],
    ['Micron -(-opinion)', 'nothing_positive', 9],
    ['title:(-opinion)', 'nothing_positive', 6],
    ['Micron NOT -opinion', 'double_negation', 11],
    ['about:trade Micron', 'unknown_field', 0],
    ['Micron language:en', 'unknown_field', 7],
    ['title:', 'field_value', 6],
    ['lang:xx Micron', 'field_value', 5],
    ['lang:klingon Micron', 'field_value', 5],
    ['lang:yue Micron', 'field_value', 5],
    ['Micron country:zz', 'field_value', 15],
    ['Micron country:su', 'field_value', 15],
    ['Micron country:"the moon"', 'field_value', 15],
    ['source:(bbc OR ft)', 'field_value', 7],
    ['title:(source:bbc)', 'field_value', 6],
    ['NEAR/8 ban', 'near_side', 0],
    ['Micron NEAR', 'near_side', 7],
    ['Micron NEAR -ban', 'near_side', 7],
    ['(Micron China) NEAR ban', 'near_side', 1],
    ['Micron NEAR the', 'near_side', 7],
    ['Micron NEAR ban NEAR chip', 'near_chain', 16],
    ['Micron NEAR/51 ban', 'near_distance', 12],
    ['Micron NEAR/x ban', 'near_distance', 12],
    ['se*', 'prefix_short', 0],
    ['*', 'prefix_short', 0],
    ['*conductor', 'prefix_place', 0],
    ['semi*tor', 'prefix_place', 4],
    ['=semi*', 'prefix_place', 5],
    ['= May', 'exact_value', 0],
    ['micron or samsung', 'lowercase_operator', 7],
    ['micron and samsung', 'lowercase_operator', 7],
    ['micron not samsung', 'lowercase_operator', 7],
    ['Not opinion', 'lowercase_operator', 0],
    ['micron near/8 ban', 'lowercase_operator', 7],
    ['Micron - opinion', 'dash_space', 7],
    ['Micron – opinion', 'dash_space', 7],
    ['Micron -', 'dash_space', 7],
    ['Micron @chips', 'watchlist_missing', 7],
    ['the', 'only_stop_words', 0],
    ['the OR of', 'only_stop_words', 0],
    ['!!!', 'no_words', 0],
    ['x'.repeat(501), 'too_long', 500],
    ['x'.repeat(1_000_000), 'too_long', 500],
    [Array.from({ length: 61 }, (_, at) => `x${at}`).join(' '), 'too_many_terms', 230],
    [`${'('.repeat(9)}x${')'.repeat(9)}`, 'too_deep', 8],
    ['('.repeat(500), 'too_deep', 8],
  ] as const)('%j is refused as %s at its place', (typed, kind, position) => {
    const refusal = refusalOf(typed);
    expect([refusal.kind, refusal.position]).toEqual([kind, position]);
    expect(refusal.sentence).toMatch(/^\S.*[.?]$/);
    expect(refusal.suggestion).not.toBe('');
    expect(refusal.message.length).toBeLessThan(1500);
  });

  it('is shown with a mark under the place and what to type instead', () => {
    const refusal = refusalOf('micron or samsung');
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal.code).toBe('query_invalid');
    expect(refusal.message.split('\n')).toEqual([
      'Operators are typed in capitals: did you mean OR?',
      'micron or samsung',
      '       ^',
      'Type micron OR samsung',
    ]);
  });

  it('has its mark under the place after wide characters too', () => {
    expect(refusalOf('美光 or b1').message.split('\n')[2]).toBe('\u3000\u3000 ^');
  });

  it('is shown around the place where it is long', () => {
    const lines = refusalOf(`${'micron '.repeat(40)}or ${'samsung '.repeat(20)}`).message.split('\n');
    expect(lines[1]).toMatch(/^….*or samsung.*…$/);
    expect(lines[1]?.slice(lines[2]?.indexOf('^'))).toMatch(/^or /);
  });

  it.each([
    'x'.repeat(500),
    `${'('.repeat(8)}x1${')'.repeat(8)}`,
    Array.from({ length: 60 }, (_, at) => `x${at}`).join(' '),
  ])('is not one that is just within the limits', (typed) => {
    expect(() => parseQuery(typed)).not.toThrow();
  });
});
