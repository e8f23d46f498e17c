import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { createHttp } from '../src/http.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;

/** The answer to one request, byte by byte as the server says it, before it hangs up. */
async function hear(...pieces: readonly string[]) {
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.once('data', async () => {
      for (const piece of pieces) await new Promise((resolve) => socket.write(piece, 'latin1', resolve));
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const http = createHttp({ version: '0', hostPauseMs: 0 });
  const result = await http.get(`http://127.0.0.1:${port}/`, { allowPrivate: true, etag: '"known"' });
  http.close();
  server.close();
  return result.status === 'ok' ? Buffer.from(result.bytes).toString() : result;
}

it.each([
  ['chunked', `${chunked}5\r\nhello\r\n0\r\n\r\n`],
  ['chunked with trailers', `${chunked}5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n`],
  ['chunked, its end in pieces', `${chunked}5\r\nhello\r\n0`, '\r', '\n\r', '\n'],
  ['ended by hanging up, as HTTP/1.0 does', 'HTTP/1.0 200 OK\r\n\r\nhello'],
  ['after early hints', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', `${ok}Content-Length: 5\r\n\r\nhello`],
])('hears an answer that is %s', async (_name, ...pieces) => expect(await hear(...pieces)).toBe('hello'));

it.each([
  ['stops before the last chunk', `${chunked}5\r\nhello\r\n`],
  ['stops within a chunk', `${chunked}5\r\nhe`],
  ['has a chunk of no size', `${chunked}5\r\nhello\r\nzz\r\nhello\r\n0\r\n\r\n`],
  ['says more than it promised', `${ok}Content-Length: 5\r\n\r\nhello and more`],
  ['says more after its last chunk', `${chunked}5\r\nhello\r\n0\r\n\r\nand more`],
  ['promises two lengths', `${ok}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`],
  [
    'promises a length and chunks',
    `${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
  ],
  ['promises less than nothing', `${ok}Content-Length: -5\r\n\r\nhello`],
  ['ends its lines as it likes', 'HTTP/1.1 200 OK\nContent-Length: 5\n\nhello'],
  ['has a header of 100,000 characters', `${ok}X: ${'a'.repeat(100_000)}\r\n\r\nhello`],
  ['is no HTTP at all', 'hello'],
  ['is nothing', ''],
])('an answer that %s is a failure, never a short answer', async (_name, ...pieces) => {
  expect(await hear(...pieces)).toMatchObject({ status: 'failed', code: 'connection_failed', httpStatus: null });
});

it.each([
  [
    'is a 304 with the length of what it does not send',
    'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n',
    'unchanged',
  ],
  ['has a status that nobody knows', 'HTTP/1.1 999 Go away\r\nContent-Length: 0\r\n\r\n', 'failed'],
])('an answer that %s is read as it is meant', async (_name, answer, status) => {
  expect(await hear(answer)).toMatchObject({ status });
});
