// C0 and C1 but for the line break, and lone surrogates.
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Cs}/gu;
// Embeddings, overrides and isolates turn around what stands behind them; no honest headline has them.
const direction = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may be shown: no control characters, nothing that turns letters around. */
export function toClean(text: string): string {
  return text.replaceAll('\t', ' ').replace(control, '').replace(direction, '');
}

export function toCleanLine(text: string): string {
  return toClean(text.replace(/\s+/g, ' ')).trim();
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Half of a family, cut off where the room ends, would pass for a letter of its own: so much more is looked at. */
const lookAhead = 64;

/**
 * A text that is too long, cut at a grapheme, and at a word where that costs little, with an ellipsis.
 * @param lengthOf how much of the room a text takes, such as its length once it is escaped; at least its own length.
 */
export function cut(text: string, room: number, lengthOf: (text: string) => number = (one) => one.length): string {
  if (lengthOf(text) <= room) return text;
  // The longest that fits, by halves: what a text takes grows with it.
  const starts = Array.from(graphemes.segment(text.slice(0, room + lookAhead)), ({ index }) => index);
  let [fits, tooMany] = [0, starts.length];
  while (fits + 1 < tooMany) {
    const middle = (fits + tooMany) >> 1;
    if (lengthOf(`${text.slice(0, starts[middle])}…`) <= room) fits = middle;
    else tooMany = middle;
  }
  const kept = text.slice(0, starts[fits]);
  const space = kept.search(/\s\S*$/);
  const head = space > kept.length * 0.7 ? kept.slice(0, space) : kept;
  return room < 1 ? '' : `${head.trimEnd()}…`;
}

/** Null where it is no http(s) address of a public-looking host, or one that Discord would refuse a whole message for. */
export function toSafeUrl(text: string, longest: number): string | null {
  if (text.length > longest || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(url.hostname);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isHost || !isWeb || url.username !== '' || url.href.length > longest) return null;
  return url.href;
}
