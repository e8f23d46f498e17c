import { Kysely, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { createAlerts } from './alerts.ts';
import { createArticles } from './articles.ts';
import { createChannels } from './channels.ts';
import { createConsoleMessages } from './console-messages.ts';
import { type DatabaseFile, openDatabaseFile } from './database-file.ts';
import { createDeliveries } from './deliveries.ts';
import { createInstallations } from './installations.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import type { Session } from './session.ts';
import { createSettings } from './settings.ts';
import { createSources } from './sources.ts';
import { SqliteDriver } from './sqlite-driver.ts';
import type { Store } from './store.ts';
import { createStories } from './stories.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createWorkspaces } from './workspaces.ts';

export interface StoreOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The store on one SQLite file, which is made, with its folder, where it is missing.
 * @throws {AppError} one of the database codes, with a sentence that says what to do.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return createStore(openDatabaseFile(options.path), options);
}

/** The store on a file that is open already. */
export async function createStore(file: DatabaseFile, options: StoreOptions): Promise<Store> {
  const driver = new SqliteDriver(file.database, options.path, options.clock);
  const db = new Kysely<Schema>({ dialect: driver.toDialect() });
  const session: Session = { db, atomically: (work) => driver.transaction(db, work) };
  const close = async () => {
    await driver.destroy();
    file.unlock();
  };
  try {
    const applied = await migrate(session, options.path, options.clock);
    if (applied.length > 0) options.log.info({ path: options.path, versions: applied }, 'database brought up to date');
    await readEachTable(db);
    // We are alone here, so whoever held a lease is no more.
    await db.updateTable('sources').set({ lease_until: null }).execute();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...toRepositories(session),
    transaction: (work) => driver.transaction(db, (transaction) => work(toTransactionStore(transaction))),
    close,
  };
}

function toTransactionStore(db: Kysely<Schema>): Store {
  return {
    ...toRepositories({ db, atomically: (work) => work(db) }),
    async transaction() {
      throw new AppError('internal', 'A transaction cannot hold another one.');
    },
    async close() {
      throw new AppError('internal', 'A store cannot be closed inside its own transaction.');
    },
  };
}

function toRepositories(session: Session): Omit<Store, 'transaction' | 'close'> {
  return {
    workspaces: createWorkspaces(session),
    channels: createChannels(session),
    sources: createSources(session),
    articles: createArticles(session),
    stories: createStories(session),
    subscriptions: createSubscriptions(session),
    alerts: createAlerts(session),
    deliveries: createDeliveries(session),
    consoleMessages: createConsoleMessages(session),
    settings: createSettings(session),
    installations: createInstallations(session),
  };
}

/** A file that is damaged in its first pages should say so at the start, not at the first alert. A whole check takes minutes. */
async function readEachTable(db: Kysely<Schema>): Promise<void> {
  for (const { name } of await db.introspection.getTables()) {
    await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
  }
}
