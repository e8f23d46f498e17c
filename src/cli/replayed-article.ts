import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FoundArticle } from '../articles/article.ts';
import { canonicalUrl, hostOf } from '../articles/canonical-url.ts';
import { toPlainLine } from '../articles/plain-text.ts';
import { readFeed } from '../sources/feed-document.ts';
import { type ArticleLine, articleLine, toPublishedAt, toText } from './article-line.ts';
import { readJsonLines } from './json-lines.ts';
import { toUnreadable } from './unreadable.ts';

/** The articles of feeds and of files of JSON lines, in the order of their dates. */
export async function readReplayed(files: readonly string[], input: Readable): Promise<readonly FoundArticle[]> {
  const articles: FoundArticle[] = [];
  for (const file of files.length === 0 ? ['-'] : files) {
    const bytes = await readBytes(file, input);
    if (isFeed(bytes)) articles.push(...readFeedArticles(bytes));
    else
      for await (const { value } of readJsonLines('-', Readable.from([bytes]), articleLine))
        articles.push(toArticle(value, articles.length));
  }
  return articles.sort((a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0));
}

/** XML, or JSON that is one document: whole on its first line with a feed's own fields, or written over several. */
function isFeed(bytes: Buffer): boolean {
  const text = bytes.toString('utf8').replace(/^[\s\ufeff]+/, '');
  if (text.startsWith('<')) return true;
  const [first = ''] = text.split('\n', 1);
  try {
    const value: unknown = JSON.parse(first);
    return typeof value === 'object' && value !== null && 'items' in value;
  } catch {
    return /[{[,]\s*$/.test(first);
  }
}

async function readBytes(file: string, input: Readable): Promise<Buffer> {
  try {
    return file === '-' ? await buffer(input) : await readFile(file);
  } catch (error) {
    throw toUnreadable(file, error);
  }
}

function readFeedArticles(bytes: Uint8Array): readonly FoundArticle[] {
  const document = readFeed(bytes, { contentType: null, url: null, now: Date.now() });
  return document.articles.flatMap((article) => {
    if (article.url === null) return [];
    const host = hostOf(article.url);
    return [
      {
        url: canonicalUrl(article.url),
        guid: article.guid,
        title: toPlainLine(article.title),
        summary: toPlainLine(article.summary),
        content: article.content,
        publishedAt: article.publishedAt,
        language: article.language,
        byline: article.byline,
        image: article.image,
        outlet: { name: document.title || host, host, country: null },
      },
    ];
  });
}

function toArticle(line: ArticleLine, position: number): FoundArticle {
  const { source, summary } = toText(line);
  return {
    url: line.url === '' ? `https://replay.invalid/${line.id ?? position}` : canonicalUrl(line.url),
    guid: null,
    title: line.title,
    summary,
    content: line.body ?? (line.content || line.summary),
    publishedAt: toPublishedAt(line),
    language: line.language ?? null,
    byline: null,
    image: null,
    outlet: { name: source.name, host: source.host, country: line.country ?? null },
  };
}
