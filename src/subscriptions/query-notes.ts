import { isOrdinaryWord } from './inflections.ts';
import { readCaseShape } from './letter-case.ts';
import type { Term } from './query.ts';
import { isOrdinaryInCapitals } from './read-term.ts';
import type { Word } from './text.ts';
import { isWellKnownName } from './well-known-names.ts';

/** What happened to a term while its query was read. */
export type ReadNote =
  | { readonly kind: 'stop-word'; readonly typed: string }
  | { readonly kind: 'no-word'; readonly typed: string }
  | {
      readonly kind: 'term';
      readonly term: Term;
      readonly words: readonly Word[];
      /** Which of the query's tokens it is. */
      readonly index: number;
      /** A single capitalised word, and another one stands directly beside it. */
      readonly isBesideName: boolean;
    };

type TermNote = Extract<ReadNote, { kind: 'term' }>;

/** Stop words that are acronyms in capitals. */
const acronyms = new Set(['it', 'us', 'who', 'is', 'as']);

/** What somebody who typed a stop word may have meant. */
export function toAcronym(stopWord: string): string | null {
  return acronyms.has(stopWord.toLowerCase()) ? stopWord.toUpperCase() : null;
}

/** Plain sentences on how the query was read, in the order of its terms. */
export function toNotes(notes: readonly ReadNote[]): readonly string[] {
  const sentences = new Set<string>();
  let names: TermNote[] = [];
  for (const note of notes) {
    const isNext = note.kind === 'term' && note.isBesideName && note.index === (names.at(-1)?.index ?? -2) + 1;
    if (names.length > 0 && !isNext) {
      addNames(sentences, names);
      names = [];
    }
    if (note.kind === 'term' && note.isBesideName) names.push(note);
    addNote(sentences, note);
  }
  addNames(sentences, names);
  return [...sentences];
}

function addNames(sentences: Set<string>, names: readonly TermNote[]): void {
  const words = names.flatMap((note) => note.words.slice(0, 1));
  if (words.length < 2 || words.every((word) => readCaseShape(word.text) === 'acronym')) return;
  const name = names.map((note) => note.term.text).join(' ');
  const count = words.length === 2 ? 'both words' : `all ${words.length} words`;
  const ordinary = words.filter(isOrdinaryInCapitals).map((word) => word.lower);
  const small = ordinary.length === 0 ? '' : `; for the ordinary word, without the capital: ${ordinary.join(', ')}`;
  sentences.add(`${name}: ${count}, anywhere; for the name as one, type "${name}"${small}.`);
}

function addNote(sentences: Set<string>, note: ReadNote): void {
  if (note.kind === 'stop-word') {
    const acronym = toAcronym(note.typed);
    const hint = acronym === null ? '' : `; for the acronym type ${acronym}`;
    sentences.add(`${note.typed} is left out, for every article has it${hint}.`);
  } else if (note.kind === 'no-word') {
    sentences.add(`${note.typed} is left out, for there is no word in it.`);
  } else if (note.term.form === 'phrase') {
    addPhraseNote(sentences, note);
  } else {
    addWordNote(sentences, note);
  }
}

function addWordNote(sentences: Set<string>, { term, words }: TermNote): void {
  const typed = words[0];
  const read = term.words[0];
  if (typed === undefined || read === undefined || term.words.length > 1 || typed.script !== 'letters') return;
  const others = read.forms.slice(1).join(', ');
  if (typed.lower === 'near') {
    sentences.add('near is read as a word; for words close to each other type NEAR.');
  }
  if (read.match === 'any-case' && typed.text === typed.lower) {
    const name = typed.text.charAt(0).toUpperCase() + typed.text.slice(1);
    const hint = isWellKnownName(typed.lower) && isOrdinaryWord(typed.lower) ? `; for the name alone type ${name}` : '';
    if (others !== '') sentences.add(`${term.text}: also ${others}${hint}`);
  } else if (read.match === 'any-case') {
    const also = others === '' ? '' : `, also ${others}`;
    sentences.add(
      `${typed.text} is read as the ordinary word, in any case${also}; for exactly this form type =${typed.text}.`,
    );
  } else if (typed.text.length > 3 && readCaseShape(typed.text) === 'acronym' && isOrdinaryWord(typed.lower)) {
    sentences.add(`${typed.text} is read as a name in capitals; for the ordinary word type ${typed.lower}.`);
  }
}

function addPhraseNote(sentences: Set<string>, { term, words }: TermNote): void {
  const ordinary = words.filter((word, index) => word.text !== word.lower && term.words[index]?.match === 'any-case');
  if (ordinary.length === 0) return;
  const typed = words.map((word, index) => (index > 0 && !word.isGlued ? ' ' : '') + word.text).join('');
  const verb = ordinary.length === 1 ? 'is read as an ordinary word' : 'are read as ordinary words';
  sentences.add(
    `"${typed}": ${ordinary.map((word) => word.text).join(' and ')} ${verb}, in any case; for exactly this type ="${typed}".`,
  );
}
