import { findInflections, isOrdinaryWord } from './inflections.ts';
import { maxShortAcronym, readCaseShape, toCaseForms, toPluralForms } from './letter-case.ts';
import type { Term, TermWord } from './query.ts';
import { isStopWord } from './stop-words.ts';
import { readWords, toLower, type Word } from './text.ts';
import { isWellKnownName } from './well-known-names.ts';

/**
 * The words that a term asks for: of the forms that stand over one another the longest, so that `F-35` is `F35`, and `$MU` is
 * not just `MU`.
 */
export function readTermWords(text: string): readonly Word[] {
  const words = readWords(text);
  if (words.length < 2) return words;
  const count = words.filter((word, index) => word.position === index).length;
  if (words.length === count) return words;
  const chosen: Word[] = words.slice(0, count);
  for (const word of words.slice(count)) {
    if (word.span >= (chosen[word.position]?.span ?? 1)) chosen[word.position] = word;
  }
  const asked: Word[] = [];
  for (let at = 0; at < count; ) {
    const word = chosen[at];
    if (word === undefined) break;
    asked.push(word);
    at += word.span;
  }
  return asked;
}

/** A single word, or a run of a script without spaces. */
export function isSingle(words: readonly Word[]): boolean {
  return words.length === 1 || words.every((word, index) => index === 0 || word.isGlued);
}

/** `semicond*`: the last word need only begin so. */
export function toPrefixTerm(words: readonly Word[]): Term {
  const read = words.map((word, index) => (index < words.length - 1 ? toPlainWord(word, words) : toPrefix(word)));
  const text = words.length === 1 || isSingle(words) ? `${toText(read)}*` : `"${toText(read)}*"`;
  return { kind: 'term', form: 'prefix', text, words: read };
}

/** `=May`: exactly this case and form. */
export function toExactTerm(words: readonly Word[], isQuoted: boolean): Term {
  const read = words.map((word) => toTermWord(word, 'cased', [word.text]));
  const text = isSingle(words) && !isQuoted ? toText(read) : `"${toText(read)}"`;
  return { kind: 'term', form: 'exact', text: `=${text}`, words: read };
}

/** Words next to each other, each without inflections. */
export function toPhraseTerm(words: readonly Word[]): Term {
  const read = words.map((word) => toPlainWord(word, words));
  return { kind: 'term', form: 'phrase', text: `"${toText(read)}"`, words: read };
}

/** @param isBesideName a capitalised word stands directly beside it: it is no ordinary word then. */
export function toWordTerm(words: readonly Word[], isBesideName: boolean): Term {
  const [word] = words;
  if (words.length !== 1 || word === undefined || word.script !== 'letters') {
    const read = words.map((each) => toPlainWord(each, words));
    return { kind: 'term', form: 'word', text: toText(read), words: read };
  }
  const shape = readCaseShape(word.text);
  const read =
    shape === 'lower' || (shape === 'name' && !isBesideName && isOrdinaryInCapitals(word))
      ? toTermWord(word, 'any-case', [word.lower, ...findInflections(word.lower)])
      : toTermWord(word, 'cased', [...toCaseForms(word.text, shape), ...toPluralForms(word.text, shape)]);
  return { kind: 'term', form: 'word', text: toText([read]), words: [read] };
}

/** Tariffs, Chips: phones capitalise what one types. */
export function isOrdinaryInCapitals(word: Word): boolean {
  return readCaseShape(word.text) === 'name' && !isWellKnownName(word.lower) && isOrdinaryWord(word.lower);
}

/** Has a capital first, and is not The or And: beside it another capitalised word is a name. */
export function isCapitalised(word: Word): boolean {
  const shape = readCaseShape(word.text);
  if (shape === 'lower' || (shape === 'name' && isStopWord(word.lower))) return false;
  const first = String.fromCodePoint(word.text.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}

/**
 * A term that is met in a title whose case says nothing only where the rest of the article agrees: US might be "us" there, and
 * `=May` the month.
 */
export function isDoubtfulInCapitals(term: Term): boolean {
  const [word] = term.words;
  const text = word?.forms[0] ?? '';
  if (term.form === 'exact') return term.words.some((each) => hasCase(each.forms[0] ?? ''));
  if (term.form !== 'word' || word === undefined || term.words.length > 1 || word.match !== 'cased') return false;
  return text.length <= maxShortAcronym && readCaseShape(text) === 'acronym' && !/\p{Nd}/u.test(text);
}

function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}

function toPlainWord(word: Word, words: readonly Word[]): TermWord {
  const shape = readCaseShape(word.text);
  if (word.script === 'hangul') return { ...toTermWord(word, 'any-case', [word.lower]), isPrefix: true };
  const isOrdinary =
    shape === 'name' && (isStopWord(word.lower) || (isOrdinaryInCapitals(word) && !isBesideName(word, words)));
  if (shape === 'lower' || isOrdinary) return toTermWord(word, 'any-case', [word.lower]);
  return toTermWord(word, 'cased', toCaseForms(word.text, shape));
}

function isBesideName(word: Word, words: readonly Word[]): boolean {
  const at = words.indexOf(word);
  return [words[at - 1], words[at + 1]].some((beside) => beside !== undefined && isCapitalised(beside));
}

function toPrefix(word: Word): TermWord {
  const shape = readCaseShape(word.text);
  const read =
    shape === 'lower'
      ? toTermWord(word, 'any-case', [word.lower])
      : toTermWord(word, 'cased', toCaseForms(word.text, shape));
  return { ...read, isPrefix: true };
}

function toTermWord(word: Word, match: TermWord['match'], forms: readonly string[]): TermWord {
  return {
    match,
    forms,
    lowers: match === 'any-case' ? forms : toLowers(forms),
    isPrefix: false,
    isGlued: word.isGlued,
  };
}

function toLowers(forms: readonly string[]): readonly string[] {
  const lowers: string[] = [];
  for (const form of forms) {
    const lower = toLower(form);
    if (!lowers.includes(lower)) lowers.push(lower);
  }
  return lowers;
}

function toText(words: readonly TermWord[]): string {
  return words.map((word, index) => (index > 0 && !word.isGlued ? ' ' : '') + (word.forms[0] ?? '')).join('');
}

/** The words of a `source:` value, met in any case. */
export function toSourceWords(text: string): readonly TermWord[] {
  return readTermWords(text).map((word) => toTermWord(word, 'any-case', [toLower(word.text)]));
}
