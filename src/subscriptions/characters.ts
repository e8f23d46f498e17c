/** What a character does to the words around it. Plain numbers, for the loop over a text compares them. */
export const separator = 0;
export const letter = 1;
export const digit = 2;
export const hangul = 3;
/** Han, Kana, Thai, Lao, Khmer, Burmese: scripts that write no space between words. */
export const run = 4;
/** A combining mark: folded away after a Latin or Greek letter, else a part of the letter before it. */
export const mark = 5;
/** Zero-width characters, soft hyphens, tatweel, Arabic vowel marks: as if they were not there. */
export const dropped = 6;
export const apostrophe = 7;
export const dot = 8;
export const ampersand = 9;
export const hyphen = 10;
export const dollar = 11;

/** A code point as the words of a text have it. */
export interface Character {
  readonly kind: number;
  /** After NFKC, and in Latin and Greek without marks; keeps its case. */
  readonly text: string;
  /** Marks that follow it are dropped (Latin, Greek, digits). */
  readonly losesMarks: boolean;
  /** What it is put into may need composing (a mark, a jamo). */
  readonly composes: boolean;
  /** For one that stands for several of different kinds (½, ㈱). */
  readonly parts: readonly Character[] | null;
}

const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
};

/** Ranges of code points, first and last by turns. */
const runRanges: readonly number[] = [
  0x0e00, 0x0eff, 0x1000, 0x109f, 0x1780, 0x17ff, 0x2e80, 0x2fdf, 0x3005, 0x3007, 0x3021, 0x3029, 0x3031, 0x3035,
  0x3038, 0x303c, 0x3041, 0x309f, 0x30a1, 0x30fa, 0x30fc, 0x312f, 0x31a0, 0x31ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff,
  0xa9e0, 0xa9ff, 0xaa60, 0xaa7f, 0xf900, 0xfaff, 0x1b000, 0x1b16f, 0x20000, 0x3ffff,
];
const hangulRanges: readonly number[] = [0x1100, 0x11ff, 0x3130, 0x318f, 0xa960, 0xa97f, 0xac00, 0xd7ff];
const arabicVowelRanges: readonly number[] = [
  0x0610, 0x061a, 0x0640, 0x0640, 0x064b, 0x0652, 0x0656, 0x065f, 0x0670, 0x0670, 0x06d6, 0x06dc, 0x06df, 0x06e4,
  0x06e7, 0x06e8, 0x06ea, 0x06ed,
];
/** Hangul fillers and variation selectors are letters and marks by their category, and nothing to a reader. */
const nothingRanges: readonly number[] = [
  0x00ad, 0x00ad, 0x034f, 0x034f, 0x115f, 0x1160, 0x180b, 0x180f, 0x3164, 0x3164, 0xfe00, 0xfe0f, 0xffa0, 0xffa0,
  0xe0100, 0xe01ef,
];
/** ' ` ´ ‘ ’ ‛ ′ ʹ ʻ ʼ ʽ ˈ ׳ ״: the last two stand inside Hebrew abbreviations as an apostrophe does. */
const apostrophes = new Set([
  0x27, 0x60, 0xb4, 0x2b9, 0x2bb, 0x2bc, 0x2bd, 0x2c8, 0x2018, 0x2019, 0x201b, 0x2032, 0x5f3, 0x5f4, 0xff07,
]);
/** The em dash is none of them: it parts clauses, and never joins G and 7. */
const hyphens = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xfe63, 0xff0d]);
/** NFKC would glue them to the name before: Micron™ is Micron. */
const trademarks = new Set([0x2120, 0x2122]);

function isWithin(ranges: readonly number[], codePoint: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (codePoint >= (ranges[at] ?? 0) && codePoint <= (ranges[at + 1] ?? 0)) return true;
  }
  return false;
}

function toKind(codePoint: number): number {
  if (codePoint < 128) return asciiKinds[codePoint] ?? separator;
  if (apostrophes.has(codePoint)) return apostrophe;
  if (hyphens.has(codePoint)) return hyphen;
  if (isWithin(nothingRanges, codePoint) || isWithin(arabicVowelRanges, codePoint)) return dropped;
  const text = String.fromCodePoint(codePoint);
  if (/\p{M}/u.test(text)) return mark;
  if (/\p{Cf}/u.test(text)) return dropped;
  if (!/[\p{L}\p{N}]/u.test(text)) return separator;
  if (isWithin(runRanges, codePoint)) return run;
  if (isWithin(hangulRanges, codePoint)) return hangul;
  return /\p{Nd}/u.test(text) ? digit : letter;
}

export const asciiKinds = new Uint8Array(128);
for (let code = 48; code <= 57; code++) asciiKinds[code] = digit;
for (let code = 65; code <= 90; code++) asciiKinds[code] = asciiKinds[code + 32] = letter;
asciiKinds[0x27] = asciiKinds[0x60] = apostrophe;
asciiKinds[0x2e] = dot;
asciiKinds[0x26] = ampersand;
asciiKinds[0x2d] = hyphen;
asciiKinds[0x24] = dollar;

const nothing: Character = { kind: separator, text: '', losesMarks: false, composes: false, parts: null };
/** Filled as texts come; the code points past the first plane are rare enough to be worked out each time. */
const known: (Character | undefined)[] = new Array(0x10000);

export function readCharacter(codePoint: number): Character {
  const before = codePoint < 0x10000 ? known[codePoint] : undefined;
  if (before !== undefined) return before;
  const character = toCharacter(codePoint);
  if (codePoint < 0x10000) known[codePoint] = character;
  return character;
}

function toCharacter(codePoint: number): Character {
  if ((codePoint >= 0xd800 && codePoint <= 0xdfff) || trademarks.has(codePoint)) return nothing;
  const kind = toKind(codePoint);
  const text = String.fromCodePoint(codePoint);
  if (kind === apostrophe || kind === hyphen || kind === dropped) return { ...nothing, kind };
  const isFolding = /[\p{Script=Latin}\p{Script=Greek}\p{Nd}]/u.test(text.normalize('NFKD'));
  const plain = isFolding ? foldMarks(text.normalize('NFKD')) : text.normalize('NFKC');
  const points = [...plain].map((each) => each.codePointAt(0) ?? 0);
  const first = points[0];
  if (first === undefined) return nothing;
  const kinds = points.map(toKind);
  const firstKind = kinds[0] ?? separator;
  // One letter with its own marks, or several of one kind (ß, ﬁ, Ⅷ), go into a word together.
  if (kinds.every((each) => each === firstKind || (each === mark && !isFolding)) && (firstKind !== run || !points[1])) {
    const composes = firstKind === mark || points.length > 1 || isWithin(hangulRanges.slice(0, 6), first);
    return { kind: firstKind, text: plain, losesMarks: isFolding, composes: composes && !isFolding, parts: null };
  }
  return { ...nothing, parts: points.map((point) => (point === codePoint ? nothing : readCharacter(point))) };
}

function foldMarks(decomposed: string): string {
  let folded = '';
  for (const each of decomposed.replace(/\p{M}/gu, '')) folded += plainLetters[each] ?? each;
  return folded;
}
