import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords, toIndexWords } from '../../src/subscriptions/text.ts';

function read(text: string): readonly string[] {
  return readWords(text).map((word) => word.text);
}

describe('the words of a text', () => {
  it.each([
    ['US-China talks', ['US', 'China', 'talks']],
    ['and/or', ['and', 'or']],
    ['war—peace – now', ['war', 'peace', 'now']],
    ['the G-7', ['the', 'G', '7', 'G7']],
    ['an F‑35', ['an', 'F', '35', 'F35']],
    ['G7', ['G7']],
    ['COVID-19-related', ['COVID', '19', 'related', 'COVID19', '19related', 'COVID19related']],
    ['Micron’s', ['Micron']],
    ["MICRON'S", ['MICRON']],
    ["companies' profits", ['companies', 'profits']],
    ["Moody's", ['Moody']],
    ["O'Brien in Xi’an", ['OBrien', 'in', 'Xian']],
    ['l’Iran', ['l', 'Iran', 'lIran']],
    ["D'Amato", ['DAmato']],
    ['AT&T and S&P', ['AT&T', 'and', 'S&P']],
    ['AT&amp;T', ['AT&T']],
    ['this & that', ['this', 'that']],
    ['U.S. and U.K.’s', ['US', 'and', 'UK']],
    ['3.5 per cent.', ['3.5', 'per', 'cent']],
    ['Amazon.com', ['Amazon', 'com']],
    ['J.P. Morgan', ['JP', 'Morgan']],
    ['US$5bn', ['US', '5bn']],
    ['($MU)', ['MU', '$MU']],
    ['#Taiwan', ['Taiwan']],
    [
      'Erdoğan, Łódź, Søren, Đoković, Straße, İzmir, ışık',
      ['Erdogan', 'Lodz', 'Soren', 'Dokovic', 'Strasse', 'Izmir', 'isik'],
    ],
    ['Άνθρωπος', ['Ανθρωπος']],
    ['Чайковский', ['Чайковский']],
    ['صُورَةـ', ['صورة']],
    ['हिन्दी', ['हिन्दी']],
    ['שָׁלוֹם', ['שָׁלוֹם']],
    ['Mi\u00adcron Tai\u200bwan', ['Micron', 'Taiwan']],
    ['Ｍｉｃｒｏｎ ２０２４', ['Micron', '2024']],
    ['Micron™ and Micron®', ['Micron', 'and', 'Micron']],
    ['美光产品', ['美', '光', '产', '品']],
    ['TSMC公司', ['TSMC', '公', '司']],
    ['SK하이닉스는', ['SK', '하이닉스는']],
    ['&quot;Micron&quot; &eacute;lan', ['Micron', 'elan']],
    ['👍🏽 ok \ud800 x', ['ok', 'x']],
    ['', []],
    ['… – “”', []],
  ])('are read from %j', (text, words) => {
    expect(read(text)).toEqual(words.map((word) => word.normalize('NFKC')));
  });

  it.each([
    ['Micron’s plant', 'Micron', 'Micron'],
    ['the U.S. said', 'US', 'U.S.'],
    ['the F-35s flew', 'F35s', 'F-35s'],
    ['caf&eacute; bar', 'cafe', 'caf&eacute;'],
    ['buy $MU now', '$MU', '$MU'],
    ['in E\u0301cole', 'Ecole', 'E\u0301cole'],
    ['AT&amp;T', 'AT&T', 'AT&amp;T'],
  ])('know where they stand in %j', (text, word, seen) => {
    const found = readWords(text).find((each) => each.text === word);
    expect(text.slice(found?.start, found?.end)).toBe(seen);
  });

  it('are the same in the other Unicode form, with other quotes and with entities', () => {
    const letters = fc.constantFrom(...'aZéŁй ガ한グ ب’\'"&.-7$美ñÅ'.split(''), 'ё', 'U.S.', 'O’Brien', 'F-35');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const words = read(text);
        expect(read(text.normalize('NFD'))).toEqual(words);
        expect(read(text.replaceAll('’', "'"))).toEqual(words);
        expect(read(text.replaceAll('é', '&eacute;').replaceAll('’', '&rsquo;'))).toEqual(words);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('stand in order, each at the index of its position, and combined forms after them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }), (strange, plain) => {
        const text = strange + plain;
        const words = readWords(text);
        const count = words.filter((word, index) => word.position === index && word.span === 1).length;
        for (const [index, word] of words.entries()) {
          expect(word.start).toBeLessThan(word.end);
          expect(word.end).toBeLessThanOrEqual(text.length);
          if (index < count) expect(word.position).toBe(index);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    ['one word', 'a '.repeat(500_000)],
    ['hyphens', 'a-1-'.repeat(250_000)],
    ['apostrophes', "'s".repeat(500_000)],
    ['dots', 'a.'.repeat(500_000)],
    ['ampersands', '&a'.repeat(500_000)],
    ['entities', '&amp;'.repeat(200_000)],
    ['marks', '\u0301'.repeat(1_000_000)],
    ['loose marks', 'и\u0306'.repeat(500_000)],
  ])('are read from a megabyte of %s in linear time', (_, text) => {
    const startedAt = performance.now();
    readWords(text);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

describe('the words for a full-text index', () => {
  it('are lower case, the characters of a run apart, and combined forms last', () => {
    expect(toIndexWords('The F-35 deal: 美光')).toBe('the f 35 deal 美 光 f35');
  });
});
