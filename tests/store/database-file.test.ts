import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { openDatabaseFile } from '../../src/store/database-file.ts';
import { createStore, openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addArticle, addChannel, addDelivery, start } from '../contracts/store-samples.ts';
import { openAsPlainUser, startChild } from './start-child.ts';
import { createTempFolder } from './temp-folder.ts';

const log = pino({ level: 'silent' });
/** Never makes anyone wait. */
const clock: Clock = { now: () => start, wait: async () => {} };

let folder: ReturnType<typeof createTempFolder>;
let path: string;
beforeEach(() => {
  folder = createTempFolder();
  path = join(folder.path, 'wirewatch.db');
});
afterEach(() => folder.remove());

async function open(at = path, on = clock): Promise<Store> {
  const store = await openStore({ path: at, clock: on, log });
  onTestFinished(() => store.close());
  return store;
}

describe('one process a database', () => {
  it('refuses the second, and lets the next one in when the first was killed', async () => {
    const child = await startChild('open', path);
    await expect(open()).rejects.toMatchObject({
      code: 'database_in_use',
      message: `The database ${path} is in use by another Wirewatch. Stop that one first, or set another database for this one.`,
    });
    await child.kill();
    const store = await open();
    expect(await store.articles.count()).toBe(0);
  });

  it('refuses the second by whatever name it comes, until the first is closed', async () => {
    const store = await open();
    symlinkSync(path, join(folder.path, 'link.db'));
    symlinkSync(folder.path, `${folder.path}/self`);
    for (const other of [path, join(folder.path, 'link.db'), join(folder.path, 'self', 'wirewatch.db')]) {
      await expect(open(other)).rejects.toMatchObject({ code: 'database_in_use' });
    }
    await store.close();
    await open();
  });

  it('keeps all that was committed, and nothing else, when it is killed in a transaction', async () => {
    const child = await startChild('crash', path);
    await child.kill();
    const store = await open();
    expect(await Promise.all(['a', 'b', 'c', 'lost 0'].map((name) => store.settings.read(name)))).toEqual([
      1,
      1,
      1,
      null,
    ]);
  });

  it('gives back the leases of whoever held them before', async () => {
    const store = await open();
    const source = { id: 's', workspaceId: null, kind: 'feed', name: 'S', url: 'https://s.example/' } as const;
    const rest = { language: null, country: null, topics: [], fullText: 'auto', userAgent: null } as const;
    await store.sources.add({ ...source, ...rest }, start);
    await store.sources.takeDue(start, start + 1e6, 1);
    await store.close();
    const next = await open();
    expect(await next.sources.takeDue(start, start + 1e6, 1)).toHaveLength(1);
  });

  it('says so when it is used after it was closed, and is closed twice in peace', async () => {
    const store = await open();
    await store.close();
    await store.close();
    await expect(store.settings.read('a')).rejects.toMatchObject({ code: 'database_unavailable' });
  });
});

describe('a database that another program has locked', () => {
  it('is given up after a while, and usable again afterwards', async () => {
    const store = await open();
    const child = await startChild('lock', path);
    await expect(store.settings.save('a', 1)).rejects.toMatchObject({ code: 'database_locked' });
    await expect(store.transaction(async () => 1)).rejects.toMatchObject({ code: 'database_locked' });
    expect(await store.settings.read('a')).toBeNull();
    await child.kill();
    await store.settings.save('a', 1);
  });

  it('is waited for without holding up the thread', async () => {
    const child = await startChild('lock', await open().then((store) => store.close().then(() => path)));
    const wait = async () => child.kill();
    const store = await open(path, { now: () => start, wait });
    await store.settings.save('a', 1);
    expect(await store.settings.read('a')).toBe(1);
  });
});

describe('a file that cannot be used', () => {
  it('is a folder, or lies below a file', async () => {
    mkdirSync(path);
    await expect(open()).rejects.toMatchObject({ code: 'database_unavailable' });
    writeFileSync(join(folder.path, 'file'), '');
    await expect(open(join(folder.path, 'file', 'a.db'))).rejects.toMatchObject({ code: 'database_unavailable' });
  });

  it('may only be read, or its folder may', async ({ skip }) => {
    const make = async (name: string, fileMode: number, folderMode: number) => {
      const at = join(folder.path, name, 'wirewatch.db');
      await (await open(at)).close();
      chmodSync(at, fileMode);
      chmodSync(`${at}.lock`, 0o666);
      chmodSync(join(folder.path, name), folderMode);
      return at;
    };
    const paths = [
      await make('usable', 0o666, 0o777),
      await make('file', 0o444, 0o777),
      await make('folder', 0o666, 0o555),
      join(folder.path, 'folder', 'new.db'),
      join(folder.path, 'folder', 'deeper', 'new.db'),
    ];
    chmodSync(folder.path, 0o755);
    const ends = openAsPlainUser(paths) ?? skip('nobody may not read the project');
    chmodSync(join(folder.path, 'folder'), 0o755);
    const refusals = ['database_readonly', 'database_readonly', 'database_unavailable', 'database_unavailable'];
    expect(ends).toEqual(['opened', ...refusals]);
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['random bytes', () => Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251))],
    ['text', () => Buffer.from('a note about Micron\n'.repeat(50))],
    [
      'a right header and rubbish after it',
      async () => Buffer.concat([(await readOwn()).subarray(0, 100), Buffer.alloc(50_000, 0xa5)]),
    ],
    ['a right schema and rubbish after it', async () => (await readOwn()).fill(0xa5, 4096 * 6)],
    ['a database cut off', async () => (await readOwn()).subarray(0, 4096 * 3)],
    ['another program’s database', readForeign],
  ])('holds %s', async (_name, make) => {
    const bytes = await make();
    const broken = join(folder.path, 'broken.db');
    writeFileSync(broken, bytes);
    await expect(open(broken)).rejects.toMatchObject({
      code: 'database_corrupt',
      message: expect.stringContaining('Restore it from a backup, or move it away'),
    });
    expect(readFileSync(broken).equals(bytes)).toBe(true);
  });

  async function readOwn(): Promise<Buffer> {
    await (await open()).close();
    expect(existsSync(`${path}-wal`)).toBe(false);
    return readFileSync(path);
  }

  function readForeign(): Buffer {
    const database = new DatabaseSync(path);
    database.exec('pragma journal_mode = wal; create table notes (text)');
    database.close();
    return readFileSync(path);
  }
});

describe('a full disk', () => {
  it('loses nothing, keeps nothing half, reads on, and writes again when there is room', async () => {
    const file = openDatabaseFile(path);
    const store = await createStore(file, { path, clock, log });
    onTestFinished(() => store.close());
    const kept = await addArticle(store);
    const { page_count: pages } = file.database.prepare('pragma page_count').get() ?? {};
    file.database.exec(`pragma max_page_count = ${Number(pages) + 8}`);
    const filling = store.transaction(async (within) => {
      await within.settings.save('half', 1);
      await addArticle(within, { url: 'https://thewire.example/long', body: 'word '.repeat(100_000) });
    });
    await expect(filling).rejects.toMatchObject({
      code: 'database_full',
      message: `There is no room left for the database ${path}. Free some space on its disk.`,
    });
    expect(await store.settings.read('half')).toBeNull();
    expect(await store.articles.byId(kept.id)).toEqual(kept);
    expect(await store.articles.count()).toBe(1);
    file.database.exec('pragma max_page_count = 100000');
    await addArticle(store, { url: 'https://thewire.example/long', body: 'word '.repeat(100_000) });
    expect(await store.articles.count()).toBe(2);
  });

  it('ends a transaction that caught the error and would go on', async () => {
    const file = openDatabaseFile(path);
    const store = await createStore(file, { path, clock, log });
    onTestFinished(() => store.close());
    const going = store.transaction(async (within) => {
      await within.settings.save('half', 1);
      // What SQLite itself does when the disk is full or fails.
      file.database.exec('rollback');
      await within.settings.save('other half', 1);
    });
    await expect(going).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await store.settings.read('other half')).toBeNull();
  });
});

describe('rubbish in a column', () => {
  it('reads as nothing rather than stop the program', async () => {
    const file = openDatabaseFile(path);
    const store = await createStore(file, { path, clock, log });
    onTestFinished(() => store.close());
    const { id: channelId } = await addChannel(store);
    await addDelivery(store, channelId, 'd1');
    await store.settings.save('a', 1);
    const base = { language: null, country: null, topics: ['x'], fullText: 'always', userAgent: null } as const;
    await store.sources.add({ ...base, id: 's', workspaceId: null, kind: 'feed', name: 'S', url: 'u' }, start);
    await store.sources.saveState('s', { cursor: { etag: 'e' } });
    file.database.exec(`
      update deliveries set subscription_ids_json = '[1,"x"', error_json = '7', kind = 'x';
      update settings set value_json = '{';
      update sources set topics_json = '{}', cursor_json = '{"etag":5}', last_error_json = 'null,', full_text = 'x', kind = 'x';
    `);
    const [delivery] = await store.deliveries.takeDue(start, 1);
    expect(delivery).toMatchObject({ id: 'd1', kind: 'alert', subscriptionIds: [], error: null });
    expect(await store.settings.read('a')).toBeNull();
    expect(await store.sources.byId('s')).toMatchObject({
      cursor: null,
      lastError: null,
      source: { topics: [], fullText: 'auto', kind: 'feed' },
    });
  });
});
