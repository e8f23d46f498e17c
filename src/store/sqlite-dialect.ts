import type { DatabaseSync } from 'node:sqlite';
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** All that PostgreSQL would say differently. */

/**
 * FULL, not NORMAL: in WAL mode NORMAL may forget the last commits when the power fails. A fetch whose articles and cursor are
 * both forgotten is repeated; but a delivery that was marked active, sent, and then forgotten would be sent again, and a
 * subscription that was confirmed would be gone. It costs one fsync a transaction.
 * No busy timeout: the driver waits itself, and without stopping the thread.
 */
const openingPragmas = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma cache_size = -4000;
  pragma journal_size_limit = 67108864;
  pragma busy_timeout = 0;
`;

/** @throws node:sqlite's error where the file is no database, is damaged or is locked. */
export function prepareConnection(database: DatabaseSync): void {
  database.exec(openingPragmas);
}

/** A number that the database gives, always higher than any it gave before. */
export function identity(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.primaryKey().autoIncrement();
}

/** The rows stand in the primary key's own tree, not beside it. */
export const keyedTable = sql`without rowid`;

/**
 * Words without the texts, which stand in the articles. `ascii` takes every other character for a letter and folds no more than
 * A to Z: what a word is has been decided by toIndexWords, and must not depend on SQLite's edition of Unicode.
 */
export async function createWordIndex(db: Kysely<Schema>): Promise<void> {
  await sql`
    create virtual table article_words using fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii')
  `.execute(db);
}

export async function addWords(db: Kysely<Schema>, archiveKey: number, words: string): Promise<void> {
  await sql`insert into article_words (rowid, words) values (cast(${archiveKey} as integer), ${words})`.execute(db);
}

/**
 * Articles whose words meet the expression, newest first. FTS5 walks its lists by rowid, which is the archive key: the first
 * rows come at once however many there are, and the bounds skip the rest. The cross join keeps it in front. The casts are for
 * FTS5 too, which overlooks a bound that is no integer; node:sqlite binds numbers as reals.
 * @param from the lowest archive key; `before` the first that is too high.
 */
export function selectByWords(db: Kysely<Schema>, expression: string, from: number, before: number) {
  return db
    .selectFrom('article_words as w')
    .crossJoin('articles as a')
    .whereRef('a.archive_key', '=', 'w.rowid')
    .where(sql<boolean>`w.words match ${expression}`)
    .where(sql<boolean>`w.rowid >= cast(${from} as integer)`)
    .where(sql<boolean>`w.rowid < cast(${before} as integer)`)
    .orderBy('w.rowid', 'desc')
    .selectAll('a');
}

/** Whether the file holds tables, but none that would be ours. */
export async function isForeign(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  return rows.length > 0 && !rows.some((row) => row.name === 'migrations');
}
