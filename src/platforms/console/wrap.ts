/** A stretch of text in one style; what a terminal shows is a run of them. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'dim';
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}|[\u{20000}-\u{3fffd}]/u;
const zeroWidth = /^[\p{Mn}\p{Me}\u200b-\u200d]|^\ufe0f/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns that a terminal gives to the text: two for Han, Kana, Hangul and emoji. */
export function toWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Breaks a run of spans into lines of at most `width` columns, between words where there are any, else within. */
export function wrap(spans: readonly Span[], width: number): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  let used = 0;
  const put = (text: string, style: Span['style']): void => {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.style === style) line[line.length - 1] = { text: last.text + text, style };
    else line.push({ text, style });
    used += toWidth(text);
  };
  const breakLine = (): void => {
    lines.push([]);
    used = 0;
  };

  for (const { text, style } of spans) {
    for (const piece of text.match(/\s+|\S+/g) ?? []) {
      if (/^\s/.test(piece)) {
        if (used > 0 && used < width) put(' ', style);
      } else if (used + toWidth(piece) <= width) put(piece, style);
      else if (toWidth(piece) <= width && !wide.test(piece)) {
        breakLine();
        put(piece, style);
      } else {
        for (const { segment } of graphemes.segment(piece)) {
          if (used + graphemeWidth(segment) > width) breakLine();
          put(segment, style);
        }
      }
    }
  }
  return lines;
}

function graphemeWidth(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
