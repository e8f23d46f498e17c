import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../errors.ts';
import { createHttp } from '../http.ts';
import { toUnreadable } from './unreadable.ts';

/** A document that an operator named: fetched, or read from a file or from standard input. */
export interface FoundDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Where it was had, after redirects; null for what has no address. */
  readonly url: string | null;
}

/** @throws {AppError} with the code and the sentence of what was wrong. */
export async function findDocument(name: string | undefined, input: Readable, version: string): Promise<FoundDocument> {
  if (name === undefined || name === '-') return { bytes: await buffer(input), contentType: null, url: null };
  if (!/^https?:\/\//i.test(name)) {
    try {
      return { bytes: await readFile(name), contentType: null, url: null };
    } catch (error) {
      throw toUnreadable(name, error);
    }
  }
  const http = createHttp({ version });
  try {
    const answer = await http.get(name, { allowPrivate: true });
    if (answer.status === 'ok') return { bytes: answer.bytes, contentType: answer.contentType, url: answer.url };
    if (answer.status === 'failed') throw new AppError(answer.code, answer.sentence);
    throw new AppError('http_status', `${name} answered that nothing has changed, though nothing was known of it.`);
  } finally {
    http.close();
  }
}
