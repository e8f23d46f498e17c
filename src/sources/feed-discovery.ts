import { decodeHTMLAttribute } from 'entities';
import { toPlainLine, toShortText } from '../articles/plain-text.ts';
import { AppError } from '../errors.ts';

export interface LinkedFeed {
  readonly url: string;
  readonly title: string;
}

const maxFeeds = 10;
const maxHtml = 2_000_000;
const feedType = /^application\/(?:rss|atom|feed|rdf)\+(?:xml|json)\b/i;
const plainType = /^(?:application|text)\/(?:xml|json)(?:;|$)/i;
/** The last part of a path that is usually a feed. */
const feedPath =
  /(?:\/(?:feed|feeds|rss|atom|rss2)\/?|(?:^|[/._-])(?:feed|rss|atom|index)\.(?:xml|rss|atom|json)|\.(?:rss|atom|rdf)|[?&](?:feed|format|type)=(?:rss2?|atom|feed))$/i;

/** not_a_feed for a page, with the feeds that it offers; the sentence names the first of them. */
export class NotAFeedError extends AppError {
  readonly feeds: readonly LinkedFeed[];

  constructor(feeds: readonly LinkedFeed[]) {
    const [first, ...others] = feeds;
    const offer = first === undefined ? 'It links to no feed either.' : `It links to ${toOffer(first, others)}.`;
    super('not_a_feed', `This is a web page, not a feed. ${offer}`);
    this.feeds = feeds;
  }
}

/**
 * The feeds that a page links to, absolute, the declared ones (`<link rel="alternate">`) before those whose address looks
 * like a feed's; at most ten. Feeds of comments come last.
 */
export function findFeeds(html: string, pageUrl: string | null): readonly LinkedFeed[] {
  const page = withoutComments(html.slice(0, maxHtml));
  const base = /<base\s[^<>]{0,2000}>/i.exec(page)?.[0];
  const root = URL.parse(attributeOf(base ?? '', 'href'), pageUrl ?? undefined)?.href ?? pageUrl;
  const found = new Map<string, LinkedFeed>();
  const add = (href: string, title: string): void => {
    const address = URL.parse(href, root ?? undefined);
    if (href === '' || address === null || !/^https?:$/.test(address.protocol)) return;
    address.hash = '';
    if (!found.has(address.href) && address.href !== pageUrl) {
      found.set(address.href, { url: address.href, title: toShortText(toPlainLine(title) || address.href, 200) });
    }
  };
  for (const [tag] of page.matchAll(/<link\s[^<>]{1,4000}>/gi)) {
    const isAlternate = /\b(?:alternate|feed)\b/i.test(attributeOf(tag, 'rel'));
    const type = attributeOf(tag, 'type').trim();
    const href = attributeOf(tag, 'href');
    if (isAlternate && (feedType.test(type) || (plainType.test(type) && !/oembed|wp-json/i.test(href)))) {
      add(href, attributeOf(tag, 'title'));
    }
  }
  for (const [, tag = '', text = ''] of page.matchAll(/(<a\s[^<>]{1,4000}>)([^<]{0,200})/gi)) {
    const href = attributeOf(tag, 'href').trim();
    if (feedPath.test(href.replace(/#.*$/, ''))) add(href, attributeOf(tag, 'title') || text);
  }
  const isComments = (feed: LinkedFeed): boolean => /comment/i.test(feed.title) || /\/comments\//i.test(feed.url);
  const feeds = [...found.values()];
  return [...feeds.filter((feed) => !isComments(feed)), ...feeds.filter(isComments)].slice(0, maxFeeds);
}

function withoutComments(html: string): string {
  const parts: string[] = [];
  for (let from = 0; from !== -1; ) {
    const open = html.indexOf('<!--', from);
    parts.push(open === -1 ? html.slice(from) : html.slice(from, open));
    const close = open === -1 ? -1 : html.indexOf('-->', open + 4);
    from = close === -1 ? -1 : close + 3;
  }
  return parts.join('');
}

function attributeOf(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return decodeHTMLAttribute(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}

function toOffer(first: LinkedFeed, others: readonly LinkedFeed[]): string {
  if (others.length === 0) return first.url;
  return `${first.url} and ${others.length} other ${others.length === 1 ? 'feed' : 'feeds'}`;
}
