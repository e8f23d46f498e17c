import type { FoundArticle } from '../articles/article.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Http, HttpResult } from '../http.ts';
import { type FeedDocument, readFeed } from './feed-document.ts';
import { readFeedFiles } from './feed-files.ts';
import { toFoundArticles } from './feed-found.ts';
import type { ArticleSource, Cursor, FetchResult, Source } from './source.ts';

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, ' +
  'application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/**
 * A feed at an http(s) address, or of the operator's own a file or a folder of files by its file: URL. Asks only for what
 * changed: by ETag and Last-Modified, or by the times of the files.
 */
export function createFeedSource(parts: {
  readonly source: Source;
  readonly http: Http;
  readonly clock: Clock;
}): ArticleSource {
  const { source, http, clock } = parts;
  const fetch = source.url.startsWith('file:') ? fetchFiles : fetchAddress;

  async function fetchAddress(cursor: Cursor | null, signal: AbortSignal): Promise<FetchResult> {
    const moved = cursor?.movedTo;
    const answer = await ask(moved ?? source.url, cursor, signal);
    // Where it moved to is gone: the address that the operator knows may be right again.
    const isLost =
      moved !== undefined && answer.status === 'failed' && (answer.isPermanent || answer.httpStatus === 404);
    return isLost ? toResult(await ask(source.url, null, signal), null) : toResult(answer, cursor);
  }

  function ask(url: string, cursor: Cursor | null, signal: AbortSignal): Promise<HttpResult> {
    return http.get(url, {
      etag: cursor?.etag,
      lastModified: cursor?.lastModified,
      accept,
      userAgent: source.userAgent,
      allowPrivate: source.workspaceId === null,
      signal,
    });
  }

  function toResult(answer: HttpResult, cursor: Cursor | null): FetchResult {
    if (answer.status === 'failed') {
      const { code, sentence, retryAfterMs, isPermanent } = answer;
      return { status: 'failed', failure: { code, sentence, retryAfterMs, isPermanent } };
    }
    const next = toCursor(answer, cursor);
    if (answer.status === 'unchanged') return { status: 'unchanged', cursor: next, askedPauseMs: answer.maxAgeMs };
    const now = clock.now();
    const document = readFeed(answer.bytes, { contentType: answer.contentType, url: answer.url, now });
    const articles = toFoundArticles(document, source, now);
    return { status: 'ok', articles, cursor: next, askedPauseMs: toLonger(document.askedPauseMs, answer.maxAgeMs) };
  }

  async function fetchFiles(cursor: Cursor | null): Promise<FetchResult> {
    if (source.workspaceId !== null) {
      throw new AppError(
        'address_invalid',
        'Only the operator can add files. Give an address that begins with https://.',
      );
    }
    const { files, position } = await readFeedFiles(source.url, cursor?.position ?? null);
    if (files === null) return { status: 'unchanged', cursor: { position }, askedPauseMs: null };
    const now = clock.now();
    const { documents, failure } = readAll(files, now);
    if (failure !== null && documents.length === 0) throw failure;
    const articles: FoundArticle[] = documents.flatMap((document) => toFoundArticles(document, source, now));
    return { status: 'ok', articles, cursor: { position }, askedPauseMs: null };
  }

  return {
    source,
    async fetch(cursor, signal) {
      try {
        return await fetch(cursor, signal);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const { code, message } = error;
        return { status: 'failed', failure: { code, sentence: message, retryAfterMs: null, isPermanent: false } };
      }
    },
  };
}

/** One broken file of a folder does not keep the others back. */
function readAll(
  files: readonly Uint8Array[],
  now: number,
): { readonly documents: readonly FeedDocument[]; readonly failure: AppError | null } {
  const documents: FeedDocument[] = [];
  let failure: AppError | null = null;
  for (const bytes of files) {
    try {
      documents.push(readFeed(bytes, { contentType: null, url: null, now }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failure ??= error;
    }
  }
  return { documents, failure };
}

/** A 304 keeps what it does not repeat; a new answer forgets what it does not give. */
function toCursor(answer: Exclude<HttpResult, { status: 'failed' }>, cursor: Cursor | null): Cursor {
  const isUnchanged = answer.status === 'unchanged';
  const etag = answer.etag ?? (isUnchanged ? cursor?.etag : undefined);
  const lastModified = answer.lastModified ?? (isUnchanged ? cursor?.lastModified : undefined);
  const movedTo = answer.movedTo ?? cursor?.movedTo;
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
}

function toLonger(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
