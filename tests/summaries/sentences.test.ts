import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/summaries/sentences.ts';

const split = (text: string, language: string | null = 'en'): readonly string[] =>
  splitSentences(text, language).map((sentence) => sentence.text);

describe('sentences', () => {
  test.each<[string, string, readonly string[]]>([
    ['a title before a name', 'en', ['He met Mr. Smith and Gen. Park.', 'They spoke briefly.']],
    ['initials', 'en', ['J. K. Lee of Acme Inc. resigned.', 'Shares fell.']],
    ['a country between', 'en', ['The U.S. Commerce Department said so.', 'Nobody in the U.S.', 'The ban holds.']],
    ['dates and numbers', 'en', ['It starts on Jan. 5 at 3.5 per cent.', 'Lot No. 12 is sold.']],
    ['a plan with a letter', 'en', ['There is no Plan B. The talks go on.'].flatMap((s) => s.split(/(?<=B\.) /))],
    ['a question inside a quote', 'en', ['"Will it hold?" he asked.', 'Nobody knew!', 'So it went.']],
    ['a company with a mark', 'en', ['Yahoo! said it would appeal.', 'The court agreed.']],
    [
      'an ordinal',
      'de',
      ['Am 3. Oktober tagt der Rat, z. B. in Bonn.', 'Dr. Weiß kommt.', 'Es waren 12.', 'Die Sitzung endet.'],
    ],
    ['Spanish', 'es', ['El Sr. López, p. ej., vive en EE. UU. desde 2010.', '¿Vuelve?', 'No lo sabe.']],
    ['French', 'fr', ['M. Dupont a refusé.', '« Non », a-t-il dit.']],
  ])('keep together what is one: %s', (_name, language, sentences) => {
    expect(split(sentences.join(' '), language)).toEqual(sentences);
  });

  test.each<[string, readonly string[]]>([
    ['zh', ['商务部宣布禁令。', '美光表示失望！', '影响有多大？']],
    ['ja', ['政府は発表した。', '対象は三社だ。']],
    ['ar', ['أعلنت الوزارة القرار.', 'هل يستمر الحظر؟', 'لا أحد يعرف.']],
    ['hi', ['प्रतिबंध लागू हुआ।', 'वार्ता जारी है।']],
  ])('ends at the marks of %s', (language, sentences) => {
    expect(split(sentences.join(language === 'zh' || language === 'ja' ? '' : ' '), language)).toEqual(sentences);
  });

  test('never runs from one line into the next', () => {
    expect(split('Chips banned\nThe ministry said so.\n\nMore to come.')).toEqual([
      'Chips banned',
      'The ministry said so.',
      'More to come.',
    ]);
  });

  test('takes a mark that stands alone for an end, as in texts cut into tokens', () => {
    expect(split('the ban ended . sgt . lee said so . it was over .')).toEqual([
      'the ban ended .',
      'sgt . lee said so .',
      'it was over .',
    ]);
  });

  test('bears a language that is none', () => {
    expect(split('One. Two.', 'zz-!!')).toEqual(['One.', 'Two.']);
  });

  test('loses nothing but white space, and tells where each stands', () => {
    const piece = fc.constantFrom(
      'Mr.',
      'U.S.',
      'ban',
      'The',
      '“',
      '”',
      '. ',
      '! ',
      '?',
      '。',
      '\n',
      ' ',
      '3.5',
      "''",
      ' . ',
      '他说',
      '…',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom('en', 'de', 'zh', null), (pieces, language) => {
        const text = pieces.join('');
        const sentences = splitSentences(text, language);
        for (const { text: sentence, start, end } of sentences) expect(text.slice(start, end)).toBe(sentence);
        expect(
          sentences
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('takes a line without an end in good time', () => {
    const started = performance.now();
    splitSentences('a'.repeat(2_000_000), 'en');
    splitSentences('. '.repeat(20_000), 'en');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
