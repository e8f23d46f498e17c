import { renameSync, rmSync } from 'node:fs';
import { Keyv } from 'keyv';
import type { Clock } from '../clock.ts';
import { toSentence } from '../errors.ts';
import type { Log } from '../log.ts';
import { KeyvSqlite } from './keyv-sqlite.ts';

/** What may expire: page extracts, answers of a model. Nothing may depend on finding anything here. */
export interface Cache {
  /** What was set, as JSON gives it back; undefined where there is nothing (any more). Never rejects. */
  get<T>(key: string): Promise<T | undefined>;
  /** Never rejects: what cannot be kept is not there the next time. */
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A cache in a file of its own. One that is damaged is moved aside and begun anew; where no file can be had at all, the cache
 * lives in memory. It never throws: a cache must not stop the program.
 */
export async function openCache(options: {
  readonly path: string;
  readonly namespace?: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Cache> {
  const { path, namespace = 'wirewatch', clock, log } = options;
  const keyv = new Keyv({ store: openAdapter(path, clock, log), namespace });
  // Keyv reports here whatever its adapter throws, and answers as if there were nothing.
  keyv.on('error', (error) => log.warn({ err: error, path }, 'the cache failed'));
  return {
    get: (key) => keyv.get(key),
    async set(key, value, ttlMs) {
      await keyv.set(key, value, ttlMs);
    },
    async delete(key) {
      await keyv.delete(key);
    },
    close: () => keyv.disconnect(),
  };
}

function openAdapter(path: string, clock: Clock, log: Log): KeyvSqlite {
  try {
    return new KeyvSqlite(path, clock);
  } catch (error) {
    log.warn({ path, reason: toSentence(error) }, 'the cache cannot be read: it is begun anew');
  }
  try {
    moveAside(path);
    return new KeyvSqlite(path, clock);
  } catch (error) {
    log.warn({ path, reason: toSentence(error) }, 'the cache cannot be kept in a file: it is kept in memory');
    return new KeyvSqlite(':memory:', clock);
  }
}

function moveAside(path: string): void {
  for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  rmSync(`${path}.broken`, { force: true, recursive: true });
  renameSync(path, `${path}.broken`);
}
