import { readDate } from '../../src/articles/date.ts';
import { readFeed } from '../../src/sources/feed-document.ts';

interface Case {
  readonly bytes: Uint8Array;
  readonly contentType?: string | null;
  readonly baseUrl?: string | null;
}

export default function readCase({ bytes, contentType, baseUrl }: Case) {
  const now = Date.now();
  const { articles, ...feed } = readFeed(bytes, { contentType: contentType ?? null, url: baseUrl ?? null, now });
  return {
    feed,
    items: articles.map((article) => ({
      id: article.guid,
      title: article.title,
      link: article.url ?? feed.link,
      date: article.dates.map((date) => readDate(date, now)),
      summary: article.summary,
      content: article.content,
    })),
  };
}
