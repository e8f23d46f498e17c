// C0 and C1 but for the line break, lone surrogates, and what turns the letters of a line around or hides within it.
const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text as it may be shown: nothing that turns letters around, no control characters, at most `limit` characters. */
export function toClean(text: string, limit: number): string {
  return cut(
    text
      .slice(0, limit * 2 + 1000)
      .replaceAll('\t', ' ')
      .replace(hidden, ''),
    limit,
  );
}

/** As `toClean`, in one line. */
export function toCleanLine(text: string, limit: number): string {
  return cut(toClean(text, Number.MAX_SAFE_INTEGER).replace(/\s+/g, ' ').trim(), limit);
}

/** At most `limit` characters, cut after a word where that costs little, never within a character as people see it. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  const head = text.slice(0, end);
  const space = head.search(/\s\S*$/);
  return `${(space > limit * 0.7 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** For Slack's mrkdwn and for fallback texts: the three characters that begin its markup. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Null where it is no http(s) address, or longer than Slack takes. */
export function toSafeUrl(text: string): string | null {
  if (text.length > 2800 || !URL.canParse(text)) return null;
  const url = new URL(text);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.href.length <= 3000 ? url.href : null;
}
