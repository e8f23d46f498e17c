import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Span, toWidth, wrap } from '../../../src/platforms/console/wrap.ts';

test.each([
  ['chips', 5],
  ['半導體', 6],
  ['마이크론', 8],
  ['e\u0301', 1],
  ['👩‍💻', 2],
  ['ميكرون', 6],
])('%s takes %i columns', (text, width) => {
  expect(toWidth(text)).toBe(width);
});

test('lines break between words; a run of Han or a long word breaks within', () => {
  const lines = (text: string): readonly string[] =>
    wrap([{ text, style: 'plain' }], 10).map((spans) =>
      spans
        .map((span) => span.text)
        .join('')
        .trimEnd(),
    );
  expect(lines('export controls on memory')).toEqual(['export', 'controls', 'on memory']);
  expect(lines('美光禁止令之后')).toEqual(['美光禁止令', '之后']);
  expect(lines('abcdefghijklmno')).toEqual(['abcdefghij', 'klmno']);
  expect(lines('')).toEqual(['']);
});

const toTexts = (spans: readonly Span[], width: number): readonly string[] =>
  wrap(spans, width).map((line) => line.map((span) => span.text).join(''));
const plain = (text: string): Span => ({ text, style: 'plain' });
const bold = (text: string): Span => ({ text, style: 'bold' });

test('a line never breaks where only the style changes', () => {
  expect(toTexts([plain('chips made by '), bold('Micron'), plain(', and few')], 20)).toEqual([
    'chips made by',
    'Micron, and few',
  ]);
  expect(toTexts([plain('it is (“'), bold('Micron'), plain('”-made) now')], 15)).toEqual([
    'it is',
    '(“Micron”-made)',
    'now',
  ]);
  expect(wrap([plain('by '), bold('Micron'), plain(', and')], 20)).toEqual([
    [plain('by '), bold('Micron'), plain(', and')],
  ]);
});

test.each([
  ['禁止采购美光，今天', 12, ['禁止采购美', '光，今天']],
  ['他说：“不行。”', 8, ['他说：', '“不行。”']],
  ['使用Micron的芯片', 8, ['使用', 'Micron的', '芯片']],
  ['「半導体」、メモリー', 10, ['「半導', '体」、メモ', 'リー']],
  ['마이크론은 오늘 답했다', 12, ['마이크론은', '오늘 답했다']],
])('%s keeps its marks with its words', (text, width, lines) => {
  expect(toTexts([plain(text)], width)).toEqual(lines);
});

test('lines hold all that was said, and no more columns than there are', () => {
  const piece = fc.constantFrom(
    'Micron',
    ', ',
    ' ',
    '，',
    '美光',
    '。',
    '“',
    '”',
    'の',
    '👩‍💻',
    'a-very-long-word-of-its-own',
    'é',
  );
  const span = fc.record({
    text: fc.array(piece, { maxLength: 6 }).map((all) => all.join('')),
    style: fc.constantFrom<Span['style']>('plain', 'bold', 'dim'),
  });
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.integer({ min: 4, max: 30 }), (spans, width) => {
      const lines = toTexts(spans, width);
      const toLetters = (texts: readonly string[]): string => texts.join('').replace(/\s+/g, '');
      expect(toLetters(lines)).toBe(toLetters(spans.map(({ text }) => text)));
      for (const line of lines) expect(toWidth(line)).toBeLessThanOrEqual(width);
    }),
    { seed: 8, numRuns: 300 },
  );
});
