import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlainLine, toPlainText, toShortText } from '../../src/articles/plain-text.ts';

describe('toPlainText', () => {
  test.each([
    ['tags go', 'Chip <b>ban</b> <a title="a > b" href="#">widened</a>', 'Chip ban widened'],
    ['blocks become lines', '<p>One</p><p>Two<br>Three</p>', 'One\nTwo\nThree'],
    ['entities are decoded', 'R&amp;D &#8220;up&#x201d; 5&nbsp;%', 'R&D “up” 5 %'],
    ['entities encoded twice are decoded twice', '&amp;quot;Talks&amp;quot; &amp;amp; tariffs', '"Talks" & tariffs'],
    ['markup encoded once too often goes', '&lt;p&gt;Talks &lt;b&gt;resume&lt;/b&gt;&lt;/p&gt;', 'Talks resume'],
    ['signs of comparison stay', 'Growth < 3 % and > 1 %', 'Growth < 3 % and > 1 %'],
    ['an address keeps its parameters', 'see ?page=1&copy=2', 'see ?page=1&copy=2'],
    ['scripts and styles go with what they hold', 'a<script>if (a < b) x()</SCRIPT>b<style>p{}</style>c', 'a b c'],
    ['a script that never ends takes the rest', 'a<script>x', 'a'],
    ['comments and CDATA marks go', 'a<!-- <b> -->b<![CDATA[c', 'abc'],
    ['NUL, soft hyphens and turned directions go', 'a\0b\u00adc\u202ed\u200be', 'abcde'],
    ['white space is folded', '  a \t b\r\n\n c ', 'a b\nc'],
    ['a quote that is never closed does no harm', "<a title='x>a<b>b</b>", 'ab'],
    ['half a character is replaced', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, html, expected) => {
    expect(toPlainText(html)).toBe(expected);
  });

  test('a title is one line', () => {
    expect(toPlainLine('<h1>Talks</h1><p>resume</p>')).toBe('Talks resume');
  });

  test.each([
    '<',
    '<a ',
    '<a="',
    '<script>',
    '<script></SCRIPT>',
    '&amp;',
    '<!--',
    '<a x="\'>',
    '\n ',
    '&lt;p ',
    '<p\n',
  ])('half a million characters of %j are read in no time', (piece) => {
    const start = performance.now();
    toPlainText(piece.repeat(500_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('never throws, and leaves no control behind', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      'p',
      '/',
      '&',
      'amp;',
      'lt;',
      '"',
      "'",
      '=',
      ' ',
      '\n',
      '\0',
      '<!--',
      '-->',
      '<script>',
      '\u202e',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(toPlainText(pieces.join(''))).not.toMatch(/[\0\u202e]/);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

describe('toShortText', () => {
  test.each([
    ['fits', 'a short title', 20, 'a short title'],
    ['is cut between words', 'a rather long title', 14, 'a rather long…'],
    ['has no words to cut between', '半導體出口管制擴大', 5, '半導體出…'],
  ])('a text that %s', (_, text, most, expected) => {
    expect(toShortText(text, most)).toBe(expected);
  });
});
