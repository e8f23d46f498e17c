import { parseAtomFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { toShortText } from '../articles/plain-text.ts';
import { AppError } from '../errors.ts';
import { decodeDocument } from './encoding.ts';
import { type FeedArticle, toFeedArticles, toFeedLink } from './feed-article.ts';
import { toAtomDraft } from './feed-atom.ts';
import { findFeeds, NotAFeedError } from './feed-discovery.ts';
import type { FeedDraft, FeedOrigin } from './feed-draft.ts';
import { readJsonDraft } from './feed-json.ts';
import { recoverDraft } from './feed-recovery.ts';
import { toRssDraft } from './feed-rss.ts';
import { toFirstText, toLanguage, toPauseMs } from './feed-values.ts';
import { type FeedRoot, findFeedRoot, mendXml } from './feed-xml.ts';

/** A feed made whole: whatever its format, in one shape. Plain data. */
export interface FeedDocument {
  /** Plain text; its address where it has no title, and empty where it has neither. */
  readonly title: string;
  /** The page that the feed belongs to; the feed's own address where it does not say. */
  readonly link: string | null;
  /** Plain text, or empty. */
  readonly description: string;
  /** ISO 639-1. */
  readonly language: string | null;
  /** From ttl and sy:updatePeriod, whichever is longer. */
  readonly askedPauseMs: number | null;
  /** WebSub. */
  readonly hubUrl: string | null;
  readonly articles: readonly FeedArticle[];
}

/** A document with more is read as far as this. */
const maxArticles = 2000;
/** Of a feed's title and description. */
const maxTextCharacters = 1000;

/**
 * Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed and the Federal Register's JSON. Throws NotAFeedError (not_a_feed)
 * for a page, with the feeds that it links to, and AppError feed_broken for what is beyond repair or meant to harm.
 */
export function readFeed(bytes: Uint8Array, origin: FeedOrigin): FeedDocument {
  try {
    return toDocument(decodeDocument(bytes, origin.contentType).replace(/^[\s\ufeff\0]+/, ''), origin);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'feed_broken',
      'The feed holds what no reader of feeds understands. Its publisher must repair it.',
      {
        cause,
      },
    );
  }
}

function toDocument(text: string, origin: FeedOrigin): FeedDocument {
  const draft = /^[{[]/.test(text) ? readJsonDraft(text, maxArticles) : readXmlDraft(text, origin.url);
  const link = toFeedLink(draft, origin.url);
  return {
    title: toShortText(toFirstText(draft.titles), maxTextCharacters) || (link ?? ''),
    link,
    description: toShortText(toFirstText(draft.descriptions), maxTextCharacters),
    language: toLanguage(draft.languages),
    askedPauseMs: toPauseMs(draft),
    hubUrl: draft.hubs.find((hub) => hub !== undefined && URL.canParse(hub)) ?? null,
    articles: toFeedArticles(draft, origin),
  };
}

function readXmlDraft(text: string, url: string | null): FeedDraft {
  const root = findFeedRoot(text);
  if (root === null) throw toRefusal(text, url);
  const xml = mendXml(text);
  const read = (part: string): FeedDraft => toDraft(part, root);
  try {
    return read(xml);
  } catch (cause) {
    const recovered = recoverDraft(xml, root, maxArticles, read);
    if (recovered !== null) return recovered;
    if (isEmptyFeed(xml)) return toRssDraft({}, undefined);
    throw new AppError('feed_broken', 'The feed is broken XML that cannot be mended. Its publisher must repair it.', {
      cause,
    });
  }
}

function toDraft(xml: string, root: FeedRoot): FeedDraft {
  const options = { maxItems: maxArticles };
  if (root.kind === 'atom') return toAtomDraft(parseAtomFeed(xml, options));
  const base = /<(?:[\w.-]{1,40}:)?channel\s[^<>]{0,2000}?xml:base\s*=\s*["']([^"'>]{1,2000})/i.exec(xml)?.[1];
  return toRssDraft(root.kind === 'rdf' ? parseRdfFeed(xml, options) : parseRssFeed(xml, options), base);
}

/** Nothing but a root and a channel: a feed that has not published yet, and the strict reader finds no feed in it. */
function isEmptyFeed(xml: string): boolean {
  return (
    !/<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]/i.test(xml) &&
    /<\/(?:[\w.-]{1,40}:)?(?:rss|rdf|feed)\s*>\s*$/i.test(xml.slice(-200))
  );
}

function toRefusal(text: string, url: string | null): AppError {
  if (/<(?:html|head|body|!doctype html)[\s>]/i.test(text.slice(0, 20_000)))
    return new NotAFeedError(findFeeds(text, url));
  const root = /<([a-z][\w.:-]{0,40})[\s>/]/i.exec(text.slice(0, 20_000))?.[1];
  const found =
    text === '' ? 'The answer is empty' : root === undefined ? 'This is text' : `This is a <${root}> document`;
  return new AppError('not_a_feed', `${found}, not a feed: neither RSS nor Atom nor JSON Feed.`);
}
