import { doublingVerbs, eitherDoublingVerbs, irregularPlurals, irregularVerbs } from './irregular-words.ts';
import { nouns } from './ordinary-nouns.ts';
import { verbs } from './ordinary-verbs.ts';
import { fixedWords, plainWords } from './plain-words.ts';

const isNoun = 1;
const isVerb = 2;
const isFixed = 4;

interface Lexicon {
  /** Base forms, and what they are. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly plurals: ReadonlyMap<string, readonly string[]>;
  readonly pasts: ReadonlyMap<string, readonly string[]>;
  /** From an irregular form to its base. */
  readonly bases: ReadonlyMap<string, string>;
  readonly doubling: ReadonlySet<string>;
  readonly eitherDoubling: ReadonlySet<string>;
}

let lexicon: Lexicon | null = null;

/** Whether a list of common English words has it, in any of its forms. @param word in lower case. */
export function isOrdinaryWord(word: string): boolean {
  return findBase(word) !== null;
}

/**
 * The other forms of an English word: singular and plural, for a verb -s, -ed, -ing. None for a word that is not in the list,
 * and none for words whose plural means something else (arms, goods, talks).
 * @param word in lower case.
 */
export function findInflections(word: string): readonly string[] {
  const before = inflections.get(word);
  if (before !== undefined) return before;
  const base = findBase(word);
  if (base === null) return [];
  const others = toForms(base).filter((form) => form !== word);
  inflections.set(word, others);
  return others;
}

/** Of words of the list only, so that it stays small: thousands of queries ask for the same few. */
const inflections = new Map<string, readonly string[]>();

function readLexicon(): Lexicon {
  if (lexicon !== null) return lexicon;
  const kinds = new Map<string, number>();
  const plurals = new Map<string, readonly string[]>();
  const pasts = new Map<string, readonly string[]>();
  const bases = new Map<string, string>();
  for (const word of toWords(nouns)) kinds.set(word, isNoun);
  for (const word of toWords(verbs)) kinds.set(word, (kinds.get(word) ?? 0) | isVerb);
  for (const word of toWords(plainWords)) kinds.set(word, kinds.get(word) ?? 0);
  for (const word of toWords(fixedWords)) kinds.set(word, (kinds.get(word) ?? 0) | isFixed);
  const rows = (table: string) => table.split(',').map((row) => row.trim().split(/[\s/]+/));
  for (const [base = '', ...forms] of rows(irregularPlurals)) readIrregular(plurals, isNoun, base, forms);
  for (const [base = '', ...forms] of rows(irregularVerbs)) readIrregular(pasts, isVerb, base, forms);
  function readIrregular(table: Map<string, readonly string[]>, kind: number, base: string, forms: readonly string[]) {
    table.set(base, forms);
    if (((kinds.get(base) ?? 0) & kind) === 0) return;
    // A form that is a word of its own (found, bases of a base, leaves) stays that word's.
    for (const form of forms) if (!kinds.has(form) && !kinds.has(form.slice(0, -1))) bases.set(form, base);
  }
  const doubling = new Set(toWords(doublingVerbs));
  const eitherDoubling = new Set(toWords(eitherDoublingVerbs));
  lexicon = { kinds, plurals, pasts, bases, doubling, eitherDoubling };
  return lexicon;
}

function toWords(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Endings, and what stands in their place in the base form. */
const endings: readonly (readonly [string, readonly string[]])[] = [
  ['men', ['man']],
  ['children', ['child']],
  ['ies', ['y', 'ie']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ied', ['y', 'ie']],
  ['ed', ['', 'e']],
  ['ying', ['ie', 'y']],
  ['king', ['']],
  ['ked', ['']],
  ['ing', ['', 'e']],
];

function findBase(word: string): string | null {
  const { kinds, bases } = readLexicon();
  if (kinds.has(word)) return word;
  const irregular = bases.get(word);
  if (irregular !== undefined) return irregular;
  for (const [ending, replacements] of endings) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    for (const replacement of replacements) {
      if (isFormOf(word, stem + replacement)) return stem + replacement;
    }
    if (stem.at(-1) === stem.at(-2) && isFormOf(word, stem.slice(0, -1))) return stem.slice(0, -1);
  }
  return null;
}

function isFormOf(word: string, base: string): boolean {
  return readLexicon().kinds.has(base) && toForms(base).includes(word);
}

function toForms(base: string): readonly string[] {
  const { kinds, plurals } = readLexicon();
  const kind = kinds.get(base) ?? 0;
  if ((kind & isFixed) !== 0 && (kind & isVerb) === 0) return [base];
  const forms = new Set([base]);
  if ((kind & isNoun) !== 0) for (const form of plurals.get(base) ?? [toPlural(base)]) forms.add(form);
  if ((kind & isVerb) !== 0) for (const form of toVerbForms(base)) forms.add(form);
  return [...forms];
}

function toPlural(noun: string): string {
  if (noun.endsWith('man') && noun !== 'human') return `${noun.slice(0, -2)}en`;
  if (noun.endsWith('child')) return `${noun}ren`;
  return addS(noun);
}

function addS(word: string): string {
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /^(?:go|undergo|veto|echo|torpedo)$/.test(word) ? `${word}es` : `${word}s`;
}

function toVerbForms(verb: string): readonly string[] {
  const { pasts, doubling, eitherDoubling } = readLexicon();
  const forms = [addS(verb)];
  const stem = verb.slice(0, -1);
  const irregular = pasts.get(verb);
  // One syllable that ends in one vowel and one consonant doubles it: ban, quit, ship.
  const doubles = doubling.has(verb) || /^[^aeiou]*(?:qu)?[aeiouy][bdgklmnprstvz]$/.test(verb);
  let roots: readonly string[] = [verb];
  if (doubles) roots = [verb + verb.slice(-1)];
  else if (eitherDoubling.has(verb)) roots = [verb, verb + verb.slice(-1)];
  else if (verb.endsWith('c')) roots = [`${verb}k`];
  if (irregular !== undefined) forms.push(...irregular);
  else if (verb.endsWith('e')) forms.push(`${verb}d`);
  else if (/[^aeiou]y$/.test(verb)) forms.push(`${stem}ied`);
  else for (const root of roots) forms.push(`${root}ed`);
  if (verb.endsWith('ie')) forms.push(`${verb.slice(0, -2)}ying`);
  else if (/[^eoy]e$/.test(verb)) forms.push(`${stem}ing`);
  else for (const root of roots) forms.push(`${root}ing`);
  return forms;
}
