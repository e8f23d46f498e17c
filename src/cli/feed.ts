import { canonicalUrl, hostOf } from '../articles/canonical-url.ts';
import { clampDate } from '../articles/date.ts';
import { readFeed } from '../sources/feed-document.ts';
import { toPrintedDate } from './article-line.ts';
import { findDocument } from './document.ts';
import { readGiven } from './given.ts';
import { writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

/** A feed's articles, made whole. */
export const feed: Verb = {
  async run(given, { input, output, version }) {
    const { values, positionals } = readGiven(given, { url: { type: 'string' } }, 'feed FILE|URL [--url URL]');
    const { bytes, contentType, url } = await findDocument(positionals[0], input, version);
    const address = values.url ?? url;
    const now = Date.now();
    const document = readFeed(bytes, { contentType, url: address, now });
    for (const article of document.articles) {
      writeJsonLine(output, {
        id: article.guid ?? article.url,
        url: article.url === null ? null : canonicalUrl(article.url),
        title: article.title,
        summary: article.summary,
        content: article.content,
        publishedAt: toPrintedDate(toPast(article.publishedAt, now)),
        language: article.language ?? document.language,
        outlet: document.title || (article.url ? hostOf(article.url) : null),
      });
    }
  },
};

/** Nothing is published tomorrow. */
function toPast(publishedAt: number | null, now: number): number | null {
  return publishedAt !== null && publishedAt > now ? clampDate(publishedAt, now) : publishedAt;
}
