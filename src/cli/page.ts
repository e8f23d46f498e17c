import { readPage } from '../articles/page.ts';
import { decodeDocument } from '../sources/encoding.ts';
import { toPrintedDate } from './article-line.ts';
import { findDocument } from './document.ts';
import { readGiven } from './given.ts';
import { writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

/** A web page's article: its own text and what the page says of it. */
export const page: Verb = {
  async run(given, { input, output, version }) {
    const { values, positionals } = readGiven(given, { url: { type: 'string' } }, 'page FILE|URL [--url URL]');
    const { bytes, contentType, url } = await findDocument(positionals[0], input, version);
    const read = readPage(decodeDocument(bytes, contentType), values.url ?? url ?? 'https://page.invalid/');
    writeJsonLine(output, {
      title: read.title,
      byline: read.byline,
      publishedAt: toPrintedDate(read.publishedAt),
      language: read.language,
      text: read.text,
    });
  },
};
