/** What phones and keyboards put for a double quote. */
const quotes = new Set('"“”„‟«»″〝〞「」『』'.split('').map((each) => each.charCodeAt(0)));
const dashes = new Set('-‐‑‒–—―−'.split('').map((each) => each.charCodeAt(0)));
/** Seen by nobody: as good as a space before a sign, and dropped inside a word later. */
const invisible = new Set([0x200b, 0x200e, 0x200f, 0x2060, 0xfeff]);

/**
 * The query with the signs of the language made plain: curly and foreign quotes, full-width forms, spaces of every kind. As long
 * as what was typed, so that a place in the one is a place in the other.
 */
export function toTypedText(query: string): string {
  let plain = '';
  let from = 0;
  for (let at = 0; at < query.length; at++) {
    const code = query.charCodeAt(at);
    if (code >= 32 && code < 127) continue;
    const sign = toSign(code, query, at);
    if (sign === null) continue;
    plain += query.slice(from, at) + sign;
    from = at + 1;
  }
  return from === 0 ? query : plain + query.slice(from);
}

function toSign(code: number, query: string, at: number): string | null {
  if (code <= 32 || code === 127 || code === 0x3000 || code === 0xa0) return ' ';
  if (quotes.has(code)) return '"';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (invisible.has(code)) return at === 0 || isSpaceCode(query.charCodeAt(at - 1)) ? ' ' : null;
  return /\s/.test(query[at] ?? '') ? ' ' : null;
}

export function isDashCode(code: number): boolean {
  return dashes.has(code);
}

export function isSpaceCode(code: number): boolean {
  return code === 32;
}
