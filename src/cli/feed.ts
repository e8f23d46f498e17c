import { hostOf } from '../articles/canonical-url.ts';
import { readFeed } from '../sources/feed-document.ts';
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
    const document = readFeed(bytes, { contentType, url: address, now: Date.now() });
    for (const article of document.articles) {
      writeJsonLine(output, {
        id: article.guid ?? article.url,
        url: article.url,
        title: article.title,
        summary: article.summary,
        content: article.content,
        publishedAt: article.publishedAt === null ? null : new Date(article.publishedAt).toISOString(),
        language: article.language ?? document.language,
        outlet: document.title || (article.url ? hostOf(article.url) : null),
      });
    }
  },
};
