import type { ArticleWords, FieldWords } from './article-words.ts';
import { readCaseShape, readTitleCase } from './letter-case.ts';
import type { Term, TermWord } from './query.ts';
import { isCapitalised } from './read-term.ts';
import type { Word } from './text.ts';

const fields = ['title', 'summary', 'body'] as const;

/**
 * Whether an article means the ordinary word where it has a name: it writes the word small somewhere, and none of its capitals
 * says that a name is meant. "Turkey growers cull 300,000 birds … turkeys" is not about Turkey.
 */
export function isOrdinaryHere(term: Term, article: ArticleWords): boolean {
  const [word] = term.words;
  if (word === undefined || word.match !== 'cased' || term.words.length > 1) return false;
  if (term.form === 'exact' || term.form === 'prefix' || !isEverSmall(word, article)) return false;
  if (readCaseShape(word.forms[0] ?? '') !== 'name') return false;
  // A hundred queries for one name ask the same of one article.
  const key = word.lowers.join(' ');
  let isOrdinary = article.ordinaryHere.get(key);
  if (isOrdinary === undefined) {
    isOrdinary = !fields.some((field) => isEverNamed(word, article[field], article.text[field]));
    article.ordinaryHere.set(key, isOrdinary);
  }
  return isOrdinary;
}

function isEverSmall(word: TermWord, article: ArticleWords): boolean {
  for (const field of fields) {
    for (const lower of word.lowers) {
      for (const each of article[field].byLower.get(lower) ?? []) {
        if (each.text === lower && !isInAddress(each, article.text[field])) return true;
      }
    }
  }
  return false;
}

/** apple.com, @micron, #turkey: small by custom. */
function isInAddress({ start, end }: Word, text: string): boolean {
  return /[@#/_.]/.test(text.charAt(start - 1)) || /^(?:[@_]|\.\p{L})/u.test(text.slice(end, end + 2));
}

function isEverNamed(word: TermWord, field: FieldWords, text: string): boolean {
  return word.lowers.some((lower) =>
    field.byLower.get(lower)?.some((each) => word.forms.includes(each.text) && saysName(each, field, text)),
  );
}

/** What is said of people, companies and governments only. */
const speaking = new Set('said says told announced declined denied agreed vowed'.split(' '));
const longestTitle = 200;

/**
 * Whether the capital of a word says that it is a name. One that begins a sentence or stands in a line with every main word
 * capitalised says nothing, unless what follows does: a possessive, a verb of saying, another name (Target Corp).
 */
export function saysName(word: Word, field: FieldWords, text: string): boolean {
  if (/^['’]s(?!\p{L})/iu.test(text.slice(word.end, word.end + 3))) return true;
  const next = field.words[word.position + word.span];
  const isNextDirect = next !== undefined && /^[ \u00a0]+$/.test(text.slice(word.end, next.start));
  if (isNextDirect && speaking.has(next.lower)) return true;
  if (readTitleCase(readLine(word, field, text)) !== 'sentence') return false;
  if (isNextDirect && readCaseShape(next.text) === 'name' && isCapitalised(next)) return true;
  return !beginsSentence(text, word.start);
}

/** The words of the line it stands in; none where that is too long for a title. */
function readLine(word: Word, field: FieldWords, text: string): readonly Word[] {
  const from = Math.max(0, word.start - longestTitle);
  const start = from + text.slice(from, word.start).lastIndexOf('\n') + 1;
  const length = `${text.slice(word.end, word.end + longestTitle)}\n`.indexOf('\n');
  if (word.end + length - start > longestTitle) return [];
  let first = word.position;
  while (first > 0 && (field.words[first - 1]?.start ?? 0) >= start) first--;
  let last = word.position;
  while (last < field.count && (field.words[last]?.end ?? 0) <= word.end + length) last++;
  return field.words.slice(first, last);
}

/** So far back is looked for what ended before a word. */
const seenBefore = 80;
const afterEnd = /(?:^|[\n.!?:…。！？|•·])[\s"'“”‘’«»„‚‹›([*_>-]*$/;
const afterOpeningQuote = /(?:[,;]\s*|\s[-–]\s*|—\s*)["'“‘«„‚‹]\s*$/;
/** Not the end of a sentence: "Mr. Brown", "J. Baker". */
const afterAbbreviation = /(?:^|[\s.("“])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|vs)\.\s*$/u;
/** "LONDON (Reuters) - Turkey growers", "Markets – Apple growers": what stands before the dash is no sentence. */
const afterDateline = /(?:^|\n)[^\n]{0,60}(?:\s[-–]+\s|—)\s*$/;

function beginsSentence(text: string, start: number): boolean {
  const isCut = start > seenBefore;
  const before = (isCut ? 'x' : '') + text.slice(isCut ? start - seenBefore : 0, start);
  if (afterAbbreviation.test(before)) return false;
  return afterEnd.test(before) || afterOpeningQuote.test(before) || afterDateline.test(before);
}
