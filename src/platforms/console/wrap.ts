/** A stretch of text in one style; what a terminal shows is a run of them. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'dim';
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}|[\u{20000}-\u{3fffd}]/u;
/** No line begins with these, nor ends with those (as JIS X 4051 has it, in short). */
const endsSomething = /^[\p{Pe}\p{Pf}.,:;!?%"'’…、。，．：；！？・〜ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ—％]/u;
const opensSomething = /^[\p{Ps}\p{Pi}"'$€£¥＄￥#@]/u;
const zeroWidth = /^[\p{Mn}\p{Me}\u200b-\u200d]|^\ufe0f/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns that a terminal gives to the text: two for Han, Kana, Hangul and emoji. */
export function toWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/**
 * Breaks a run of spans into lines of at most `width` columns: at spaces, wherever the styles change, and between Han or Kana,
 * but so that no mark that ends something begins a line. A word longer than a line is broken within.
 */
export function wrap(spans: readonly Span[], width: number): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  let used = 0;
  const put = ({ text, style }: Span): void => {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.style === style) line[line.length - 1] = { text: last.text + text, style };
    else line.push({ text, style });
    used += graphemeWidth(text);
  };
  const breakLine = (): void => {
    lines.push([]);
    used = 0;
  };

  for (const { letters, space } of toWords(spans)) {
    const wordWidth = letters.reduce((sum, { text }) => sum + graphemeWidth(text), 0);
    const gap = space === null || used === 0 ? 0 : 1;
    const isBroken = wordWidth > width;
    if (used + gap + wordWidth > width && !isBroken) breakLine();
    else if (gap === 1 && space !== null && used < width) put(space);
    for (const letter of letters) {
      if (used > 0 && used + graphemeWidth(letter.text) > width) breakLine();
      put(letter);
    }
  }
  return lines;
}

/** What may not be broken, with the space before it. */
interface Word {
  readonly letters: readonly Span[];
  readonly space: Span | null;
}

function toWords(spans: readonly Span[]): readonly Word[] {
  const words: Word[] = [];
  let letters: Span[] = [];
  let space: Span | null = null;
  const end = (): void => {
    if (letters.length > 0) words.push({ letters, space });
    if (letters.length > 0) space = null;
    letters = [];
  };
  for (const { text, style } of spans) {
    for (const { segment } of graphemes.segment(text)) {
      if (/^\s/.test(segment)) {
        end();
        space ??= { text: ' ', style };
        continue;
      }
      const before = letters.at(-1)?.text;
      if (before !== undefined && isBetweenWords(before, segment)) end();
      letters.push({ text: segment, style });
    }
  }
  end();
  return words;
}

function isBetweenWords(before: string, after: string): boolean {
  return (isUnspaced(before) || isUnspaced(after)) && !endsSomething.test(after) && !opensSomething.test(before);
}

function isUnspaced(grapheme: string): boolean {
  return wide.test(grapheme) && !/^\p{Script=Hangul}/u.test(grapheme);
}

function graphemeWidth(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
