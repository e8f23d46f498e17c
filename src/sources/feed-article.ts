import { readDate } from '../articles/date.ts';
import { toPlainLine, toShortText } from '../articles/plain-text.ts';
import type { ArticleDraft, FeedDraft, FeedOrigin, Texts } from './feed-draft.ts';
import { toFirstMarkup, toFirstText, toLanguage, toMadeTitle } from './feed-values.ts';

/** An article as its feed gives it, with what the feed left out filled in. */
export interface FeedArticle {
  /** Null where it is missing, or where several articles of the document share it. */
  readonly guid: string | null;
  /** Absolute, not yet canonical; null where the feed names no address for it at all. */
  readonly url: string | null;
  /** Plain text; made from the text's beginning, or the address, where there is none. */
  readonly title: string;
  /** HTML or plain text as given, or empty. */
  readonly summary: string;
  /** HTML as given, or empty. */
  readonly content: string;
  /** Every date that it was given, as it was written, best first. */
  readonly dates: readonly string[];
  /** Epoch milliseconds; not clamped. */
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
  readonly byline: string | null;
  readonly image: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** Who published it, where the feed gathers from many outlets. */
  readonly origin: { readonly name: string; readonly url: string | null } | null;
}

const maxTitleCharacters = 1000;
const maxMadeTitleCharacters = 120;
const maxBylineCharacters = 200;
const maxMarkupCharacters = 500_000;

export function toFeedArticles(draft: FeedDraft, origin: FeedOrigin): readonly FeedArticle[] {
  const feedBase = resolve(draft.base, origin.url) ?? toSiteBase(draft, origin.url);
  const shared = sharedGuids(draft.articles);
  return draft.articles.map((article) => toFeedArticle(article, feedBase, shared, origin.now));
}

/** The page of a feed, or where it came from. */
export function toFeedLink(draft: FeedDraft, url: string | null): string | null {
  const base = resolve(draft.base, url) ?? url;
  return firstAddress(draft.links, base) ?? firstAddress([url ?? undefined], null);
}

/** Relative links of a feed that is hosted elsewhere are its site's. */
function toSiteBase(draft: FeedDraft, url: string | null): string | null {
  const link = firstAddress(draft.links, url);
  if (url === null || link === null) return url ?? link;
  return new URL(link).host === new URL(url).host ? url : link;
}

function toFeedArticle(
  draft: ArticleDraft,
  feedBase: string | null,
  shared: ReadonlySet<string>,
  now: number,
): FeedArticle {
  const base = resolve(draft.base, feedBase) ?? feedBase;
  const url = firstAddress(draft.links, base);
  const summary = toFirstMarkup(draft.summaries).slice(0, maxMarkupCharacters);
  const content = toFirstMarkup(draft.contents).slice(0, maxMarkupCharacters);
  const title = toFirstText(draft.titles.map((text) => text?.slice(0, 20_000)));
  const madeTitle = title || toMadeTitle([summary, content], maxMadeTitleCharacters) || (url ?? '');
  const guid = draft.guid?.trim().slice(0, 2000) ?? '';
  const updatedAt = firstDate(draft.updated, now);
  return {
    guid: guid === '' || shared.has(guid) ? null : guid,
    url,
    title: toShortText(madeTitle, maxTitleCharacters),
    summary,
    content,
    dates: [...draft.published, ...draft.updated].filter((date) => date !== undefined),
    publishedAt: firstDate(draft.published, now) ?? updatedAt,
    updatedAt,
    byline: toByline(draft.bylines),
    image: firstAddress(draft.images, base),
    language: toLanguage(draft.languages),
    origin: toOrigin(draft),
  };
}

/** A guid that several articles share names none of them. */
function sharedGuids(articles: readonly ArticleDraft[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { guid } of articles) {
    const bare = guid?.trim().slice(0, 2000) ?? '';
    (seen.has(bare) ? shared : seen).add(bare);
  }
  return shared;
}

function firstDate(dates: Texts, now: number): number | null {
  for (const date of dates) {
    const at = date === undefined ? null : readDate(date, now);
    if (at !== null) return at;
  }
  return null;
}

/** The first that is, or becomes, an http(s) address. */
function firstAddress(links: Texts, base: string | null): string | null {
  for (const link of links) {
    const address = resolve(link, base);
    if (address !== null) return address;
  }
  return null;
}

function resolve(link: string | undefined, base: string | null): string | null {
  const bare = toPlainAddress(link ?? '');
  if (bare === '' || bare.length > 8192) return null;
  const address = URL.parse(bare, base ?? undefined);
  return address !== null && /^https?:$/.test(address.protocol) && address.hostname !== '' ? address.href : null;
}

/** Feeds escape addresses twice, wrap them in tags and leave out the scheme. */
function toPlainAddress(link: string): string {
  const bare = link.replaceAll('&amp;', '&').trim();
  return /^www\.[^\s/.]+\.[^\s]+$/i.test(bare) ? `https://${bare}` : bare;
}

function toByline(bylines: Texts): string | null {
  const names = bylines
    .map((name) => (name === undefined ? '' : toPlainLine(name.slice(0, 2000))))
    .filter((name) => name !== '');
  const byline = [...new Set(names)].join(', ');
  return byline === '' ? null : toShortText(byline, maxBylineCharacters);
}

function toOrigin({ origin }: ArticleDraft): FeedArticle['origin'] {
  const name = toFirstText([origin?.title?.slice(0, 2000)]);
  return name === '' ? null : { name: toShortText(name, maxBylineCharacters), url: resolve(origin?.url, null) };
}
