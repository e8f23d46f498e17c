import { decodeHTMLAttribute as decode } from 'entities';

/** Elements whose end is the end of a line. */
const block =
  /^(?:address|article|aside|blockquote|br|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/;
/** Elements whose content is not text. */
const hidden = new Map(
  ['script', 'style', 'template', 'noscript', 'iframe', 'svg', 'object', 'head'].map((name) => [
    name,
    new RegExp(`</${name}\\s*>`, 'gi'),
  ]),
);
/** A text that still shows one of these after decoding was encoded once too often. */
const escapedMarkup =
  /<\/?(?:a|abbr|b|blockquote|br|cite|code|div|em|figure|font|h[1-6]|hr|i|img|li|ol|p|script|small|span|strong|style|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?\/?>/i;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d?);/i;
/** Controls, soft hyphen, zero-width space, marks that turn the direction of what follows, and half a surrogate pair. */
const unwanted =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;

/**
 * The words of a piece of HTML, or of what may be HTML: tags gone, entities decoded (twice where that was clearly needed),
 * white space folded, one line for each block, nothing of scripts and styles, no controls. Linear in the length of its input.
 * The result is text; it may well hold `<` and `&`, and whoever shows it escapes it.
 */
export function toPlainText(html: string): string {
  let text = decode(stripTags(html.replace(unwanted, '')));
  for (let round = 0; round < 2 && entity.test(text); round++) text = decode(text);
  if (escapedMarkup.test(text)) text = decode(stripTags(text));
  return foldSpace(text.replace(unwanted, '').toWellFormed());
}

/** The same on a single line, for a title. */
export function toPlainLine(html: string): string {
  return toPlainText(html).replaceAll('\n', ' ');
}

/** A text of at most so many characters, cut between words and marked with an ellipsis. */
export function toShortText(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const cut = text.slice(0, maxCharacters - 1);
  const space = /\s/.test(text.charAt(cut.length)) ? cut.length : cut.search(/\s\S*$/);
  // Where there is no space in sight (Chinese, Thai, one endless word) any character will do.
  const kept = space > maxCharacters / 2 ? cut.slice(0, space) : cut;
  return `${kept.toWellFormed().replace(/[\s\ufffd,;:–—-]+$/, '')}…`;
}

function stripTags(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1; ) {
    const end = endOfMarkup(html, at);
    if (end === 'none') break;
    if (end !== null) {
      parts.push(html.slice(from, at), end.separator);
      from = end.at;
    }
    at = html.indexOf('<', end === null ? at + 1 : from);
  }
  parts.push(html.slice(from));
  return parts.join('');
}

interface End {
  readonly at: number;
  readonly separator: string;
}

const toTheEnd: End = { at: Number.POSITIVE_INFINITY, separator: '' };

/**
 * Where the markup that begins here ends, and what stands in its place; null where this `<` is only a sign, 'none' where no
 * further one can be a tag. Every search either moves the whole reading on or ends it: that keeps it linear.
 */
function endOfMarkup(html: string, at: number): End | null | 'none' {
  if (html.startsWith('<!--', at)) {
    const close = html.indexOf('-->', at + 4);
    return close === -1 ? toTheEnd : { at: close + 3, separator: '' };
  }
  if (html.startsWith('<![CDATA[', at)) return { at: at + 9, separator: '' };
  if (!/[a-z/!?]/i.test(html[at + 1] ?? '')) return null;
  const close = endOfTag(html, at + 1);
  if (close === -1) return 'none';
  const name = /^\/?([a-z][a-z0-9]*)/i.exec(html.slice(at + 1, at + 16))?.[1]?.toLowerCase() ?? '';
  const ending = html[at + 1] !== '/' && html[close - 1] !== '/' ? hidden.get(name) : undefined;
  if (ending === undefined) return { at: close + 1, separator: block.test(name) ? '\n' : '' };
  ending.lastIndex = close;
  return ending.test(html) ? { at: ending.lastIndex, separator: ' ' } : toTheEnd;
}

/** The `>` of a tag; one inside of a quoted attribute does not count, unless the quote is not closed within reach. */
function endOfTag(html: string, from: number): number {
  const simple = html.indexOf('>', from);
  const quote = simple === -1 ? null : openQuote(html.slice(from, simple));
  if (quote === null) return simple;
  const closed = html.slice(simple, simple + 2000).indexOf(quote);
  const end = closed === -1 ? -1 : html.indexOf('>', simple + closed);
  return end === -1 ? simple : end;
}

function openQuote(inside: string): string | null {
  let quote: string | null = null;
  for (let at = 0; at < inside.length; at++) {
    const character = inside[at] ?? '';
    if (character === quote) quote = null;
    else if (quote === null && (character === '"' || character === "'") && inside[at - 1] === '=') quote = character;
  }
  return quote;
}

function foldSpace(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
