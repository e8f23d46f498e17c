import { expect, test } from 'vitest';
import { toWidth, wrap } from '../../../src/platforms/console/wrap.ts';

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
