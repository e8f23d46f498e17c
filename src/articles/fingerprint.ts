import { withoutDateline } from './dateline.ts';
import { readHashes, type Sketch, toHash, toSketch } from './sketch.ts';
import { calendarWords, dateWords, withoutDates } from './story-dates.ts';
import { type StoryTitle, toStoryTitle } from './story-title.ts';
import { isUnspaced, type StoryWord, toPhrases, toStoryWords } from './story-words.ts';

/** What remains of an article to tell its story by: plain data, about a kilobyte as JSON. */
export interface Fingerprint {
  /** Articles of two editions never are one story; empty for almost all. */
  readonly edition: string;
  readonly title: StoryTitle;
  /** Phrases of four words (eight characters) of the whole text. */
  readonly text: Sketch;
  /** Phrases of three words (six characters) of its beginning. */
  readonly lead: Sketch;
  /** Names and numbers of title and beginning, in the order of their first use. */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
}

export interface FingerprintedText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** The outlet's name. */
  readonly outlet?: string | null;
  readonly edition?: string;
}

const mostWords = 2_000;
const leadWords = 50;
const factWords = 120;
const mostFacts = 24;

export function toFingerprint(article: FingerprintedText): Fingerprint {
  const own = article.body.trim() === '' ? article.summary : article.body;
  const words = toStoryWords(withoutDates(withoutDateline(own.slice(0, 20_000).trim())), mostWords);
  const stretch = isUnspaced(words) ? 2 : 1;
  const facts = [
    ...toStoryWords(withoutDates(article.title.slice(0, 500)), 60),
    ...words.slice(0, factWords * stretch),
  ];
  return {
    edition: article.edition ?? '',
    title: toStoryTitle(article.title, article.outlet ?? null),
    text: toSketch(toPhrases(words, 4 * stretch), 64),
    lead: toSketch(toPhrases(words.slice(0, leadWords * stretch), 3 * stretch), 24),
    names: toFacts(facts, 'name'),
    numbers: toFacts(facts, 'number'),
  };
}

/** What a store finds the candidates of a fingerprint by, by equality: articles of one story share a key, few others do. */
export function toStoryKeys(fingerprint: Fingerprint): readonly string[] {
  const mark = fingerprint.edition === '' ? '' : `${toHash(fingerprint.edition).toString(36)}:`;
  const keys = fingerprint.title.keys.map((key) => `${mark}t${toHash(key).toString(36)}${key.length.toString(36)}`);
  for (const hash of readHashes(fingerprint.lead).slice(0, 8)) keys.push(`${mark}l${hash.toString(36)}`);
  return keys;
}

function toFacts(words: readonly StoryWord[], kind: StoryWord['kind']): readonly string[] {
  const facts = new Set<string>();
  for (const word of words) {
    if (word.kind !== kind || calendarWords.has(word.key) || dateWords.has(word.key)) continue;
    if (facts.size < mostFacts) facts.add(word.key);
  }
  return [...facts];
}
