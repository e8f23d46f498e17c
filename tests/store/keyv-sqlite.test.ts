import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Keyv } from 'keyv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyvSqlite } from '../../src/store/keyv-sqlite.ts';
import { createHandClock, type HandClock } from '../fakes/hand-clock.ts';
import { createTempFolder } from './temp-folder.ts';

let folder: ReturnType<typeof createTempFolder>;
let path: string;
let clock: HandClock;
let adapter: KeyvSqlite;
beforeEach(() => {
  folder = createTempFolder();
  path = join(folder.path, 'cache.db');
  clock = createHandClock(Date.now());
  adapter = new KeyvSqlite(path, clock);
});
afterEach(async () => {
  await adapter.disconnect();
  folder.remove();
});

function countRows(): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('select count(*) as count from entries').get();
  database.close();
  return row?.count;
}

describe('the storage adapter', () => {
  it('does all that Keyv asks of one', async () => {
    const keyv = new Keyv({ store: adapter, throwOnErrors: true });
    expect(await keyv.set('a', { deep: [1] })).toBe(true);
    await keyv.setMany([
      { key: 'b', value: 2 },
      { key: 'c', value: 3, ttl: 1000 },
    ]);
    expect(await keyv.getMany(['a', 'b', 'none', 'c'])).toEqual([{ deep: [1] }, 2, undefined, 3]);
    expect([await keyv.has('a'), await keyv.has('none')]).toEqual([true, false]);
    expect([await keyv.delete('a'), await keyv.delete('a')]).toEqual([true, false]);
    await keyv.deleteMany(['b', 'none']);
    expect(await keyv.getMany(['a', 'b', 'c'])).toEqual([undefined, undefined, 3]);
    await keyv.clear();
    expect(await keyv.get('c')).toBeUndefined();
  });

  it('clears its own namespace only, whatever it is called', async () => {
    const one = new Keyv({ store: new KeyvSqlite(path, clock), namespace: 'a%_' });
    const other = new Keyv({ store: adapter, namespace: 'abc' });
    await one.set('k', 1);
    await other.set('k', 2);
    await one.clear();
    expect([await one.get('k'), await other.get('k')]).toEqual([undefined, 2]);
    await one.disconnect();
  });

  it('keeps for ever what has no time to live', async () => {
    await adapter.set('k', 'v');
    await clock.turn(1e12);
    expect(await adapter.get('k')).toBe('v');
  });

  it('says of what has expired that it is not there', async () => {
    await adapter.set('k', 'v', 10);
    await clock.turn(10);
    expect([await adapter.get('k'), await adapter.has('k'), await adapter.delete('k')]).toEqual([
      undefined,
      false,
      false,
    ]);
  });

  it('sweeps what has expired: when it opens, and now and then as it writes', async () => {
    for (let index = 0; index < 5; index += 1) await adapter.set(`old ${index}`, 'v', 10);
    await clock.turn(10);
    expect(countRows()).toBe(5);
    const second = new KeyvSqlite(path, clock);
    expect(countRows()).toBe(0);
    await second.disconnect();
    await adapter.set('old', 'v', 10);
    await clock.turn(10);
    for (let index = 0; index < 250; index += 1) await adapter.set('again', 'v', 10);
    expect(countRows()).toBe(1);
  });
});
