import type { ErrorCode } from './errors.ts';

/**
 * Fetching from a hostile outside: conditional, polite to each host, with a cap on time, size and redirects. What goes wrong
 * outside comes back as a code and a sentence, not as a throw.
 */
export interface Http {
  get(url: string, request: HttpRequest): Promise<HttpResult>;
  /** Lets go of kept-alive connections. */
  close(): void;
}

export interface HttpRequest {
  /** What the last answer gave, to ask only for what changed. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** What we take, as an Accept header. */
  readonly accept?: string;
  /** Null or left out: our own honest one. */
  readonly userAgent?: string | null;
  /** Private addresses (loopback, 10/8, link-local, …) are refused unless the operator himself set this address. */
  readonly allowPrivate: boolean;
  /** For the whole exchange, redirects and body included. Default 20 s. */
  readonly timeoutMs?: number;
  /** Of the decompressed body. Default 10 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

export type HttpResult =
  | HttpAnswer
  | {
      readonly status: 'unchanged';
      /** Kept from the request where the 304 does not repeat them. */
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly movedTo: string | null;
      readonly maxAgeMs: number | null;
    }
  | HttpFailure;

export interface HttpAnswer {
  readonly status: 'ok';
  /** After all redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where every redirect was a lasting one (301, 308): the address to remember. */
  readonly movedTo: string | null;
  /** From Cache-Control max-age (less Age) or Expires. */
  readonly maxAgeMs: number | null;
}

export interface HttpFailure {
  readonly status: 'failed';
  readonly code: ErrorCode;
  /** What was wrong and how to mend it; holds no secret and no query string. */
  readonly sentence: string;
  /** The HTTP status, where there was an answer. */
  readonly httpStatus: number | null;
  readonly retryAfterMs: number | null;
  /** 410: it will not come back by itself. */
  readonly isPermanent: boolean;
}
