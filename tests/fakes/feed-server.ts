import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/**
 * A real HTTP server on loopback that answers as it is told, with the faults of the real web ready-made:
 *
 *     const server = await startFeedServer();
 *     server.answer('/feed.xml', [fault.reset, fault.status(503), ok(rss)]);
 *
 * It sends no Date header, so that a test's own clock rules, and hangs up after each answer unless keepAlive is set.
 */
export interface FeedServer {
  /** http://127.0.0.1:PORT, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** In the order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** Requests whose answer has not ended. */
  readonly open: number;
  /** One answer for every request, or a queue whose last answer stays. Paths that were not named get a 404. */
  answer(path: string, answers: Answer | readonly Answer[]): void;
  close(): Promise<void>;
}

export interface ReceivedRequest {
  /** With the query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export async function startFeedServer(options: { readonly keepAlive?: boolean } = {}): Promise<FeedServer> {
  const requests: ReceivedRequest[] = [];
  const queues = new Map<string, Answer[]>();
  let open = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    open++;
    response.once('close', () => open--);
    response.sendDate = false;
    response.shouldKeepAlive = options.keepAlive === true;
    const queue = queues.get(path) ?? queues.get(path.split('?')[0] ?? path) ?? [];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    (answer ?? fault.status(404))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    get open() {
      return open;
    },
    answer: (path, answers) => queues.set(path, typeof answers === 'function' ? [answers] : [...answers]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Document {
  readonly type?: string;
  /** Null: none. Left out: made from the body. */
  readonly etag?: string | null;
  readonly lastModified?: string;
  readonly encoding?: 'gzip' | 'deflate' | 'deflate-raw' | 'br';
  readonly headers?: Readonly<Record<string, string>>;
}

/** A static document: a reader that has it already (If-None-Match, If-Modified-Since) gets a 304 that repeats nothing. */
export function ok(body: string | Uint8Array, document: Document = {}): Answer {
  const etag = document.etag === undefined ? `"${createHash('sha1').update(body).digest('hex')}"` : document.etag;
  const { bytes, encoding } = pack(body, document.encoding);
  return (request, response) => {
    const isKnown =
      request.headers['if-none-match'] === undefined
        ? document.lastModified !== undefined && request.headers['if-modified-since'] === document.lastModified
        : request.headers['if-none-match'] === etag;
    if (isKnown) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, {
      'content-type': document.type ?? 'application/rss+xml; charset=utf-8',
      'content-length': bytes.length,
      ...(etag === null ? {} : { etag }),
      ...(document.lastModified === undefined ? {} : { 'last-modified': document.lastModified }),
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
      ...document.headers,
    });
    response.end(bytes);
  };
}

export function redirect(to: string, status: 301 | 302 | 303 | 307 | 308 = 302): Answer {
  return (_request, response) => response.writeHead(status, { location: to }).end();
}

export const fault = {
  /** Takes the request and never says a word: the reader's time limit must end it. */
  silence: (() => {}) as Answer,
  /** Hangs up before a single byte of the answer. */
  reset: ((request) => request.socket.resetAndDestroy()) as Answer,
  /** Promises the whole body, sends half of it, then resets the connection. */
  resetInBody: (body: string): Answer => half(body, (request) => request.socket.resetAndDestroy()),
  /** Promises the whole body, sends half of it, then closes the connection in all politeness. */
  cutBody: (body: string): Answer => half(body, (request) => request.socket.end()),
  /** Sends half of the body, then nothing more. */
  stall: (body: string): Answer => half(body, () => {}),
  status: (status: number, headers: Readonly<Record<string, string>> = {}): Answer => {
    return (_request, response) => response.writeHead(status, headers).end(`status ${status}`);
  },
  /** @param retryAfter seconds, or an HTTP date. */
  tooMany: (retryAfter: string | number, status: 429 | 503 = 429): Answer =>
    fault.status(status, { 'retry-after': String(retryAfter) }),
  gone: ((request, response) => fault.status(410)(request, response)) as Answer,
  /** Sends and sends, until the reader hangs up. */
  endless: ((_request, response) => {
    const chunk = '<item><title>Talks go on</title></item>\n'.repeat(400);
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    const send = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', send);
    send();
  }) as Answer,
  /** Some tens of kilobytes that unpack to `mebibytes` MiB of spaces. */
  bomb: (encoding: 'gzip' | 'br' = 'gzip', mebibytes = 64): Answer =>
    ok(Buffer.alloc(mebibytes << 20, ' '), { encoding }),
  /** Sends its reader to itself. */
  redirectLoop: ((request, response) => redirect(request.url ?? '/')(request, response)) as Answer,
};

function half(body: string, then: (request: IncomingMessage) => void): Answer {
  return (request, response) => {
    const bytes = Buffer.from(body);
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length >> 1), () => then(request));
  };
}

function pack(body: string | Uint8Array, encoding: Document['encoding']) {
  switch (encoding) {
    case 'gzip':
      return { bytes: gzipSync(body), encoding };
    case 'br':
      // The quickest setting: a test's documents need no small size.
      return { bytes: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), encoding };
    case 'deflate':
      return { bytes: deflateSync(body), encoding };
    case 'deflate-raw':
      return { bytes: deflateRawSync(body), encoding: 'deflate' };
    case undefined:
      return { bytes: Buffer.from(body), encoding: null };
  }
}
