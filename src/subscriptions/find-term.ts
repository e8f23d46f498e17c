import type { FieldWords } from './article-words.ts';
import type { Term, TermWord } from './query.ts';
import type { Word } from './text.ts';

/** Where a term stands in a field: UTF-16 offsets, and the places of its first and last word. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

const nowhere: readonly Place[] = [];

/**
 * The places of a term in a field, in their order.
 * @param anyCase let every word be met in any case (a title whose case says nothing).
 * @param limit how many are enough.
 */
export function findTerm(term: Term, field: FieldWords, anyCase: boolean, limit: number): readonly Place[] {
  const { words } = term;
  const [first] = words;
  if (first === undefined) return nowhere;
  for (const word of words) if (!word.isPrefix && !isPresent(word, field)) return nowhere;
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
  for (const lower of word.lowers) if (field.byLower.has(lower)) return true;
  return false;
}

/** Every word of the field that meets it, in order. */
function findWords(word: TermWord, field: FieldWords, anyCase: boolean): readonly Word[] {
  if (word.isPrefix) return field.words.filter((each) => isMet(word, each, anyCase)).sort(byPosition);
  const [first = ''] = word.lowers;
  const isFree = anyCase || word.match === 'any-case';
  if (isFree && word.lowers.length === 1) return field.byLower.get(first) ?? none;
  const found: Word[] = [];
  let lists = 0;
  for (const lower of word.lowers) {
    const list = field.byLower.get(lower);
    if (list === undefined) continue;
    lists++;
    for (const each of list) if (isFree || word.forms.includes(each.text)) found.push(each);
  }
  return lists > 1 ? found.sort(byPosition) : found;
}

const none: readonly Word[] = [];

function byPosition(one: Word, other: Word): number {
  return one.position - other.position || one.span - other.span;
}

/** What directly follows a word and meets the next of the term. */
function findNext(word: TermWord, before: Word, field: FieldWords, anyCase: boolean): Word | undefined {
  const position = before.position + before.span;
  if (position >= field.count) return undefined;
  const plain = field.words[position];
  if (plain !== undefined && (!word.isGlued || plain.isGlued) && isMet(word, plain, anyCase)) return plain;
  if (word.isGlued || field.combined.size === 0) return undefined;
  return field.combined.get(position)?.find((each) => isMet(word, each, anyCase));
}

function isMet(word: TermWord, found: Word, anyCase: boolean): boolean {
  const isFree = anyCase || word.match === 'any-case';
  const text = isFree ? found.lower : found.text;
  const forms = isFree ? word.lowers : word.forms;
  if (!word.isPrefix) return forms.includes(text);
  for (const form of forms) if (text.startsWith(form)) return true;
  return false;
}
