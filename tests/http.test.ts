import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type Http, type HttpRequest, type HttpResult } from '../src/http.ts';
import { type FeedServer, fault, ok, redirect, startFeedServer } from './fakes/feed-server.ts';
import { createHandClock } from './fakes/hand-clock.ts';

const feed = `<rss version="2.0"><channel>${'<item><title>Talks on chips go on</title></item>'.repeat(500)}</channel></rss>`;

let server: FeedServer;
let http: Http;

beforeEach(async () => {
  server = await startFeedServer();
  http = createHttp({ version: '1.2.3', hostPauseMs: 0 });
});

afterEach(async () => {
  http.close();
  await server.close();
});

function get(path: string, request: Partial<HttpRequest> = {}): Promise<HttpResult> {
  return http.get(server.url + path, { allowPrivate: true, ...request });
}

const text = (result: HttpResult) => (result.status === 'ok' ? Buffer.from(result.bytes).toString() : result);

describe('a whole answer', () => {
  it.each([undefined, 'gzip', 'br', 'deflate', 'deflate-raw'] as const)('is read, packed as %s', async (encoding) => {
    server.answer('/feed', ok(feed, encoding === undefined ? {} : { encoding }));
    expect(text(await get('/feed'))).toBe(feed);
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  it('may be empty though it is marked as packed', async () => {
    server.answer('/feed', ok('', { headers: { 'content-encoding': 'gzip' } }));
    expect(text(await get('/feed'))).toBe('');
  });

  it('is asked for under our own honest name, unless the source wants another', async () => {
    server.answer('/feed', ok(feed));
    await get('/feed', { userAgent: null, accept: 'application/rss+xml' });
    await get('/feed', { userAgent: 'Mozilla/5.0' });
    await get('/feed', { userAgent: 'two\r\nlines: 1' });
    expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'Wirewatch/1.2.3 (feed reader)',
      'Mozilla/5.0',
      'Wirewatch/1.2.3 (feed reader)',
    ]);
    expect(server.requests[0]?.headers.accept).toBe('application/rss+xml');
  });

  it('uses a kept connection again, and a new one when the other side has hung up meanwhile', async () => {
    const keeping = await startFeedServer({ keepAlive: true });
    keeping.answer('/feed', [ok(feed), fault.reset, ok(feed)]);
    const request = { allowPrivate: true };
    expect((await http.get(`${keeping.url}/feed`, request)).status).toBe('ok');
    expect((await http.get(`${keeping.url}/feed`, request)).status).toBe('ok');
    expect(keeping.requests).toHaveLength(3);
    await keeping.close();
  });

  it('is reached with the name and password of the address, which go to no other host and into no result', async () => {
    const other = await startFeedServer();
    other.answer('/there', ok(feed));
    server.answer('/first', redirect('/second', 301));
    server.answer('/second', redirect(`${other.url}/there`));
    const address = server.url.replace('//', '//reader:p%40ss@');
    const result = await http.get(`${address}/first`, { allowPrivate: true });
    expect(result).toMatchObject({ status: 'ok', url: `${other.url}/there` });
    const sent = [...server.requests, ...other.requests].map(({ headers }) => headers.authorization);
    const basic = `Basic ${Buffer.from('reader:p@ss').toString('base64')}`;
    expect(sent).toEqual([basic, basic, undefined]);
    await other.close();
  });
});

describe('asking only for what changed', () => {
  it('gives the validators, and keeps them after a 304 that does not repeat them', async () => {
    const lastModified = 'Mon, 05 Jan 2026 08:00:00 GMT';
    server.answer('/feed', ok(feed, { etag: '"five"', lastModified, headers: { 'cache-control': 'max-age=600' } }));
    expect(await get('/feed')).toMatchObject({ status: 'ok', etag: '"five"', lastModified, maxAgeMs: 600_000 });
    const second = await get('/feed', { etag: '"five"', lastModified });
    expect(second).toEqual({ status: 'unchanged', etag: '"five"', lastModified, movedTo: null, maxAgeMs: null });
    const third = await get('/feed', { lastModified });
    expect(third).toMatchObject({ status: 'unchanged', etag: null, lastModified });
  });

  it('takes a 304 that nobody asked for as a failure, since there is nothing to fall back on', async () => {
    server.answer('/feed', fault.status(304));
    expect(await get('/feed')).toMatchObject({ status: 'failed', code: 'http_status', httpStatus: 304 });
  });

  it('does not send on a validator that could not pass as a header', async () => {
    server.answer('/feed', ok(feed));
    expect((await get('/feed', { etag: '"a\r\nx: y"', lastModified: '新' })).status).toBe('ok');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-modified-since');
  });
});

describe('redirects', () => {
  it.each([
    { name: 'a lasting one', hops: [301], isRemembered: true },
    { name: 'lasting ones only', hops: [308, 301], isRemembered: true },
    { name: 'a passing one', hops: [302], isRemembered: false },
    { name: 'a lasting one after a passing one', hops: [307, 301], isRemembered: false },
    { name: 'a passing one after a lasting one', hops: [301, 303], isRemembered: false },
  ] as const)('$name: remembered $isRemembered', async ({ hops, isRemembered }) => {
    hops.forEach((status, index) => {
      server.answer(`/${index}`, redirect(`/${index + 1}`, status));
    });
    const end = `/${hops.length}`;
    server.answer(end, ok(feed));
    const movedTo = isRemembered ? server.url + end : null;
    const result = await get('/0');
    expect(result).toMatchObject({ status: 'ok', url: server.url + end, movedTo });
    const etag = result.status === 'ok' ? (result.etag ?? undefined) : undefined;
    expect(await get('/0', { etag })).toMatchObject({ status: 'unchanged', movedTo });
  });

  it('ends a loop at once, and a chain after ten', async () => {
    server.answer('/loop', fault.redirectLoop);
    for (let index = 0; index < 12; index += 1) server.answer(`/${index}`, redirect(`/${index + 1}`));
    server.answer('/12', ok(feed));
    expect(await get('/loop')).toMatchObject({ status: 'failed', code: 'too_many_redirects' });
    expect(server.requests).toHaveLength(1);
    expect(await get('/1')).toMatchObject({ status: 'failed', code: 'too_many_redirects' });
    expect(server.requests).toHaveLength(12);
    expect(await get('/2')).toMatchObject({ status: 'ok' });
  });

  it('reads an address outside ASCII as the server wrote it', async () => {
    server.answer('/feed', (_request, response) => {
      response.writeHead(302, { location: Buffer.from('/nachrichten-für-alle').toString('latin1') }).end();
    });
    server.answer('/nachrichten-f%C3%BCr-alle', ok(feed));
    expect((await get('/feed')).status).toBe('ok');
  });

  it.each(['file:///etc/passwd', 'http://[', 'data:text/xml,<rss/>'])('are not followed to %s', async (location) => {
    server.answer('/feed', redirect(location));
    expect(await get('/feed')).toMatchObject({ status: 'failed', code: 'address_invalid' });
  });

  it('without an address are an odd status', async () => {
    server.answer('/feed', fault.status(302));
    expect(await get('/feed')).toMatchObject({ status: 'failed', code: 'http_status', httpStatus: 302 });
  });
});

describe('what goes wrong outside', () => {
  it.each([
    ['a reset before the answer', fault.reset, { code: 'connection_failed' }],
    ['a reset in the body', fault.resetInBody(feed), { code: 'connection_failed' }],
    ['a body that ends too soon', fault.cutBody(feed), { code: 'connection_failed' }],
    ['an endless answer', fault.endless, { code: 'too_large' }],
    ['a gzip bomb', fault.bomb('gzip'), { code: 'too_large' }],
    ['a brotli bomb', fault.bomb('br'), { code: 'too_large' }],
    ['404', fault.status(404), { code: 'http_status', httpStatus: 404 }],
    ['500', fault.status(500), { code: 'http_status', httpStatus: 500, retryAfterMs: null }],
    ['a part that nobody asked for', fault.status(206), { code: 'http_status', httpStatus: 206 }],
    ['410', fault.gone, { code: 'gone', httpStatus: 410, isPermanent: true }],
    ['429 with seconds', fault.tooMany(120), { code: 'rate_limited', httpStatus: 429, retryAfterMs: 120_000 }],
    ['503 with seconds', fault.tooMany(5, 503), { code: 'http_status', httpStatus: 503, retryAfterMs: 5_000 }],
  ])('%s comes back as a failure with a code and a plain sentence', async (_name, answer, expected) => {
    server.answer('/feed', answer);
    const result = await get('/feed?token=hunter2', { maxBytes: 1 << 20 });
    expect(result).toMatchObject({ status: 'failed', isPermanent: false, ...expected });
    const { sentence } = result as { sentence: string };
    expect(sentence).toMatch(/^[A-Z0-9].*[.]$/);
    expect(sentence).not.toMatch(/token|hunter2|\/feed|Error/);
  });

  it('429 with a date counts from now', async () => {
    const clock = createHandClock();
    const timed = createHttp({ version: '0', clock });
    server.answer('/feed', fault.tooMany(new Date(clock.now() + 90_000).toUTCString()));
    expect(await timed.get(`${server.url}/feed`, { allowPrivate: true })).toMatchObject({ retryAfterMs: 90_000 });
    timed.close();
  });

  it('a packed body that was cut is no short answer, even where no length was promised', async () => {
    const whole = ok(feed, { encoding: 'gzip' });
    server.answer('/feed', (request, response) => {
      const end = response.end.bind(response);
      response.writeHead = ((status: number) => {
        response.statusCode = status;
        response.setHeader('content-encoding', 'gzip');
        return response;
      }) as typeof response.writeHead;
      response.end = ((bytes: Buffer) => end(bytes.subarray(0, bytes.length >> 1))) as typeof response.end;
      whole(request, response);
    });
    expect(await get('/feed')).toMatchObject({ status: 'failed', code: 'connection_failed' });
  });

  it.each([
    ['damaged', { 'content-encoding': 'gzip' }],
    ['packed in an unknown way', { 'content-encoding': 'zebra' }],
    ['packed again and again', { 'content-encoding': 'gzip, gzip, gzip, gzip' }],
  ])('an answer that is %s is a failure', async (_name, headers) => {
    server.answer('/feed', ok(feed, { headers }));
    expect(await get('/feed')).toMatchObject({ status: 'failed', code: 'connection_failed' });
  });

  it('an answer of more than it may be is not even begun', async () => {
    server.answer('/feed', ok(feed));
    expect(await get('/feed', { maxBytes: 1000 })).toMatchObject({ status: 'failed', code: 'too_large' });
    expect(await get('/feed', { maxBytes: feed.length })).toMatchObject({ status: 'ok' });
  });

  it('a host that nobody knows is told from one that is not reachable now', async () => {
    const failing = (code: string) =>
      createHttp({ version: '0', lookup: () => Promise.reject(Object.assign(new Error('lookup'), { code })) });
    const ask = (code: string) => failing(code).get('https://thewire.example/feed', { allowPrivate: false });
    const unknown = await ask('ENOTFOUND');
    const unreachable = await ask('EAI_AGAIN');
    expect([unknown, unreachable]).toMatchObject([{ code: 'host_unknown' }, { code: 'host_unknown' }]);
    expect(unknown).not.toEqual(unreachable);
  });

  it('a closed port, and a port that does not speak TLS or HTTP', async () => {
    const plain: Server = createServer((socket) => socket.resume().end('SSH-2.0-hello\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => plain.once('listening', resolve));
    const { port } = plain.address() as { port: number };
    const ask = (address: string) => http.get(address, { allowPrivate: true });
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ code: 'connection_failed' });
    expect(await ask(server.url.replace('http:', 'https:'))).toMatchObject({ code: 'tls_failed' });
    await new Promise((resolve) => plain.close(resolve));
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({ code: 'connection_failed' });
  });
});

describe('time and stopping', () => {
  it.each([
    ['never answers', fault.silence],
    ['falls silent in the body', fault.stall(feed)],
  ])('a server that %s is given up at the time limit', async (_name, answer) => {
    const clock = createHandClock();
    const timed = createHttp({ version: '0', clock });
    server.answer('/feed', answer);
    const result = timed.get(`${server.url}/feed`, { allowPrivate: true, timeoutMs: 5_000 });
    await expect.poll(() => server.requests.length, { interval: 5 }).toBe(1);
    await clock.turn(5_000);
    expect(await result).toMatchObject({ status: 'failed', code: 'timed_out' });
    expect(clock.waiting).toBe(0);
    timed.close();
  });

  it('the limit counts over redirects, but not while waiting for a turn at the host', async () => {
    const clock = createHandClock();
    const timed = createHttp({ version: '0', clock, hostPauseMs: 60_000 });
    server.answer('/feed', ok(feed));
    server.answer('/moved', (request, response) => {
      void clock.turn(600).then(() => redirect('/silent')(request, response));
    });
    server.answer('/silent', fault.silence);
    await timed.get(`${server.url}/feed`, { allowPrivate: true });
    const patient = timed.get(`${server.url}/feed`, { allowPrivate: true, timeoutMs: 1_000 });
    const stuck = timed.get(`${server.url}/moved`, { allowPrivate: true, timeoutMs: 1_000 });
    await clock.turn(60_000);
    expect(await patient).toMatchObject({ status: 'ok' });
    await clock.turn(60_000);
    await expect.poll(() => server.requests.at(-1)?.path, { interval: 5 }).toBe('/silent');
    await clock.turn(400);
    expect(await stuck).toMatchObject({ status: 'failed', code: 'timed_out' });
    timed.close();
  });

  it.each([
    ['before the answer', fault.silence],
    ['in the body', fault.stall(feed)],
  ])('the caller can stop it %s', async (_name, answer) => {
    server.answer('/feed', answer);
    const stop = new AbortController();
    const result = get('/feed', { signal: stop.signal });
    await expect.poll(() => server.requests.length, { interval: 5 }).toBe(1);
    stop.abort();
    expect(await result).toMatchObject({ status: 'failed' });
    expect(await get('/feed', { signal: stop.signal })).toMatchObject({ status: 'failed' });
    expect(server.requests).toHaveLength(1);
  });

  it('closing stops what is under way and what still waits for its turn', async () => {
    server.answer('/feed', fault.silence);
    const both = [get('/feed'), get('/feed')];
    await expect.poll(() => server.requests.length, { interval: 5 }).toBe(1);
    http.close();
    expect(await Promise.all(both)).toMatchObject([{ status: 'failed' }, { status: 'failed' }]);
    expect(await get('/feed')).toMatchObject({ status: 'failed' });
  });
});

describe('politeness', () => {
  it('asks one host one at a time, in order and with a pause, and another host meanwhile', async () => {
    const clock = createHandClock();
    const timed = createHttp({ version: '0', clock });
    const other = await startFeedServer();
    const paths = ['/1', '/2', '/3'];
    for (const path of paths) server.answer(path, ok(feed));
    other.answer('/', ok(feed));
    const asked = paths.map((path) => timed.get(server.url + path, { allowPrivate: true }));
    const elsewhere = timed.get(other.url, { allowPrivate: true });
    await asked[0];
    await elsewhere;
    for (const [index, result] of asked.entries()) {
      expect(server.requests).toHaveLength(index + 1);
      expect(await result).toMatchObject({ status: 'ok' });
      await clock.turn(999);
      expect(server.requests).toHaveLength(index + 1);
      await clock.turn(1);
      await asked[index + 1];
    }
    expect(server.requests.map(({ path }) => path)).toEqual(paths);
    timed.close();
    await other.close();
  });
});
