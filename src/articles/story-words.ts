/** A word of a text as stories compare it: lower case, no possessive; one character where a script writes no spaces. */
export interface StoryWord {
  readonly key: string;
  /** Written with a capital inside a sentence, or holding a digit: what tells two look-alike events apart. */
  readonly kind: 'name' | 'number' | 'word';
}

const written =
  /[〇零一二三四五六七八九十百千万亿億两兩]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{N}+(?:[.,]\p{N}+)*|(?:\p{L}\.){2,}|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)?/gu;
const spelled: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
};

/** The first `most` words of a text. */
export function toStoryWords(text: string, most: number): readonly StoryWord[] {
  const words: StoryWord[] = [];
  let isStart = true;
  let end = 0;
  for (const { 0: found, index } of text.normalize('NFKC').matchAll(written)) {
    if (words.length >= most) break;
    // A name after a full stop may only be a sentence's first word.
    if (index > end) isStart ||= /[.!?:\n“"]/.test(text.slice(end, index));
    words.push(toStoryWord(found, isStart));
    end = index + found.length;
    isStart = false;
  }
  return words;
}

function toStoryWord(found: string, isStart: boolean): StoryWord {
  if (/^[〇零一二三四五六七八九十百千万亿億两兩]/.test(found)) return { key: found, kind: 'number' };
  if (/^\p{N}/u.test(found)) return { key: toNumber(found), kind: 'number' };
  const bare = found.replace(/['’]s$/iu, '').replace(/[.'’]/g, '');
  const key = bare.toLowerCase();
  const number = spelled[key];
  if (number !== undefined) return { key: number, kind: 'number' };
  const isAcronym = bare.length > 1 && /^\p{Lu}+$/u.test(bare);
  return { key, kind: isAcronym || (!isStart && /^\p{Lu}/u.test(bare)) ? 'name' : 'word' };
}

/** 1,200 and 1200 are one number, 3.5 and 35 are two. */
function toNumber(found: string): string {
  return found.replace(/[.,](?=\p{N}{3}(?:\D|$))/gu, '').replace(',', '.');
}

/** Whether most of the words are single characters of a script without spaces. */
export function isUnspaced(words: readonly StoryWord[]): boolean {
  const single = words.filter(({ key }) =>
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(key),
  ).length;
  return single * 2 > words.length;
}

/** Every run of `length` words, as one text each. */
export function toPhrases(words: readonly StoryWord[], length: number): readonly string[] {
  const phrases: string[] = [];
  for (let i = 0; i + length <= words.length; i += 1) {
    let phrase = '';
    for (let j = i; j < i + length; j += 1) phrase += `${words[j]?.key ?? ''} `;
    phrases.push(phrase);
  }
  return phrases;
}
