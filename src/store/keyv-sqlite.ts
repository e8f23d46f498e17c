import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { KeyvStoreAdapter, StoredData } from 'keyv';
import type { Clock } from '../clock.ts';

/** Expired rows are swept once in so many writes. */
const writesPerSweep = 200;

/**
 * Storage for Keyv in a SQLite file: https://keyv.org/docs/keyv/#using-storage-adapters. Nothing here waits for the disk
 * (synchronous = normal in WAL mode): after a power failure the last entries may be missing, which a cache may.
 */
export class KeyvSqlite extends EventEmitter implements KeyvStoreAdapter {
  readonly opts: { readonly url: string };
  namespace?: string | undefined;
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #get: StatementSync;
  readonly #set: StatementSync;
  readonly #delete: StatementSync;
  readonly #sweep: StatementSync;
  #writes = 0;

  /** @throws node:sqlite's error where the file cannot be opened or is damaged. */
  constructor(path: string, clock: Clock) {
    super();
    this.opts = { url: path };
    this.#clock = clock;
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.#database = new DatabaseSync(path, { timeout: 5 });
    try {
      this.#database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -1000');
      this.#database.exec(
        'create table if not exists entries (key text primary key, value text not null, expires_at integer)',
      );
      this.#database.exec('create index if not exists entries_expiry on entries (expires_at)');
      this.#get = this.#database.prepare('select value, expires_at from entries where key = ?');
      this.#set = this.#database.prepare(
        'insert into entries (key, value, expires_at) values (?, ?, ?) on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at',
      );
      this.#delete = this.#database.prepare('delete from entries where key = ? returning expires_at');
      this.#sweep = this.#database.prepare('delete from entries where expires_at <= ?');
      this.#sweep.run(clock.now());
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const row = this.#get.get(key);
    if (row === undefined || this.#isOver(row.expires_at)) return undefined;
    // Keyv's own serialiser made this text, and reads it back.
    return row.value as StoredData<Value>;
  }

  async getMany<Value>(keys: string[]): Promise<StoredData<Value | undefined>[]> {
    return Promise.all(keys.map((key) => this.get<Value>(key)));
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async set(key: string, value: unknown, ttl?: number): Promise<void> {
    this.#set.run(key, String(value), ttl === undefined ? null : this.#clock.now() + ttl);
    this.#writes += 1;
    if (this.#writes % writesPerSweep === 0) this.#sweep.run(this.#clock.now());
  }

  async delete(key: string): Promise<boolean> {
    const row = this.#delete.get(key);
    return row !== undefined && !this.#isOver(row.expires_at);
  }

  /** Of its own namespace only: others may share the file. */
  async clear(): Promise<void> {
    if (this.namespace === undefined) {
      this.#database.exec('delete from entries');
      return;
    }
    const prefix = `${this.namespace}:`;
    this.#database.prepare('delete from entries where substr(key, 1, ?) = ?').run(prefix.length, prefix);
  }

  async disconnect(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #isOver(expiresAt: unknown): boolean {
    return typeof expiresAt === 'number' && expiresAt <= this.#clock.now();
  }
}
