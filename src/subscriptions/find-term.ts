import type { FieldWords } from './article-words.ts';
import type { Term, TermWord } from './query.ts';
import { toLower, type Word } from './text.ts';

/** Where a term stands in a field: UTF-16 offsets, and the places of its first and last word. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The places of a term in a field, in their order.
 * @param anyCase let every word be met in any case (a title whose case says nothing).
 * @param limit how many are enough.
 */
export function findTerm(term: Term, field: FieldWords, anyCase: boolean, limit: number): readonly Place[] {
  const { words } = term;
  const [first] = words;
  if (first === undefined) return [];
  for (const word of words) if (!word.isPrefix && !isPresent(word, field)) return [];
  const places: Place[] = [];
  for (const start of findWords(first, field, anyCase)) {
    let end: Word | undefined = start;
    for (let index = 1; index < words.length && end !== undefined; index++) {
      end = findNext(words[index] as TermWord, end, field, anyCase);
    }
    if (end === undefined) continue;
    places.push({ start: start.start, end: end.end, first: start.position, last: end.position + end.span - 1 });
    if (places.length >= limit) break;
  }
  return places;
}

function isPresent(word: TermWord, field: FieldWords): boolean {
  return word.forms.some((form) => field.byLower.has(word.match === 'cased' ? toLower(form) : form));
}

/** Every word of the field that meets it, in order. */
function findWords(word: TermWord, field: FieldWords, anyCase: boolean): readonly Word[] {
  if (word.isPrefix) return field.words.filter((each) => isMet(word, each, anyCase)).sort(byPosition);
  if (word.match === 'any-case') {
    if (word.forms.length === 1) return field.byLower.get(word.forms[0] ?? '') ?? [];
    return word.forms.flatMap((form) => field.byLower.get(form) ?? []).sort(byPosition);
  }
  const lowers = new Set(word.forms.map(toLower));
  const found: Word[] = [];
  for (const lower of lowers) {
    for (const each of field.byLower.get(lower) ?? []) if (isMet(word, each, anyCase)) found.push(each);
  }
  return lowers.size > 1 ? found.sort(byPosition) : found;
}

function byPosition(one: Word, other: Word): number {
  return one.position - other.position || one.span - other.span;
}

/** What directly follows a word and meets the next of the term. */
function findNext(word: TermWord, before: Word, field: FieldWords, anyCase: boolean): Word | undefined {
  const position = before.position + before.span;
  if (position >= field.count) return undefined;
  const plain = field.words[position];
  if (plain !== undefined && (!word.isGlued || plain.isGlued) && isMet(word, plain, anyCase)) return plain;
  return field.combined.get(position)?.find((each) => !word.isGlued && isMet(word, each, anyCase));
}

function isMet(word: TermWord, found: Word, anyCase: boolean): boolean {
  if (word.match === 'any-case') {
    for (const form of word.forms) if (word.isPrefix ? found.lower.startsWith(form) : found.lower === form) return true;
    return false;
  }
  for (const form of word.forms) {
    if (anyCase ? found.lower === toLower(form) : word.isPrefix ? found.text.startsWith(form) : found.text === form) {
      return true;
    }
  }
  return false;
}
