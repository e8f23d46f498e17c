import { readDate } from './date.ts';
import { type OwnElement, walk } from './own-tree.ts';
import { type LinkedData, readLinkedData } from './page-linked-data.ts';
import { toPlainLine, toShortText } from './plain-text.ts';

/** What a page says about its article, outside of the text: from JSON-LD, Open Graph, meta elements, `<time>` and headings. */
export interface Metadata {
  readonly title: string;
  /** The standfirst; plain text, empty where there is none. */
  readonly summary: string;
  readonly byline: string | null;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  /** ISO 639-1, as the page declares it. */
  readonly language: string | null;
  readonly image: string | null;
  readonly canonicalUrl: string | null;
  /** The text as JSON-LD gives it, HTML or plain; empty for most pages. */
  readonly body: string;
  /** Every text that stands as the page's heading. */
  readonly headings: readonly string[];
}

/** What was found in one walk over the page. */
interface Found {
  readonly metas: ReadonlyMap<string, string>;
  readonly scripts: readonly string[];
  readonly headings: readonly string[];
  readonly times: readonly string[];
  readonly pageTitle: string;
  readonly canonical: string;
  readonly language: string;
}

const dateNames = (
  'article:published_time og:published_time og:article:published_time datepublished publish-date publish_date publishdate publication_date pubdate ' +
  'parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime article.published dc.date.issued dcterms.issued ' +
  'dcterms.created dcterms.date dc.date date article_date_original originalpublicationdate citation_publication_date bt:pubdate datecreated'
).split(' ');

export function readMetadata(root: OwnElement, url: string, now: number): Metadata {
  const found = find(root);
  const data = readLinkedData(found.scripts);
  const meta = (...names: string[]): string => {
    for (const name of names) {
      const value = found.metas.get(name);
      if (value !== undefined && value.trim() !== '') return value;
    }
    return '';
  };
  const title = toTitle(data, meta('og:title', 'twitter:title', 'dc.title', 'headline'), found, meta('og:site_name'));
  const summary = toShortText(
    toPlainLine(
      meta('og:description', 'twitter:description', 'description', 'dc.description') || (data?.summary ?? ''),
    ).slice(0, 3000),
    1000,
  );
  return {
    title,
    summary: summary === title ? '' : summary,
    byline: toByline(
      data?.byline,
      meta('author', 'byl', 'parsely-author', 'dc.creator', 'sailthru.author'),
      meta('article:author'),
    ),
    publishedAt: toDate([data?.publishedAt ?? '', ...dateNames.map((name) => meta(name)), ...found.times], now),
    language: toLanguage(
      found.language,
      meta('content-language', 'language', 'og:locale', 'dc.language'),
      data?.language,
    ),
    image: toAbsolute(
      meta('og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src') ||
        (data?.image ?? ''),
      url,
    ),
    canonicalUrl: toCanonical([found.canonical, meta('og:url'), data?.url ?? ''], url),
    body: data?.body ?? '',
    headings: [title, toPlainLine(data?.title ?? ''), toPlainLine(meta('og:title')), ...found.headings].filter(
      (text) => text !== '',
    ),
  };
}

function find(root: OwnElement): Found {
  const metas = new Map<string, string>();
  const scripts: string[] = [];
  const headings: string[] = [];
  const times: string[] = [];
  const marked: string[] = [];
  let [pageTitle, canonical, language] = ['', '', ''];
  walk(root, (element) => {
    const { name, attributes } = element;
    const { content, datetime, itemprop } = attributes;
    const key = (attributes.property ?? attributes.name ?? itemprop)?.toLowerCase();
    if (name === 'meta' && key !== undefined && content !== undefined && !metas.has(key))
      metas.set(key, content.slice(0, 5000));
    else if (name === 'script') scripts.push(toInnerText(element, 2_000_000));
    else if (name === 'html') language ||= attributes.lang ?? '';
    else if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical') canonical ||= attributes.href ?? '';
    else if (name === 'title') pageTitle ||= toPlainLine(toInnerText(element, 1000));
    else if (name === 'h1' && headings.length < 5) headings.push(toPlainLine(toInnerText(element, 1000)));
    else if (itemprop === 'datePublished') marked.push(datetime ?? toInnerText(element, 100));
    else if (name === 'time' && datetime !== undefined && times.length < 5) times.push(datetime);
    return name !== 'script' && name !== 'title';
  });
  return { metas, scripts, headings, times: [...marked, ...times], pageTitle, canonical, language };
}

function toInnerText(element: OwnElement, maxCharacters: number): string {
  const parts: string[] = [];
  let length = 0;
  const stack = [...element.children].reverse();
  for (let node = stack.pop(); node !== undefined && length < maxCharacters; node = stack.pop()) {
    if (typeof node === 'string') {
      parts.push(node);
      length += node.length;
    } else for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index] ?? '');
  }
  return parts.join('').slice(0, maxCharacters);
}

/** The headline, without the outlet's name that many pages put behind it. */
function toTitle(data: LinkedData | null, shared: string, found: Found, site: string): string {
  const { headings, pageTitle } = found;
  const title =
    toPlainLine(data?.title || shared) ||
    (headings.length === 1 ? (headings[0] ?? '') : '') ||
    pageTitle ||
    (headings[0] ?? '');
  const parts = /^(.{10,}?)\s+[|–—·»«-]\s+([^|–—·»«]{2,60})$/u.exec(title.slice(0, 1000));
  if (parts === null) return toShortText(title, 500);
  const [, front = title, outlet = ''] = parts;
  const isOutlet =
    (site !== '' && toPlainLine(site).toLowerCase() === outlet.toLowerCase()) || headings.includes(front);
  return toShortText(isOutlet ? front : title, 500);
}

function toByline(...candidates: readonly (string | undefined)[]): string | null {
  for (const candidate of candidates) {
    const name = toPlainLine(candidate ?? '').replace(
      /^(?:by|von|par|por|di|door|от|автор:?|text:?)\s+(?=\p{Lu})/iu,
      '',
    );
    if (name !== '' && name.length <= 200 && !/^(?:https?:|www\.|@|\d)/i.test(name)) return name;
  }
  return null;
}

function toDate(candidates: readonly string[], now: number): number | null {
  for (const candidate of candidates) {
    const date = candidate.trim() === '' ? null : readDate(candidate.slice(0, 100), now);
    if (date !== null) return date;
  }
  return null;
}

function toLanguage(...candidates: readonly (string | undefined)[]): string | null {
  for (const candidate of candidates) {
    const code = /^\s*([a-z]{2})(?:[-_]|$|\s)/i.exec(candidate ?? '')?.[1];
    if (code !== undefined) return code.toLowerCase() === 'iw' ? 'he' : code.toLowerCase();
  }
  return null;
}

function toAbsolute(address: string, base: string): string | null {
  if (address.trim() === '') return null;
  const url = URL.parse(address.trim().slice(0, 2000), base) ?? URL.parse(address.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}

/** The first address that is one article's: a canonical link to the front page is a mistake that many make. */
function toCanonical(candidates: readonly string[], base: string): string | null {
  for (const candidate of candidates) {
    const address = toAbsolute(candidate, base);
    if (address !== null && (URL.parse(address)?.pathname !== '/' || URL.parse(base)?.pathname === '/')) return address;
  }
  return null;
}
