import { type Ngrams, readNgrams } from './language-ngrams.ts';

/** So much of a text tells its language. */
const sampleCharacters = 1500;
/** Fewer letters of the Latin alphabet say too little: names alone are no language. */
const fewestLetters = 10;

/** Scripts that one language has to itself, or nearly. Those of several languages are left to the n-grams. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Oriya}/gu, 'or'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Tibetan}/gu, 'bo'],
];
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const han = /\p{Script=Han}/gu;
const latin = /\p{Script=Latin}/gu;
const cyrillic = /\p{Script=Cyrillic}/gu;
const arabic = /\p{Script=Arabic}/gu;
const devanagari = /\p{Script=Devanagari}/gu;

/** Letters and small words that settle between neighbours what the n-grams, trained on fewer languages, cannot. */
const letters: readonly (readonly [RegExp, RegExp, string])[] = [
  [cyrillic, /[әғқңөұүһ]/giu, 'kk'],
  [cyrillic, /[ѓќѕ]/giu, 'mk'],
  [cyrillic, /[ђћ]/giu, 'sr'],
  [cyrillic, /[їєґ]/giu, 'uk'],
  [cyrillic, /ў/giu, 'be'],
  // Russian alone of these has them and no dotted i.
  [cyrillic, /^[^і]*[ыэё][^і]*$/giu, 'ru'],
  [arabic, /[ٹڈڑںے]/gu, 'ur'],
  [devanagari, /(?<=\s)(?:है|हैं|में|था|थी|थे|की|को)(?=[\s।])/gu, 'hi'],
];

let ngrams: Ngrams | undefined;

/**
 * The language of a text as ISO 639-1, by its script and by eld's n-grams; null where the text is too short or too mixed to be
 * sure. The first text that needs the n-grams loads them (some 100 ms). Norwegian is `no`; Malay counts as Indonesian.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, sampleCharacters).replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+/gi, ' ');
  const all = count(sample, /\p{L}/gu);
  if (all === 0) return null;
  const japanese = count(sample, kana);
  const ideographs = japanese + count(sample, han);
  // A third suffices: an ideograph says more than a letter, and names stay in the Latin alphabet.
  if (ideographs >= all / 3) return japanese >= ideographs / 20 ? 'ja' : ideographs >= 4 ? 'zh' : null;
  for (const [script, language] of scripts) if (count(sample, script) > all / 2) return language;
  return byLetters(sample, all) ?? byNgrams(sample, all);
}

/** One such letter in three hundred: a foreign name in a long text is not enough, in a headline one is. */
function byLetters(sample: string, all: number): string | null {
  for (const [script, letter, language] of letters) {
    if (count(sample, letter) * 300 > all && count(sample, script) > count(sample, latin)) return language;
  }
  return null;
}

function byNgrams(sample: string, all: number): string | null {
  const fewest = count(sample, latin) > all / 2 ? fewestLetters : fewestLetters / 2;
  if (all < fewest) return null;
  ngrams ??= readNgrams();
  const [best, next] = ngrams.score(sample.match(/[\p{L}'’]+/gu) ?? []);
  if (best === undefined) return null;
  const isClose = next !== undefined && next.points > best.points * 0.99;
  if (isClose && all < 25) return null;
  return best.language === 'ms' ? 'id' : best.language;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
