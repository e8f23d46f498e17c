import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What a repository works through: the database itself, or one transaction on it. */
export interface Session {
  readonly db: Kysely<Schema>;
  /** All of it or nothing: a transaction of its own, or a part of the one that is under way. */
  atomically<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
}

/** The one row that a statement with `returning` must give. */
export function theRow<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('A statement that gives a row gave none.');
  return row;
}

/** Lists of parameters stay well below SQLite's limit, and the number of different statements small. */
export function* inChunks<T>(items: readonly T[], size = 200): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
