import type { AtomFeed, AtomNs, MediaNs, RdfFeed, RssFeed } from 'feedsmith';
import type { ArticleDraft, FeedDraft, Texts } from './feed-draft.ts';

type RssArticle = RssFeed.Item<string>;
type RdfArticle = RdfFeed.Item<string>;
type AnyRss = RssFeed.Feed<string> & RdfFeed.Feed<string>;

/** RSS 0.9x, 1.0 (RDF) and 2.0 with the name spaces that news sites use. `base` is the xml:base of its channel. */
export function toRssDraft(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>, base: string | undefined): FeedDraft {
  // The two differ only in what they may lack.
  const { dc, dcterms, itunes, atom, sy, xml, ...channel } = feed as Partial<AnyRss>;
  return {
    titles: [channel.title, ...(dc?.titles ?? []), itunes?.title, channel.image?.title],
    links: [channel.link, ...toPages(atom?.links), channel.image?.link],
    descriptions: [channel.description, ...(dc?.descriptions ?? []), itunes?.summary, itunes?.subtitle],
    languages: [channel.language, ...(dc?.languages ?? []), ...(dcterms?.languages ?? []), xml?.lang],
    base: base ?? xml?.base,
    ttlMinutes: channel.ttl,
    updatePeriod: sy?.updatePeriod,
    updateFrequency: sy?.updateFrequency,
    hubs: toHubs(atom?.links),
    articles: (channel.items ?? []).map(toRssArticle),
  };
}

function toRssArticle(article: RssArticle | RdfArticle): ArticleDraft {
  const { guid, dc, dcterms, atom, media, itunes, content, prism, ...item } = article as RssArticle & RdfArticle;
  const enclosures = item.enclosures ?? [];
  return {
    guid: guid?.value ?? item.rdf?.about ?? atom?.id,
    links: [
      item.link,
      ...toPages(atom?.links),
      guid?.isPermaLink === true ? guid.value : undefined,
      guid?.isPermaLink === undefined ? toAddress(guid?.value) : undefined,
      toAddress(item.rdf?.about),
      ...enclosures.map((enclosure) => enclosure.url),
      toAddress(guid?.value),
    ],
    base: item.xml?.base,
    titles: [item.title, ...(dc?.titles ?? []), atom?.title?.value, ...toMediaTexts(media, 'title'), itunes?.title],
    summaries: [
      item.description,
      atom?.summary?.value,
      ...(dc?.descriptions ?? []),
      ...(dcterms?.abstracts ?? []),
      itunes?.summary,
      ...toMediaTexts(media, 'description'),
      itunes?.subtitle,
    ],
    contents: [content?.encoded, atom?.content?.value],
    published: [
      item.pubDate,
      ...(dc?.dates ?? []),
      atom?.published,
      ...(dcterms?.issued ?? []),
      ...(dcterms?.created ?? []),
      ...(prism?.publicationDates ?? []),
    ],
    updated: [atom?.updated, ...(dcterms?.modified ?? [])],
    bylines: toBylines([
      dc?.creators,
      item.authors?.map((author) => author.name ?? author.email),
      atom?.authors?.map((author) => author.name),
      [itunes?.author],
    ]),
    images: [
      ...toMediaImages(media),
      ...enclosures.filter((enclosure) => enclosure.type?.startsWith('image/')).map((enclosure) => enclosure.url),
      itunes?.image,
    ],
    languages: [...(dc?.languages ?? []), item.xml?.lang],
    origin: item.source,
  };
}

/** Links to the page that a feed or an article stands for. */
export function toPages(links: readonly AtomFeed.Link<string>[] | AtomNs.Feed<string>['links']): Texts {
  const pages = (links ?? []).filter((link) => link.rel === undefined || /(?:^|\/)alternate$/i.test(link.rel));
  const html = pages.filter((link) => link.type === undefined || /html/i.test(link.type));
  return [...html, ...pages.filter((link) => !html.includes(link))].map((link) => link.href);
}

export function toHubs(links: readonly { readonly rel?: string; readonly href?: string }[] | undefined): Texts {
  return (links ?? []).filter((link) => link.rel === 'hub').map((link) => link.href);
}

export function toMediaImages(media: MediaNs.ItemOrFeed | undefined): Texts {
  const contents = [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents ?? [])];
  const thumbnails = [media, ...(media?.groups ?? []), ...contents].flatMap((part) => part?.thumbnails ?? []);
  return [
    ...contents.filter((part) => part.medium === 'image' || part.type?.startsWith('image/')).map((part) => part.url),
    ...thumbnails.map((thumbnail) => thumbnail.url),
  ];
}

export function toMediaTexts(media: MediaNs.ItemOrFeed | undefined, field: 'title' | 'description'): Texts {
  return [media, ...(media?.groups ?? []), ...(media?.contents ?? [])].map((part) => part?.[field]?.value);
}

/** The first list that names anybody. */
export function toBylines(lists: readonly (readonly (string | undefined)[] | undefined)[]): Texts {
  return lists.find((list) => list?.some((name) => name !== undefined)) ?? [];
}

/** A guid or an id, if it is an address that can be opened. */
export function toAddress(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;
}
