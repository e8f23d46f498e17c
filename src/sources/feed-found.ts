import type { FoundArticle, Outlet } from '../articles/article.ts';
import { canonicalUrl, hostOf, toUrlKey } from '../articles/canonical-url.ts';
import { clampDate } from '../articles/date.ts';
import { toPlainLine, toShortText } from '../articles/plain-text.ts';
import type { FeedArticle } from './feed-article.ts';
import type { FeedDocument } from './feed-document.ts';
import type { Source } from './source.ts';

const maxSummaryCharacters = 2000;
const maxSummaryMarkup = 50_000;

/** The articles of a document as the pipeline takes them; one that stands in it twice, once. */
export function toFoundArticles(document: FeedDocument, source: Source, now: number): readonly FoundArticle[] {
  const found = new Map<string, FoundArticle>();
  for (const article of document.articles) {
    const url = toArticleUrl(article, document, source);
    const key = toUrlKey(url);
    if (!found.has(key)) found.set(key, toFoundArticle(article, url, document, source, now));
  }
  return [...found.values()];
}

function toFoundArticle(
  article: FeedArticle,
  url: string,
  document: FeedDocument,
  source: Source,
  now: number,
): FoundArticle {
  const outlet = toOutlet(article, url, document, source);
  const title = withoutOutlet(article.title, article.origin?.name ?? null);
  // Google News gives the titles of other outlets as an article's text.
  const isListing = isGoogleNews(url);
  const summary = isListing ? '' : toSummary(article.summary, title);
  return {
    url,
    guid: article.guid,
    title,
    summary,
    content: isListing ? '' : article.content || article.summary,
    publishedAt: clampDate(article.publishedAt, now),
    language: article.language ?? document.language ?? source.language,
    byline: article.byline,
    image: article.image,
    outlet,
  };
}

/**
 * An article that has no address of its own gets its site's, with a `#!` part that tells it from the others: it opens the
 * site, and stays one article however often it is seen.
 */
function toArticleUrl(article: FeedArticle, document: FeedDocument, source: Source): string {
  if (article.url !== null) return canonicalUrl(article.url);
  const name = encodeURIComponent((article.guid ?? article.title).slice(0, 200).toWellFormed());
  const site = document.link === null ? source.url : canonicalUrl(document.link);
  return `${site.replace(/#.*$/, '')}#!${name}`;
}

function toOutlet(article: FeedArticle, url: string, document: FeedDocument, source: Source): Outlet {
  const host = hostOf(url) || hostOf(source.url);
  // A source that nobody named goes by its host: its feed knows its name better.
  const isUnnamed = source.name === hostOf(source.url);
  const name = isUnnamed ? document.title || source.name : source.name;
  const { origin } = article;
  if (origin === null) return { name, host, country: source.country };
  const originHost = hostOf(origin.url ?? '');
  const isOwn = originHost !== '' && originHost === hostOf(source.url);
  if (isOwn) return { name, host, country: source.country };
  return { name: origin.name, host: isGoogleNews(url) && originHost !== '' ? originHost : host, country: null };
}

function isGoogleNews(url: string): boolean {
  return hostOf(url) === 'news.google.com';
}

/** "Chip maker sues - The Wire" by The Wire is "Chip maker sues". */
function withoutOutlet(title: string, outlet: string | null): string {
  if (outlet === null) return title;
  const bare = title.toLowerCase().endsWith(` - ${outlet.toLowerCase()}`)
    ? title.slice(0, -outlet.length - 3).trim()
    : '';
  return bare || title;
}

/** Plain text, without WordPress's last sentence; empty where it only repeats the title. */
function toSummary(markup: string, title: string): string {
  const plain = toPlainLine(markup.slice(0, maxSummaryMarkup));
  const post = plain.lastIndexOf('The post ');
  const isPost = post !== -1 && /appeared first on|first appeared on/.test(plain.slice(post, post + 2000));
  const text = (isPost ? plain.slice(0, post) : plain).replace(/ ?\[(?:…|\.\.\.)\] ?$/, '…').trim();
  return text === title ? '' : toShortText(text, maxSummaryCharacters);
}
