import { AppError, type ErrorCode, toSentence } from '../errors.ts';

/** SQLite's primary result codes that a person can do something about: https://sqlite.org/rescode.html */
const codes: Readonly<Record<number, ErrorCode>> = {
  3: 'database_unavailable', // PERM
  5: 'database_locked', // BUSY
  6: 'database_locked', // LOCKED
  8: 'database_readonly', // READONLY
  10: 'database_unavailable', // IOERR
  11: 'database_corrupt', // CORRUPT
  13: 'database_full', // FULL
  14: 'database_unavailable', // CANTOPEN
  26: 'database_corrupt', // NOTADB
};

export type DatabaseErrorCode = Extract<ErrorCode, `database_${string}`>;

const sentences: Readonly<Record<DatabaseErrorCode, (path: string) => string>> = {
  database_in_use: (path) =>
    `The database ${path} is in use by another Wirewatch. Stop that one first, or set another database for this one.`,
  database_locked: (path) =>
    `Another program has locked the database ${path} for too long. Close whatever else has it open, a database browser or a backup, and try again.`,
  database_readonly: (path) =>
    `The database ${path} cannot be written. Give the user that runs Wirewatch the right to write to it and to its folder.`,
  database_corrupt: (path) =>
    `The database ${path} is damaged, or is no Wirewatch database. Restore it from a backup, or move it away to begin with an empty one.`,
  database_full: (path) => `There is no room left for the database ${path}. Free some space on its disk.`,
  database_newer: (path) => `The database ${path} was made by a newer Wirewatch.`,
  database_unavailable: (path) =>
    `The database ${path} cannot be opened. Check that its folder exists, that it is a file, and that the user that runs Wirewatch may write there.`,
};

/** The primary result code of an error that node:sqlite threw; null for every other error. */
export function readSqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/** What went wrong in SQLite, as one of our codes with its sentence; what a person cannot mend is `internal`. */
export function toDatabaseError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const code = codes[readSqliteCode(error) ?? -1];
  if (code !== undefined && isDatabaseCode(code)) return createDatabaseError(code, path, error);
  return new AppError('internal', `The database refused a statement: ${toSentence(error)}`, { cause: error });
}

export function createDatabaseError(code: DatabaseErrorCode, path: string, cause?: unknown): AppError {
  return new AppError(code, sentences[code](path), cause === undefined ? undefined : { cause });
}

function isDatabaseCode(code: ErrorCode): code is DatabaseErrorCode {
  return code in sentences;
}
