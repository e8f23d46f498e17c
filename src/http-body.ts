import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { AppError } from './errors.ts';

type Bytes = AsyncIterable<Buffer>;

/** A server that packs an answer again and again means no good. */
const maxCodings = 2;

/**
 * Reads and unpacks while counting both the packed and the unpacked bytes, and stops at the cap: neither an endless answer
 * nor a gzip bomb is held in memory. Unpacking is ours because node-fetch takes a cut gzip stream for a whole one.
 *
 * @throws AppError too_large; and what the stream or zlib throw where the body is cut or damaged
 */
export async function readBody(body: Readable, contentEncoding: string | null, maxBytes: number): Promise<Uint8Array> {
  try {
    let bytes = capped(body, maxBytes);
    for (const coding of toCodings(contentEncoding).reverse()) bytes = unpacked(bytes, coding);
    const chunks: Buffer[] = [];
    for await (const chunk of capped(bytes, maxBytes)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    body.destroy();
  }
}

function toCodings(contentEncoding: string | null): string[] {
  const codings = (contentEncoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > maxCodings) throw unreadable();
  return codings;
}

async function* capped(bytes: Bytes, maxBytes: number): Bytes {
  let count = 0;
  for await (const chunk of bytes) {
    count += chunk.length;
    if (count > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

async function* unpacked(bytes: Bytes, coding: string): Bytes {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    // An empty body is often marked as packed; zlib would call it cut.
    if (first.done) return;
    const decoder = toDecoder(coding, first.value);
    async function* packed(): Bytes {
      yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    }
    // Errors reach the loop through the decoder, which the pipeline destroys with them.
    pipeline(Readable.from(packed()), decoder, () => {});
    for await (const chunk of decoder) yield chunk;
  } finally {
    await iterator.return?.();
  }
}

function toDecoder(coding: string, firstChunk: Buffer) {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Old servers send raw deflate, without the zlib header that RFC 9110 asks for.
      return ((firstChunk[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      throw unreadable();
  }
}

function unreadable(): AppError {
  return new AppError('connection_failed', 'The answer is packed in a way that cannot be read here.');
}

export function tooLarge(maxBytes: number): AppError {
  const size = maxBytes >= 1 << 20 ? `${Math.floor(maxBytes / (1 << 20))} MiB` : `${maxBytes} bytes`;
  return new AppError(
    'too_large',
    `The answer is larger than the ${size} that are read; give the address of a feed or of a single article.`,
  );
}
