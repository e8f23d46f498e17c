import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabaseFile } from '../../src/store/database-file.ts';
import { type Migration, migrate, migrations } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Schema } from '../../src/store/schema.ts';
import { SqliteDriver } from '../../src/store/sqlite-driver.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { createTempFolder } from './temp-folder.ts';

const clock = createHandClock();
const log = pino({ level: 'silent' });
const newest = migrations.at(-1)?.version ?? 0;

let folder: ReturnType<typeof createTempFolder>;
let path: string;
beforeEach(() => {
  folder = createTempFolder();
  path = join(folder.path, 'wirewatch.db');
});
afterEach(() => folder.remove());

/** Brings the file up to these, as a program that knows them would. */
async function migrateTo(known: readonly Migration[]): Promise<readonly number[]> {
  const file = openDatabaseFile(path);
  const driver = new SqliteDriver(file.database, path, clock);
  const db = new Kysely<Schema>({ dialect: driver.toDialect() });
  try {
    return await migrate({ db, atomically: (work) => driver.transaction(db, work) }, path, clock, known);
  } finally {
    await db.destroy();
    file.unlock();
  }
}

const nextOne: Migration = {
  version: newest + 1,
  name: 'a column more',
  up: async (db) => {
    await sql`alter table settings add column changed_at integer`.execute(db);
  },
};

async function writeAndClose(): Promise<void> {
  const store = await openStore({ path, clock, log });
  await store.settings.save('kept', 7);
  await store.close();
}

describe('migrations', () => {
  it('are numbered without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('run once, from the version that the file has', async () => {
    await writeAndClose();
    expect(await migrateTo(migrations)).toEqual([]);
    expect(await migrateTo([...migrations, nextOne])).toEqual([nextOne.version]);
    expect(await migrateTo([...migrations, nextOne])).toEqual([]);
  });

  it('bring a file of the first version up to date and keep what is in it', async () => {
    await migrateTo(migrations.slice(0, 1));
    const store = await openStore({ path, clock, log });
    await store.settings.save('kept', 7);
    expect(await store.settings.read('kept')).toBe(7);
    await store.close();
  });

  it('refuse a database from the future, which stays as it is', async () => {
    await writeAndClose();
    await migrateTo([...migrations, nextOne]);
    await expect(openStore({ path, clock, log })).rejects.toMatchObject({
      code: 'database_newer',
      message: `The database ${path} is of version ${newest + 1}, this Wirewatch knows versions up to ${newest}. Start the newer Wirewatch that made it, or set another database.`,
    });
    expect(await migrateTo([...migrations, nextOne])).toEqual([]);
  });

  it('are all undone where one of them fails', async () => {
    await writeAndClose();
    const failing: Migration = {
      version: nextOne.version + 1,
      name: 'fails',
      up: async (db) => {
        await sql`drop table settings`.execute(db);
        throw new Error('not this way');
      },
    };
    await expect(migrateTo([...migrations, nextOne, failing])).rejects.toThrow('not this way');
    const store = await openStore({ path, clock, log });
    expect(await store.settings.read('kept')).toBe(7);
    await store.close();
  });

  it('surface a commit that fails, and leave the connection usable', async () => {
    await writeAndClose();
    const breaking: Migration = {
      version: nextOne.version,
      name: 'breaks at the commit',
      up: async (db) => {
        await sql`pragma defer_foreign_keys = on`.execute(db);
        await sql`insert into channels (platform, workspace_id, external_id, name) values ('x', 'nowhere', 'x', 'x')`.execute(
          db,
        );
      },
    };
    await expect(migrateTo([...migrations, breaking])).rejects.toMatchObject({ code: 'internal' });
    expect(await migrateTo([...migrations, nextOne])).toEqual([nextOne.version]);
  });
});
