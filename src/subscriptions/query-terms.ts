import { readCaseShape } from './letter-case.ts';
import { readCountry, readLanguage } from './places.ts';
import type { PlaceQuery, SourceQuery, Term } from './query.ts';
import { QueryError, type QueryProblem } from './query-error.ts';
import type { ReadNote } from './query-notes.ts';
import {
  isCapitalised,
  isSingle,
  readTermWords,
  toExactTerm,
  toPhraseTerm,
  toPrefixTerm,
  toSourceWords,
  toWordTerm,
} from './read-term.ts';
import type { TermToken, Token } from './read-tokens.ts';
import { isStopWord } from './stop-words.ts';
import type { Word } from './text.ts';

const maxTerms = 60;
const minPrefix = 3;
const operatorNames = new Set(['AND', 'OR', 'NOT', 'NEAR']);

/** Makes terms of the tokens of one query, and notes how each was read. */
export function createTermReader(typed: string, tokens: readonly Token[]) {
  const notes: ReadNote[] = [];
  const wordsOf = new Map<Token, readonly Word[]>();
  let termCount = 0;

  function refuse(kind: QueryProblem, position: number, sentence: string, suggestion: string): never {
    throw new QueryError(typed, { kind, position, sentence, suggestion });
  }

  function readSource(token: TermToken): SourceQuery {
    countTerm(token);
    const words = toSourceWords(token.text);
    if (words.length === 0) {
      refuse('field_value', token.start, 'After source: comes the name of an outlet.', 'Type source:bbc');
    }
    const isPlain = /^[A-Za-z0-9._-]+$/.test(token.text);
    const value = isPlain ? token.text.toLowerCase() : words.map((word) => word.forms[0] ?? '').join(' ');
    return { kind: 'source', value, words: isPlain ? words : toSourceWords(value) };
  }

  function readPlace(name: 'lang' | 'country', token: TermToken): PlaceQuery {
    countTerm(token);
    if (name === 'lang') {
      const value = readLanguage(token.text);
      if (value !== null) return { kind: 'language', value };
      refuse(
        'field_value',
        token.start,
        'After lang: comes a language, by its two letters or its English name.',
        'Type lang:en or lang:chinese',
      );
    }
    const value = readCountry(token.text);
    if (value !== null) return { kind: 'country', value };
    refuse(
      'field_value',
      token.start,
      'After country: comes a country, by its two letters or its English name.',
      'Type country:cn or country:china',
    );
  }

  function countTerm(token: Token): void {
    termCount++;
    if (termCount > maxTerms) {
      refuse('too_many_terms', token.start, `A query has at most ${maxTerms} terms.`, 'Make two subscriptions of it.');
    }
  }

  function readWordsOf(token: TermToken): readonly Word[] {
    let words = wordsOf.get(token);
    if (words === undefined) {
      words = readTermWords(token.isPrefix ? token.text.slice(0, token.text.lastIndexOf('*')) : token.text);
      wordsOf.set(token, words);
    }
    return words;
  }

  /** Null for a word that is left out. @param index the token's own. */
  function readTerm(index: number, token: TermToken): Term | null {
    const words = readWordsOf(token);
    const [word] = words;
    if (token.isPrefix) {
      checkPrefix(token, words);
    } else if (word === undefined) {
      const typedTerm = typed.slice(token.start, token.end);
      if (token.isQuoted) {
        refuse('empty_phrase', token.start, 'There is no word between these quotes.', 'Type "export controls"');
      }
      if (tokens.length === 1 || token.isExact) {
        refuse('no_words', token.start, 'There is no word or number in this.', 'Type a name or a word: Micron');
      }
      notes.push({ kind: 'no-word', typed: typedTerm });
      return null;
    }
    countTerm(token);
    if (token.isPrefix) return toPrefixTerm(words);
    if (token.isExact) return toExactTerm(words, token.isQuoted);
    if (word === undefined) return null;
    const shape = readCaseShape(word.text);
    const isPlain = words.length === 1 && (shape === 'lower' || shape === 'name');
    if (isPlain && !token.isQuoted && /^(?:or|and|not)$/.test(word.lower) && tokens.length > 1) {
      const meant = word.lower.toUpperCase();
      refuse(
        'lowercase_operator',
        token.start,
        `Operators are typed in capitals: did you mean ${meant}?`,
        `Type ${typed.slice(0, token.start)}${meant}${typed.slice(token.end)}`,
      );
    }
    if (isPlain && isStopWord(word.lower)) {
      notes.push({ kind: 'stop-word', typed: word.text });
      return null;
    }
    if (token.isQuoted || !isSingle(words) || (words.length === 1 && operatorNames.has(word.text))) {
      const term = toPhraseTerm(words);
      notes.push({ kind: 'term', term, words, index, isBesideName: false });
      return term;
    }
    const isBesideName = isNameToken(index) && (isNameToken(index - 1) || isNameToken(index + 1));
    const term = toWordTerm(words, isBesideName);
    notes.push({ kind: 'term', term, words, index, isBesideName });
    return term;
  }

  /** A capitalised word by itself: no phrase, no field's value, not left out. */
  function isNameToken(index: number): boolean {
    const token = tokens[index];
    if (token?.kind !== 'term' || token.isQuoted || token.isExact || token.isPrefix) return false;
    const before = tokens[index - 1]?.kind;
    if (before === 'field' || before === 'not') return false;
    const words = readWordsOf(token);
    const [word] = words;
    return words.length === 1 && word !== undefined && !operatorNames.has(word.text) && isCapitalised(word);
  }

  function checkPrefix(token: TermToken, words: readonly Word[]): void {
    const last = words.at(-1);
    const least = last === undefined || last.script === 'letters' ? minPrefix : 1;
    if (last !== undefined && [...last.text].length >= least) return;
    refuse(
      'prefix_short',
      token.start,
      `A beginning needs at least ${minPrefix} letters before its star (1 in Chinese, Japanese and Korean).`,
      'Type more of the word: semicond*',
    );
  }

  return { readTerm, readSource, readPlace, notes };
}
