import { isSmallWord } from './stop-words.ts';
import type { Word } from './text.ts';

/**
 * How a word is written. `lower`: without capitals, scripts without case included. `name`: a capital first, the rest small.
 * `acronym`: capitals (and digits) only. `mixed`: TikTok, iPhone, EVs.
 */
export type CaseShape = 'lower' | 'name' | 'acronym' | 'mixed';

export function readCaseShape(text: string): CaseShape {
  // Nearly all words; asked several times of each.
  if (/^[A-Z]?[a-z]+$/.test(text)) return text.charCodeAt(0) < 0x61 ? 'name' : 'lower';
  const lower = text.toLowerCase();
  if (text === lower) return 'lower';
  if (text === text.toUpperCase()) return 'acronym';
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const rest = text.slice(first.length);
  return first !== first.toLowerCase() && rest === rest.toLowerCase() ? 'name' : 'mixed';
}

/** An acronym this short may be a word in capitals (US, IT, WHO): its case is all that tells them apart. */
export const maxShortAcronym = 3;

/** The ways to write a name: itself, in capitals, an odd or a long one also with only the first letter capital. */
export function toCaseForms(text: string, shape: CaseShape): readonly string[] {
  if (shape === 'lower' || (shape === 'acronym' && text.length <= maxShortAcronym)) return [text];
  const forms = [text];
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (shape !== 'name') addNew(forms, first.toUpperCase() + text.slice(first.length).toLowerCase());
  addNew(forms, text.toUpperCase());
  return forms;
}

/** The plurals that belong to those: Houthis, HOUTHIS, EVs, F35s. A small s after capitals is never anything else. */
export function toPluralForms(text: string, shape: CaseShape): readonly string[] {
  if (shape === 'lower' || !/^[A-Za-z][A-Za-z0-9]+$/.test(text) || /[sS]$/.test(text)) return [];
  if (shape === 'acronym') return [`${text}s`];
  return toCaseForms(text, shape).map((form) => form + (form === text.toUpperCase() ? 'S' : 's'));
}

function addNew(forms: string[], form: string): void {
  if (!forms.includes(form)) forms.push(form);
}

/**
 * What the case of a title says. `capitals`: nothing, all of it is in capitals. `headline`: every main word has a capital, so
 * that a capital says little. `sentence`: as in any text.
 */
export type TitleCase = 'capitals' | 'headline' | 'sentence';

export function readTitleCase(words: readonly Word[]): TitleCase {
  let cased = 0;
  let inCapitals = 0;
  let mainWords = 0;
  let mainCapitals = 0;
  let longest = 0;
  for (const word of words) {
    const { text, lower } = word;
    if (word.span > 1 || word.script !== 'letters' || (text === lower && text === text.toUpperCase())) continue;
    cased++;
    if (text !== lower && text === text.toUpperCase()) {
      inCapitals++;
      longest = Math.max(longest, text.length);
    }
    if (isSmallWord(lower)) continue;
    mainWords++;
    if (text !== lower) mainCapitals++;
  }
  // "US, UN" is a list of acronyms; a small iPHONE among ten words changes nothing.
  if (cased >= 2 && longest > maxShortAcronym && cased - inCapitals <= Math.floor(cased / 10)) return 'capitals';
  return mainWords >= 2 && mainCapitals === mainWords ? 'headline' : 'sentence';
}
