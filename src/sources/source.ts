import type { FoundArticle } from '../articles/article.ts';
import type { ErrorCode } from '../errors.ts';

/** Something that yields articles. Belongs to the installation, or to the workspace that added it. */
export interface Source {
  /** Readable, stable, unique: `bbc-world`. People type it in `source:bbc-world`. */
  readonly id: string;
  readonly workspaceId: string | null;
  readonly kind: SourceKind;
  readonly name: string;
  /** An http(s) address, or for a file or folder of the operator's its file: URL. */
  readonly url: string;
  /** ISO 639-1; null where the source does not say and its articles are in several. */
  readonly language: string | null;
  /** ISO 3166-1 alpha-2, lower case. */
  readonly country: string | null;
  readonly topics: readonly string[];
  /** Whether the page behind a link is fetched: `auto` where the feed's own text is short. */
  readonly fullText: 'auto' | 'always' | 'never';
  /** Some sites want a bot's name, some a browser's; null for our own. */
  readonly userAgent: string | null;
}

export type SourceKind = 'feed' | 'sample';

/**
 * What a source needs to ask only for what is new. It goes into the database with the articles that it came with, so that a
 * crash repeats a fetch rather than loses one.
 */
export interface Cursor {
  readonly etag?: string;
  readonly lastModified?: string;
  /** A lasting redirect (301, 308) was seen: ask here from now on. */
  readonly movedTo?: string;
  /** Where a source counts its own way (how far the sample wire has come). */
  readonly position?: string;
}

export type FetchResult =
  | {
      readonly status: 'ok';
      readonly articles: readonly FoundArticle[];
      readonly cursor: Cursor;
      /** The least pause that the source asks for (ttl, sy:update, Cache-Control), in milliseconds. */
      readonly askedPauseMs: number | null;
    }
  | { readonly status: 'unchanged'; readonly cursor: Cursor; readonly askedPauseMs: number | null }
  | { readonly status: 'failed'; readonly failure: SourceFailure };

export interface SourceFailure {
  readonly code: ErrorCode;
  /** One plain sentence: what was wrong, and where there is a cure, the cure. */
  readonly sentence: string;
  readonly retryAfterMs: number | null;
  /** It will not come back by itself (410): park it. */
  readonly isPermanent: boolean;
}

export interface ArticleSource {
  readonly source: Source;
  /** Never throws for what the outside does wrong; throws only what is our own fault. */
  fetch(cursor: Cursor | null, signal: AbortSignal): Promise<FetchResult>;
}
