import { type JsonFeed, parseJsonFeed } from 'feedsmith';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ArticleDraft, FeedDraft } from './feed-draft.ts';

/** Federal Register, documents API: https://www.federalregister.gov/developers/documentation/api/v1 */
const registerDocument = z.object({
  document_number: z.string().nullish(),
  title: z.string().nullish(),
  html_url: z.string(),
  abstract: z.string().nullish(),
  excerpts: z.string().nullish(),
  publication_date: z.string().nullish(),
  agencies: z.array(z.object({ name: z.string().nullish() })).nullish(),
});
/** An answer without any document has a count of 0, and no results. */
const register = z.union([
  z.object({ description: z.string().nullish(), results: z.array(z.unknown()).min(1) }),
  z.object({ description: z.string().nullish(), count: z.literal(0), results: z.array(z.unknown()).default([]) }),
]);

/** JSON Feed 1.0 and 1.1, and the Federal Register's own JSON. Throws not_a_feed or feed_broken. */
export function readJsonDraft(text: string, maxArticles: number): FeedDraft {
  const json = parse(text);
  const federal = register.safeParse(json);
  if (federal.success) return toRegisterDraft(federal.data, maxArticles);
  if (typeof json !== 'object' || json === null || !('items' in json) || !Array.isArray(json.items)) {
    throw new AppError('not_a_feed', 'This is JSON, but neither a JSON Feed nor an answer of the Federal Register.');
  }
  // Feeds get the version wrong ("1.1"); what they hold is the same.
  return toJsonDraft(
    parseJsonFeed({ ...json, version: 'https://jsonfeed.org/version/1.1' }, { maxItems: maxArticles }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('feed_broken', 'The feed is JSON that breaks off or is not well formed. Try again later.', {
      cause,
    });
  }
}

function toJsonDraft(feed: Partial<JsonFeed.Feed<string>>): FeedDraft {
  return {
    titles: [feed.title],
    links: [feed.home_page_url],
    descriptions: [feed.description],
    languages: [feed.language],
    base: undefined,
    ttlMinutes: undefined,
    updatePeriod: undefined,
    updateFrequency: undefined,
    hubs: (feed.hubs ?? []).map((hub) => hub.url),
    articles: (feed.items ?? []).map((item) => toJsonArticle(item, feed)),
  };
}

function toJsonArticle(item: JsonFeed.Item<string>, feed: Partial<JsonFeed.Feed<string>>): ArticleDraft {
  const attachments = item.attachments ?? [];
  return {
    guid: item.id,
    links: [item.url, item.external_url, item.id, ...attachments.map((attachment) => attachment.url)].map((link, at) =>
      at === 2 && !/^https?:/i.test(link ?? '') ? undefined : link,
    ),
    base: undefined,
    titles: [item.title],
    summaries: [item.summary],
    contents: [item.content_html, item.content_text && toHtml(item.content_text)],
    published: [item.date_published],
    updated: [item.date_modified],
    bylines: (item.authors ?? feed.authors ?? []).map((author) => author.name),
    images: [item.image, item.banner_image],
    languages: [item.language],
    origin: undefined,
  };
}

/** JSON Feed's content_text is plain: what looks like markup in it is text. */
function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function toRegisterDraft(answer: z.infer<typeof register>, maxArticles: number): FeedDraft {
  const documents = answer.results
    .slice(0, maxArticles)
    .map((result) => registerDocument.safeParse(result).data)
    .filter((document) => document !== undefined);
  if (documents.length === 0 && answer.results.length > 0)
    throw new AppError('not_a_feed', 'This is JSON with results, but without titles and links of documents.');
  return {
    titles: ['Federal Register'],
    links: ['https://www.federalregister.gov/'],
    descriptions: [answer.description ?? undefined],
    languages: ['en'],
    base: undefined,
    ttlMinutes: undefined,
    updatePeriod: undefined,
    updateFrequency: undefined,
    hubs: [],
    articles: documents.map((document) => ({
      guid: document.document_number ?? undefined,
      links: [document.html_url],
      base: undefined,
      titles: [document.title ?? undefined],
      summaries: [document.abstract ?? undefined, document.excerpts ?? undefined],
      contents: [],
      published: [document.publication_date ?? undefined],
      updated: [],
      bylines: (document.agencies ?? []).map((agency) => agency.name ?? undefined),
      images: [],
      languages: ['en'],
      origin: undefined,
    })),
  };
}
