import type { AtomFeed } from 'feedsmith';
import type { ArticleDraft, FeedDraft } from './feed-draft.ts';
import { toAddress, toBylines, toHubs, toMediaImages, toMediaTexts, toPages } from './feed-rss.ts';
import { readBase64 } from './feed-xml.ts';

/** Atom 0.3 and 1.0 (RFC 4287). */
export function toAtomDraft(feed: AtomFeed.Feed<string>): FeedDraft {
  return {
    titles: [toText(feed.title), ...(feed.dc?.titles ?? [])],
    links: toPages(feed.links),
    descriptions: [toText(feed.subtitle), ...(feed.dc?.descriptions ?? [])],
    languages: [feed.xml?.lang, ...(feed.dc?.languages ?? [])],
    base: feed.xml?.base,
    ttlMinutes: undefined,
    updatePeriod: feed.sy?.updatePeriod,
    updateFrequency: feed.sy?.updateFrequency,
    hubs: toHubs(feed.links),
    articles: (feed.entries ?? []).map((entry) => toAtomArticle(entry, feed)),
  };
}

function toAtomArticle(entry: AtomFeed.Entry<string>, feed: AtomFeed.Feed<string>): ArticleDraft {
  const { dc, dcterms, media, source } = entry;
  const enclosures = (entry.links ?? []).filter((link) => link.rel === 'enclosure');
  const related = (entry.links ?? []).filter((link) => link.rel === 'related' || link.rel === 'via');
  return {
    guid: entry.id,
    links: [
      ...toPages(entry.links),
      toAddress(entry.id),
      entry.content?.src,
      ...[...related, ...enclosures].map((link) => link.href),
    ],
    base: entry.xml?.base,
    titles: [toText(entry.title), ...(dc?.titles ?? []), ...toMediaTexts(media, 'title')],
    summaries: [toText(entry.summary), ...(dc?.descriptions ?? []), ...toMediaTexts(media, 'description')],
    contents: [toText(entry.content)],
    published: [entry.published, ...(dc?.dates ?? []), ...(dcterms?.issued ?? []), ...(dcterms?.created ?? [])],
    updated: [entry.updated, ...(dcterms?.modified ?? [])],
    bylines: toBylines([
      entry.authors?.map((author) => author.name ?? author.email),
      dc?.creators,
      source?.authors?.map((author) => author.name),
      feed.authors?.map((author) => author.name),
    ]),
    images: [
      ...toMediaImages(media),
      ...enclosures.filter((link) => link.type?.startsWith('image/')).map((link) => link.href),
    ],
    languages: [entry.xml?.lang, entry.content?.xml?.lang, ...(dc?.languages ?? [])],
    origin: source === undefined ? undefined : { title: source.title?.value, url: toPages(source.links)[0] },
  };
}

/** A media type that is neither text nor XML means base64 (RFC 4287, 4.1.3.3), in titles and summaries of some feeds too. */
function toText(text: AtomFeed.Text | AtomFeed.Content | undefined): string | undefined {
  const { value, type } = text ?? {};
  if (value === undefined || type === undefined || !type.includes('/') || /^text\/|xml$|html$/i.test(type))
    return value;
  return readBase64(value) ?? value;
}
