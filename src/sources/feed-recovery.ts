import { parseFeed } from '@rowanmanning/feed-parser';
import type { ArticleDraft, FeedDraft } from './feed-draft.ts';
import { endAfterArticles, type FeedRoot, toClosing } from './feed-xml.ts';

/** The patient reader looks through all articles again for each. */
const maxPatientArticles = 200;

/**
 * A second try at XML that the strict reader refuses: article by article, so that one broken article costs no other, and
 * where that finds none by a more patient reader. Null where neither finds anything.
 */
export function recoverDraft(
  xml: string,
  root: FeedRoot,
  maxArticles: number,
  read: (xml: string) => FeedDraft,
): FeedDraft | null {
  const single = readOneByOne(xml, root, maxArticles, read);
  if (single !== null && single.articles.length > 0) return single;
  return readPatiently(endAfterArticles(xml, root, maxPatientArticles) ?? xml) ?? single;
}

function readOneByOne(
  xml: string,
  root: FeedRoot,
  maxArticles: number,
  read: (xml: string) => FeedDraft,
): FeedDraft | null {
  const begin = xml.indexOf(root.opening);
  const first = /<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]/i.exec(xml.slice(begin));
  if (first === null) return null;
  const header = xml.slice(begin, begin + first.index);
  const channel =
    root.kind === 'rss' ? (/<(?:[\w.-]{1,40}:)?channel(?:\s[^<>]{0,2000})?>/i.exec(header)?.[0] ?? '') : '';
  const opening = `${root.opening}${channel}`;
  const articles: ArticleDraft[] = [];
  for (const article of wholeArticles(xml.slice(begin + first.index)).slice(0, maxArticles)) {
    const draft = attempt(() => read(`${opening}${article}${toClosing(opening, root)}`));
    articles.push(...(draft?.articles ?? []));
  }
  const feed = attempt(() => read(`${header}${toClosing(header, root)}`));
  if (articles.length === 0 && feed === null) return null;
  return { ...(feed ?? emptyDraft), articles };
}

/** Each from its opening to its closing tag; one that has no closing tag before the next one opens is passed over. */
function wholeArticles(xml: string): string[] {
  return xml
    .split(/(?=<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>])/i)
    .map((piece) => {
      const close = /<\/(?:[\w.-]{1,40}:)?(?:item|entry)\s*>/i.exec(piece);
      return close === null ? '' : piece.slice(0, close.index + close[0].length);
    })
    .filter((piece) => piece !== '');
}

function readPatiently(xml: string): FeedDraft | null {
  const feed = attempt(() => parseFeed(xml));
  if (feed === null) return null;
  return attempt(() => ({
    ...emptyDraft,
    titles: [feed.title ?? undefined],
    links: [feed.url ?? undefined],
    descriptions: [feed.description ?? undefined],
    languages: [feed.language ?? undefined],
    articles: feed.items.map((item) => {
      const { id, title, url, description, content, published, updated, authors, image } = item.toJSON();
      return {
        guid: id ?? undefined,
        links: [url ?? undefined],
        base: undefined,
        titles: [title ?? undefined],
        summaries: [description ?? undefined],
        contents: [content ?? undefined],
        published: [published ?? undefined],
        updated: [updated ?? undefined],
        bylines: authors.map((author) => author.name ?? undefined),
        images: [image?.url],
        languages: [],
        origin: undefined,
      };
    }),
  }));
}

const emptyDraft: FeedDraft = {
  titles: [],
  links: [],
  descriptions: [],
  languages: [],
  base: undefined,
  ttlMinutes: undefined,
  updatePeriod: undefined,
  updateFrequency: undefined,
  hubs: [],
  articles: [],
};

/** Both readers throw errors of many kinds for input that is broken in many ways; here they all mean the same. */
function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}
