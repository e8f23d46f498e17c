import { Readable } from 'node:stream';
import fetch, { type Response } from 'node-fetch';
import { type Clock, second, systemClock } from './clock.ts';
import { AppError, type ErrorCode } from './errors.ts';
import {
  type Lookup,
  lookupBySystem,
  onlyPublic,
  readCredentials,
  readTarget,
  readWebAddress,
  refusePrivate,
  toBareAddress,
} from './http-address.ts';
import { createAgents, type Dial, type Trace, watchAgent } from './http-agents.ts';
import { readBody, tooLarge } from './http-body.ts';
import { type Fault, toFault, toStatusFault } from './http-failure.ts';
import { toHeaderValue, toMaxAgeMs, toRequestHeaders, toRetryAfterMs } from './http-headers.ts';
import { createPacing } from './http-pacing.ts';

/**
 * Fetching from a hostile outside: conditional, polite to each host, with a cap on time, size and redirects. What goes wrong
 * outside comes back as a code and a sentence, not as a throw.
 */
export interface Http {
  get(url: string, request: HttpRequest): Promise<HttpResult>;
  /** Stops what is under way and lets go of kept-alive connections. */
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
  /**
   * Private addresses (loopback, 10/8, link-local, …) are refused unless the operator himself set this address. A redirect to
   * another host never leads to one.
   */
  readonly allowPrivate: boolean;
  /** For the whole exchange, redirects and body included; waiting for the host's turn does not count. Default 20 s. */
  readonly timeoutMs?: number;
  /** Of the decompressed body. Default 10 MiB. */
  readonly maxBytes?: number;
  /** When it is aborted, the result is a failure like any other: ask the signal whether it was our own doing. */
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

export interface HttpOptions {
  /** Of Wirewatch, for the User-Agent. */
  readonly version: string;
  readonly clock?: Clock;
  /** Between the starts of two requests to one host. Default 1 s. */
  readonly hostPauseMs?: number;
  readonly lookup?: Lookup;
  /** A test leads public names to a server of its own. */
  readonly dial?: Dial;
}

const maxRedirects = 10;
const lasting = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);

/** What a single request came to: a result, or the address to ask next. */
type Step = HttpResult | { readonly status: 'redirect'; readonly to: URL; readonly isLasting: boolean };

export function createHttp(options: HttpOptions): Http {
  const clock = options.clock ?? systemClock;
  const lookup = options.lookup ?? lookupBySystem;
  const pacing = createPacing(clock, options.hostPauseMs ?? second);
  const ownUserAgent = `Wirewatch/${options.version} (feed reader)`;
  // Two pools: a connection that was opened for the operator must never carry what a chat asked for.
  const agents = {
    open: createAgents(lookup, options.dial),
    guarded: createAgents(onlyPublic(lookup), options.dial),
  };
  const closing = new AbortController();

  async function get(address: string, request: HttpRequest): Promise<HttpResult> {
    const stop = new AbortController();
    const onAbort = () =>
      stop.abort(new AppError('connection_failed', 'The request was stopped before it was answered.'));
    const outer = [closing.signal, request.signal].filter((signal) => signal !== undefined);
    for (const signal of outer) {
      if (signal.aborted) onAbort();
      signal.addEventListener('abort', onAbort, { once: true });
    }
    try {
      return await follow(readWebAddress(address), request, stop);
    } catch (error) {
      return toFailure(toFault(error, ''));
    } finally {
      for (const signal of outer) signal.removeEventListener('abort', onAbort);
    }
  }

  /** Goes from address to address until something answers. */
  async function follow(start: URL, request: HttpRequest, stop: AbortController): Promise<HttpResult> {
    const seen = new Set<string>();
    let url = start;
    let movedTo: string | null = null;
    let isLasting = true;
    let leftMs = request.timeoutMs ?? 20 * second;
    let turnHost = '';
    let leave = () => {};
    try {
      for (;;) {
        // What an operator trusts is the host that he named, not wherever it sends us.
        const reach = { ...request, allowPrivate: request.allowPrivate && url.hostname === start.hostname };
        if (!reach.allowPrivate) refusePrivate(url);
        if (seen.has(url.href) || seen.size > maxRedirects) throw tooManyRedirects(start);
        seen.add(url.href);
        // Another host's turn is waited for only after this one's is given back: two chains that cross would wait forever.
        if (turnHost !== url.host) {
          leave();
          turnHost = url.host;
          leave = await pacing.enter(turnHost, stop.signal);
        }
        const startedAt = clock.now();
        const step = await withinTime(leftMs, url, stop, () => ask(url, reach, stop.signal));
        leftMs -= clock.now() - startedAt;
        if (step.status === 'failed') return step;
        if (step.status !== 'redirect') return { ...step, movedTo };
        // From https to http is followed, since a few outlets publish that way, but never remembered: the next fetch starts safe.
        isLasting &&= step.isLasting && !(url.protocol === 'https:' && step.to.protocol === 'http:');
        url = step.to;
        movedTo = isLasting ? url.href : null;
      }
    } catch (error) {
      return toFailure(toFault(stop.signal.aborted ? stop.signal.reason : error, url.hostname));
    } finally {
      leave();
    }
  }

  async function withinTime(ms: number, url: URL, stop: AbortController, work: () => Promise<Step>): Promise<Step> {
    const finished = new AbortController();
    void clock.wait(ms, finished.signal).then(() => {
      if (!finished.signal.aborted) stop.abort(timedOut(url));
    });
    try {
      return await work();
    } finally {
      finished.abort();
    }
  }

  async function ask(url: URL, request: HttpRequest, signal: AbortSignal): Promise<Step> {
    const pool = request.allowPrivate ? agents.open : agents.guarded;
    const agent = url.protocol === 'https:' ? pool.https : pool.http;
    const headers = toRequestHeaders(request, readCredentials(url), ownUserAgent);
    const send = (trace: Trace) =>
      fetch(toBareAddress(url), {
        agent: watchAgent(agent, trace),
        headers,
        signal,
        redirect: 'manual',
        compress: false,
      });
    let trace: Trace = { request: null, error: null };
    const response = await send(trace).catch((error) => {
      // The other side may have hung up on a kept-alive connection just now; that says nothing about it (RFC 9112, 9.3.1).
      if (!trace.request?.reusedSocket || signal.aborted) throw error;
      trace = { request: null, error: null };
      return send(trace);
    });
    const step = await readResponse(response, url, request, signal);
    if (step.status === 'ok' && trace.error !== null) throw trace.error;
    return step;
  }

  async function readResponse(response: Response, url: URL, request: HttpRequest, signal: AbortSignal): Promise<Step> {
    const body = toReadable(response);
    const { status, headers } = response;
    const validators = {
      etag: toHeaderValue(headers.get('etag')),
      lastModified: toHeaderValue(headers.get('last-modified')),
      maxAgeMs: toMaxAgeMs(headers, clock.now()),
    };
    const [askedEtag, askedLastModified] = [toHeaderValue(request.etag), toHeaderValue(request.lastModified)];
    if (status === 304 && (askedEtag ?? askedLastModified) !== null) {
      body.resume();
      return {
        status: 'unchanged',
        etag: validators.etag ?? askedEtag,
        lastModified: validators.lastModified ?? askedLastModified,
        maxAgeMs: validators.maxAgeMs,
        movedTo: null,
      };
    }
    // 206: a part of what we want, and we asked for no part.
    if (!response.ok || status === 206) {
      body.destroy();
      const location = headers.get('location');
      if (redirects.has(status) && location !== null) {
        return { status: 'redirect', to: readTarget(location, url), isLasting: lasting.has(status) };
      }
      return toFailure(toStatusFault(status, url.hostname), status, toRetryAfterMs(headers, clock.now()));
    }
    const maxBytes = request.maxBytes ?? 10 * 2 ** 20;
    if (Number(headers.get('content-length') ?? 0) > maxBytes) {
      body.destroy();
      throw tooLarge(maxBytes);
    }
    const onAbort = () => body.destroy(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const bytes = await readBody(body, headers.get('content-encoding'), maxBytes);
    return {
      status: 'ok',
      url: toBareAddress(url),
      bytes,
      contentType: headers.get('content-type'),
      ...validators,
      movedTo: null,
    };
  }

  function close(): void {
    closing.abort();
    for (const pool of [agents.open, agents.guarded]) {
      pool.http.destroy();
      pool.https.destroy();
    }
  }

  return { get, close };
}

function toReadable(response: Response): Readable {
  const body = response.body;
  if (!(body instanceof Readable)) return Readable.from([]);
  // node-fetch emits an error on the body at an abort even when nobody reads it any more; unheard, that ends the process.
  body.on('error', () => {});
  return body;
}

function toFailure(fault: Fault, httpStatus: number | null = null, retryAfterMs: number | null = null): HttpFailure {
  return { status: 'failed', ...fault, httpStatus, retryAfterMs, isPermanent: fault.code === 'gone' };
}

function timedOut(url: URL): AppError {
  return new AppError('timed_out', `${url.hostname} did not answer in time; check the address, or try again later.`);
}

function tooManyRedirects(start: URL): AppError {
  return new AppError(
    'too_many_redirects',
    `${start.hostname} sends its readers round in circles or over more than ${maxRedirects} addresses; check the address.`,
  );
}
