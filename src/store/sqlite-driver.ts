import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { readSqliteCode, toDatabaseError } from './sqlite-errors.ts';
import { createTurns } from './turns.ts';

const cachedStatements = 256;
const busy = 5;
const busyPauseMs = 25;
const busyTries = 400;

/**
 * Kysely over node:sqlite: one connection, one user of it at a time. A single statement and a whole transaction alike wait for
 * their turn, so transactions never interleave, and a read from outside never sees one half done.
 */
export class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #clock: Clock;
  readonly #turns = createTurns();
  readonly #statements = new Map<string, Statement>();
  readonly #within = new AsyncLocalStorage<{ isOpen: boolean }>();

  constructor(database: DatabaseSync, path: string, clock: Clock) {
    this.#database = database;
    this.#path = path;
    this.#clock = clock;
  }

  toDialect(): Dialect {
    return {
      createDriver: () => this,
      createAdapter: () => new TurnTakingAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    };
  }

  /**
   * One transaction. Inside it, whatever would go past it to the database itself would wait for ever for the transaction that
   * waits for it: that is refused instead.
   */
  async transaction<S, T>(db: Kysely<S>, work: (transaction: Kysely<S>) => Promise<T>): Promise<T> {
    return db.transaction().execute(async (transaction) => {
      const state = { isOpen: true };
      try {
        return await this.#within.run(state, () => work(transaction));
      } finally {
        state.isOpen = false;
      }
    });
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    if (this.#within.getStore()?.isOpen) {
      throw new AppError('internal', 'Inside a transaction only the store that it was given may be used.');
    }
    const giveBack = await this.#turns.take();
    return new SqliteConnection((sql, parameters) => this.#run(sql, parameters), this.#database, giveBack);
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    connection.release();
  }

  /** Immediate: what is begun as a reader may find at its first write that it is too late to become a writer. */
  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    await connection.rollback();
  }

  async destroy(): Promise<void> {
    const giveBack = await this.#turns.take();
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
    giveBack();
  }

  /**
   * Another program may hold the file's lock for a moment. SQLite's own busy timeout would stop the whole thread meanwhile, so
   * we wait here; inside a transaction the lock is ours already.
   */
  async #run(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    for (let tries = 1; ; tries += 1) {
      try {
        return this.#statement(sql).run(parameters);
      } catch (error) {
        const mayPass = readSqliteCode(error) === busy && !this.#database.isTransaction && tries < busyTries;
        if (!mayPass) throw this.#toError(error);
        await this.#clock.wait(busyPauseMs);
      }
    }
  }

  #toError(error: unknown): AppError {
    if (!this.#database.isOpen) return new AppError('database_unavailable', 'The database has been closed.');
    return toDatabaseError(error, this.#path);
  }

  #statement(sql: string): Statement {
    const cached = this.#statements.get(sql);
    const statement = cached ?? createStatement(this.#database.prepare(sql));
    if (cached !== undefined) this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > cachedStatements) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }
}

/** Kysely would put a queue of its own before ours, where the deadlock above could not be seen. */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** One turn at the database; dead once its turn is over, so that a statement nobody awaited cannot slip into another's. */
class SqliteConnection implements DatabaseConnection {
  readonly #run: (sql: string, parameters: readonly unknown[]) => Promise<Rows>;
  readonly #database: DatabaseSync;
  readonly #giveBack: () => void;
  #state: 'idle' | 'transaction' | 'over' = 'idle';
  #failure: unknown = null;

  constructor(
    run: (sql: string, parameters: readonly unknown[]) => Promise<Rows>,
    database: DatabaseSync,
    giveBack: () => void,
  ) {
    this.#run = run;
    this.#database = database;
    this.#giveBack = giveBack;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#assertAlive();
    try {
      return (await this.#run(query.sql, query.parameters)) as QueryResult<R>;
    } catch (error) {
      if (this.#state === 'transaction') this.#failure ??= error;
      throw error;
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async begin(): Promise<void> {
    await this.#run('begin immediate', []);
    this.#state = 'transaction';
  }

  async commit(): Promise<void> {
    this.#assertAlive();
    this.#state = 'over';
    await this.#run('commit', []);
  }

  async rollback(): Promise<void> {
    this.#state = 'over';
    if (this.#database.isOpen && this.#database.isTransaction) await this.#run('rollback', []);
  }

  release(): void {
    this.#state = 'over';
    this.#giveBack();
  }

  #assertAlive(): void {
    if (this.#state === 'over') throw new AppError('internal', 'This transaction has ended.');
    // A full disk or a failing one makes SQLite roll the whole transaction back by itself: what comes after would stand alone.
    if (this.#state === 'transaction' && !this.#database.isTransaction) {
      throw this.#failure ?? new AppError('database_unavailable', 'The database gave up the transaction.');
    }
  }
}

type Rows = QueryResult<unknown>;

interface Statement {
  run(parameters: readonly unknown[]): Rows;
}

function createStatement(statement: StatementSync): Statement {
  if (statement.columns().length > 0) {
    return { run: (parameters) => ({ rows: statement.all(...(parameters as SQLInputValue[])) }) };
  }
  statement.setReadBigInts(true);
  return {
    run(parameters) {
      const { changes, lastInsertRowid } = statement.run(...(parameters as SQLInputValue[]));
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
  };
}
