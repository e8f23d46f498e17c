import type { Article, FoundArticle } from '../articles/article.ts';
import { day } from '../clock.ts';
import type { Http } from '../http.ts';
import type { Log } from '../log.ts';
import type { Source } from '../sources/source.ts';
import type { Cache } from '../store/cache.ts';

/** Makes an article whole: its own text, from the feed or from its page, and its language. */
export interface Reader {
  /** @param mayFetch whether the page may be asked for where the feed's own text is short. */
  read(found: FoundArticle, source: Source, mayFetch: boolean, signal: AbortSignal): Promise<Article>;
}

/** What is kept of a page, so that a repeated fetch need not ask for it again. */
interface PageExtract {
  readonly text: string;
  readonly summary: string;
  readonly byline: string | null;
  readonly image: string | null;
  readonly publishedAt: number | null;
}

const extractLifeMs = day;
const pageTimeoutMs = 15_000;
const maxPageBytes = 3_000_000;

export function createReader({
  http,
  cache,
  log,
}: {
  readonly http: Http;
  readonly cache: Cache;
  readonly log: Log;
}): Reader {
  async function readPage(url: string, source: Source, signal: AbortSignal): Promise<PageExtract | null> {
    const key = `page:${url}`;
    const cached = await cache.get<PageExtract>(key);
    if (cached !== undefined) return cached;
    const answer = await http.get(url, {
      accept: 'text/html,application/xhtml+xml',
      userAgent: source.userAgent,
      // A feed may link anywhere; only the host that the operator named himself may be a private one.
      allowPrivate: source.workspaceId === null && hasSameHost(url, source.url),
      timeoutMs: pageTimeoutMs,
      maxBytes: maxPageBytes,
      signal,
    });
    if (answer.status !== 'ok') {
      if (answer.status === 'failed') log.debug({ source: source.id, code: answer.code }, 'A page was not to be had');
      return null;
    }
    // Parsing pages costs memory that a quiet bot need not hold: loaded when first needed.
    const [{ readPage: read }, { decodeDocument }] = await Promise.all([
      import('../articles/page.ts'),
      import('../sources/encoding.ts'),
    ]);
    const { text, summary, byline, image, publishedAt } = read(
      decodeDocument(answer.bytes, answer.contentType),
      answer.url,
    );
    const extract = { text, summary, byline, image, publishedAt };
    await cache.set(key, extract, extractLifeMs);
    return extract;
  }

  return {
    async read({ content, ...found }, source, mayFetch, signal) {
      const { isTooShort, toOwnText } = await import('../articles/own-text.ts');
      const { detectLanguage } = await import('../articles/language.ts');
      const own = toOwnText(content);
      const wantsPage = source.fullText === 'always' || (source.fullText === 'auto' && isTooShort(own));
      const page =
        mayFetch && wantsPage && /^https?:/.test(found.url) ? await readPage(found.url, source, signal) : null;
      const body = page !== null && page.text.length > own.length ? page.text : own;
      return {
        ...found,
        body,
        summary: found.summary || (page?.summary ?? ''),
        byline: found.byline ?? page?.byline ?? null,
        image: found.image ?? page?.image ?? null,
        publishedAt: found.publishedAt ?? page?.publishedAt ?? null,
        language: detectLanguage(`${found.title}\n${body || found.summary}`) ?? found.language,
      };
    },
  };
}

function hasSameHost(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).host === new URL(b).host;
}
