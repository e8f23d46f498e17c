import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { createFirstTables } from './migrations/0001-first-tables.ts';
import { createInstallations } from './migrations/0002-installations.ts';
import type { Schema } from './schema.ts';
import type { Session } from './session.ts';
import { isForeign } from './sqlite-dialect.ts';
import { createDatabaseError } from './sqlite-errors.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  up(db: Kysely<Schema>): Promise<void>;
}

/** In order; version by version with no gap. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first tables', up: createFirstTables },
  { version: 2, name: 'installations', up: createInstallations },
];

/**
 * Brings the database up to the newest version that we know, all in one transaction. Returns the versions that it applied.
 * @throws {AppError} database_newer, and where the file is another program's database database_corrupt.
 */
export async function migrate(
  session: Session,
  path: string,
  clock: Clock,
  known: readonly Migration[] = migrations,
): Promise<readonly number[]> {
  return session.atomically(async (db) => {
    if (await isForeign(db)) throw createDatabaseError('database_corrupt', path);
    await db.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('applied_at', 'bigint', (column) => column.notNull())
      .execute();
    const version = await readVersion(db);
    const newest = known.at(-1)?.version ?? 0;
    if (version > newest) {
      throw new AppError(
        'database_newer',
        `The database ${path} is of version ${version}, this Wirewatch knows versions up to ${newest}. Start the newer Wirewatch that made it, or set another database.`,
      );
    }
    const pending = known.filter((migration) => migration.version > version);
    for (const migration of pending) {
      await migration.up(db);
      await db
        .insertInto('migrations')
        .values({ version: migration.version, name: migration.name, applied_at: clock.now() })
        .execute();
    }
    return pending.map((migration) => migration.version);
  });
}

async function readVersion(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('migrations')
    .select((select) => select.fn.max<number | null>('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}
