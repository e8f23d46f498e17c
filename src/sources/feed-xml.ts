import { decodeHTML } from 'entities';
import { AppError } from '../errors.ts';

/** More than this added by a document's own entities is a bomb. */
const maxEntityGrowth = 200_000;
const maxEntities = 200;
const predefined = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)[\w.:-]+;/i;

/** The root of a feed as it stands in a document. */
export interface FeedRoot {
  readonly kind: 'rss' | 'rdf' | 'atom';
  /** As written: `rss`, `rdf:RDF`, `atom:feed`. */
  readonly tag: string;
  /** With its attributes. */
  readonly opening: string;
}

/** The root element of a feed; null where the document has none, or where it is a page that has one inside. */
export function findFeedRoot(xml: string): FeedRoot | null {
  const match = /<((?:[\w.-]{1,40}:)?(rss|rdf|feed))(?:\s[^<>]{0,20000})?>/i.exec(xml);
  const [opening, tag, name] = match ?? [];
  if (match === null || opening === undefined || tag === undefined) return null;
  const page = xml.slice(0, match.index).search(/<!doctype html|<html[\s>]|<body[\s>]/i);
  if (page !== -1) return null;
  const lower = name?.toLowerCase();
  return { kind: lower === 'feed' ? 'atom' : lower === 'rdf' ? 'rdf' : 'rss', tag, opening };
}

/**
 * Makes XML out of what feeds are: what stands before the markup goes, so do controls that XML forbids and the document type;
 * a bare `&` or `<` is escaped, Atom 0.3's base64 is decoded, and a document that was cut off ends after its last whole
 * article. Throws feed_broken for entities that expand, and where not one article is whole.
 */
export function mendXml(text: string): string {
  const start = text.indexOf('<');
  const clean = text.slice(Math.max(0, start)).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
  return closeCutOff(decodeBase64(escapeBareMarks(expandEntities(clean))));
}

/** The declared entities that HTML does not know, put in; a document type with external or nested ones is not trusted. */
function expandEntities(xml: string): string {
  const at = xml.search(/<(?:!doctype|(?:[\w.-]{1,40}:)?(?:rss|rdf|feed)[\s>])/i);
  if (at === -1 || xml[at + 1] !== '!') return xml;
  const close = xml.indexOf('>', at);
  const bracket = xml.indexOf('[', at);
  if (close === -1) return xml;
  if (bracket === -1 || bracket > close) return xml.slice(0, at) + xml.slice(close + 1);
  const end = /\]\s*>/g;
  end.lastIndex = bracket;
  if (!end.test(xml)) throw bomb('its document type never ends');
  let body = xml.slice(end.lastIndex);
  const declarations = [
    ...xml.slice(bracket, end.lastIndex).matchAll(/<!ENTITY\s+(%\s+)?([\w.:-]{1,100})\s+(?:"([^"]*)"|'([^']*)')/gi),
  ];
  if (declarations.length > maxEntities) throw bomb('it declares too many entities');
  let growth = 0;
  for (const [, isParameter, name = '', double, single] of declarations) {
    const value = double ?? single ?? '';
    if (isParameter !== undefined || predefined.test(value) || value.includes('%'))
      throw bomb('its entities expand into each other');
    if (decodeHTML(`&${name};`) !== `&${name};`) continue;
    const pieces = body.split(`&${name};`);
    growth += (pieces.length - 1) * value.length;
    if (growth > maxEntityGrowth) throw bomb('its entities expand to too much text');
    body = pieces.join(value);
  }
  return xml.slice(0, at) + body;
}

function bomb(reason: string): AppError {
  return new AppError(
    'feed_broken',
    `The feed is refused: ${reason}. Its publisher must remove the entities from its document type.`,
  );
}

/** Outside of CDATA: `&` that begins no entity, `<` that begins no markup. HTML would read `?a=1&copy=2` as a ©. */
function escapeBareMarks(xml: string): string {
  const parts: string[] = [];
  for (let from = 0; from < xml.length; ) {
    const open = xml.indexOf('<![CDATA[', from);
    const plain = open === -1 ? xml.slice(from) : xml.slice(from, open);
    parts.push(
      plain
        .replace(/&(?!#\d{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z\d]{1,31};)/gi, '&amp;')
        .replace(/<(?![a-z_:/!?])/gi, '&lt;'),
    );
    if (open === -1) break;
    const close = xml.indexOf(']]>', open);
    const next = close === -1 ? xml.length : close + 3;
    parts.push(xml.slice(open, next));
    from = next;
  }
  return parts.join('');
}

/** Atom 0.3 says `mode="base64"`, which no reader of ours knows. */
function decodeBase64(xml: string): string {
  if (!/mode\s*=\s*["']base64["']/.test(xml)) return xml;
  return xml.replace(
    /(<[\w:]{1,40}\s[^<>]{0,400})mode\s*=\s*["']base64["']([^<>]{0,400}>)([^<]*)(?=<\/)/g,
    (whole, before: string, after: string, encoded: string) => {
      const decoded = readBase64(encoded);
      return decoded === null ? whole : `${before}${after}<![CDATA[${decoded.replaceAll(']]>', ']]&gt;')}]]>`;
    },
  );
}

/** The text behind base64; null where it is none, or no text. */
export function readBase64(encoded: string): string | null {
  const compact = encoded.replace(/\s+/g, '');
  if (compact.length < 4 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
    return /[\0-\x08\x0e-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function closeCutOff(xml: string): string {
  const root = findFeedRoot(xml);
  if (root === null || root.opening.endsWith('/>')) return xml;
  if (xml.slice(-5000).toLowerCase().includes(`</${root.tag.toLowerCase()}`)) return xml;
  const whole = endAfterArticles(xml, root, Number.POSITIVE_INFINITY);
  if (whole !== null) return whole;
  throw new AppError('feed_broken', 'The feed breaks off before its first article is complete. Try again later.');
}

/** The document up to its last whole article, or as many as are wanted; null where it has none. */
export function endAfterArticles(xml: string, root: FeedRoot, wanted: number): string | null {
  let end = -1;
  let count = 0;
  for (const match of xml.matchAll(/<\/(?:[\w.-]{1,40}:)?(?:item|entry)\s*>/gi)) {
    end = match.index + match[0].length;
    if (++count === wanted) break;
  }
  return end === -1 ? null : `${xml.slice(0, end)}${toClosing(xml.slice(0, end), root)}`;
}

/** The tags that are still open behind an article. */
export function toClosing(xml: string, root: FeedRoot): string {
  const channel = root.kind === 'rss' ? /<((?:[\w.-]{1,40}:)?channel)[\s>]/i.exec(xml)?.[1] : undefined;
  const isClosed = channel === undefined || /<\/(?:[\w.-]{1,40}:)?channel\s*>/i.test(xml);
  return `${isClosed ? '' : `</${channel}>`}</${root.tag}>`;
}
