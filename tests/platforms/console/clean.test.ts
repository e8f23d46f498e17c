import { expect, test } from 'vitest';
import { toClean, toCleanLine, toSafeUrl } from '../../../src/platforms/console/clean.ts';

test.each([
  ['a NUL', 'chip\u0000s', 'chips'],
  ['an escape sequence', '\u001b[2Jchips', '[2Jchips'],
  ['a right-to-left override', 'exe.\u202egpj', 'exe.gpj'],
  ['half a surrogate pair', 'chips\ud83d', 'chips'],
  ['C1 controls', '\u009b31mchips', '31mchips'],
])('%s is taken out of a text', (_what, text, clean) => {
  expect(toClean(text, 100)).toBe(clean);
});

test('marks that Arabic and emoji need stay in a text for the page', () => {
  expect(toClean('\u200fچیپ\u200cها 👩‍💻', 100)).toBe('\u200fچیپ\u200cها 👩‍💻');
});

test('a text for the terminal is one line without direction marks', () => {
  expect(toCleanLine('  one\n\u2066two\u2069\u200e\tthree ', 100)).toBe('one two three');
});

test('a long text is cut between words, and never within a character', () => {
  expect(toClean('one two three four', 15)).toBe('one two three…');
  expect(toClean('😀'.repeat(10), 6)).toBe('😀😀…');
});

test.each([
  ['https://thewire.example/a?b=1#c', 'https://thewire.example/a?b=1#c'],
  ['HTTP://THEWIRE.example', 'http://thewire.example/'],
  ['javascript:alert(1)', null],
  [' javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,<script>', null],
  ['//thewire.example', null],
  ['file:///etc/passwd', null],
  ['', null],
  [`https://thewire.example/${'a'.repeat(3000)}`, null],
])('of %j only an http(s) address is a link', (url, safe) => {
  expect(toSafeUrl(url)).toBe(safe);
});
