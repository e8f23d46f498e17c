// C0 and C1 but for the line break, and lone surrogates: nothing that a text may hold, and a terminal obeys some of them.
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Cs}/gu;
// The overrides turn letters around ("exe.gpj" shown as "jpg.exe"); no honest headline has them.
const override = /[\u202d\u202e]/g;
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may be shown on a page: no control characters, nothing that turns letters around, cut at `limit` characters. */
export function toClean(text: string, limit: number): string {
  return cut(text.replaceAll('\t', ' ').replace(control, '').replace(override, ''), limit);
}

/** As `toClean`, in one line, and without direction marks: in a terminal nothing keeps them within their own text. */
export function toCleanLine(text: string, limit: number): string {
  return toClean(text.replace(direction, ''), limit).replace(/\s+/g, ' ').trim();
}

/** Null where it is no http(s) address, or one too long to be honest. */
export function toSafeUrl(text: string): string | null {
  if (text.length > 2048 || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** After a word where that costs little; a script without spaces is cut anywhere, but never within a letter as people see it. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  // A family of emoji is one letter: what is cut off within the look-ahead is not taken for a whole one.
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  const head = text.slice(0, end);
  const space = head.search(/\s\S*$/);
  return `${(space > limit * 0.7 ? head.slice(0, space) : head).trimEnd()}…`;
}
