import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { prepareConnection } from './sqlite-dialect.ts';
import { createDatabaseError, readSqliteCode, toDatabaseError } from './sqlite-errors.ts';

const busy = 5;

export interface DatabaseFile {
  readonly database: DatabaseSync;
  /** Lets others open it. The database itself is closed by whoever uses it. */
  unlock(): void;
}

/**
 * The file with its folder, open for us alone.
 * @throws {AppError} a database code, with a sentence that says what to do.
 */
export function openDatabaseFile(asked: string): DatabaseFile {
  const path = toUsablePath(asked);
  const unlock = lock(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 1000 });
    prepareConnection(database);
    return { database, unlock };
  } catch (error) {
    database?.close();
    unlock();
    throw toDatabaseError(error, path);
  }
}

/** SQLite says "unable to open" for all of these, or opens what it may only read; here they can be told apart. */
function toUsablePath(asked: string): string {
  const folder = dirname(asked);
  try {
    makeFolder(folder);
  } catch (error) {
    throw createDatabaseError('database_unavailable', asked, error);
  }
  // The lock must be the same file by whatever link the database is reached.
  const path = existsSync(asked) ? realpathSync(asked) : join(realpathSync(folder), basename(asked));
  const exists = existsSync(path);
  if (exists && !statSync(path).isFile()) throw createDatabaseError('database_unavailable', path);
  try {
    accessSync(dirname(path), constants.W_OK);
    if (exists) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw createDatabaseError(exists ? 'database_readonly' : 'database_unavailable', path, error);
  }
  return path;
}

/** Level by level: Node's own recursive way never ends where the system says of a folder's parent that it is not there (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * One process a database. The lock is SQLite's own on an empty file beside it, so the system lets it go when the process dies,
 * however it dies; a lock on the database itself would shut out backups and whoever only looks.
 */
function lock(path: string): () => void {
  let holder: DatabaseSync | undefined;
  try {
    holder = new DatabaseSync(`${path}.lock`);
    holder.exec('pragma journal_mode = memory; begin exclusive');
    const held = holder;
    return () => {
      if (held.isOpen) held.close();
    };
  } catch (error) {
    holder?.close();
    if (readSqliteCode(error) === busy) throw createDatabaseError('database_in_use', path, error);
    throw toDatabaseError(error, `${path}.lock`);
  }
}
