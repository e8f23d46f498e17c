import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Cache, openCache } from '../../src/store/cache.ts';
import { createHandClock, type HandClock } from '../fakes/hand-clock.ts';
import { createTempFolder } from './temp-folder.ts';

let folder: ReturnType<typeof createTempFolder>;
let path: string;
let clock: HandClock;
let lines: string[];
beforeEach(() => {
  folder = createTempFolder();
  path = join(folder.path, 'data', 'cache.db');
  // Keyv itself looks at the system's clock too.
  clock = createHandClock(Date.now());
  lines = [];
});
afterEach(() => folder.remove());

async function open(namespace?: string): Promise<Cache> {
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const cache = await openCache({ path, clock, log, ...(namespace === undefined ? {} : { namespace }) });
  onTestFinished(() => cache.close());
  return cache;
}

describe('the cache', () => {
  it('gives back what was set, until it is deleted', async () => {
    const cache = await open();
    const value = { text: 'a “quoted” 美光', list: [1, null, { deep: true }], empty: '' };
    expect(await cache.get('page:https://thewire.example/?a=1')).toBeUndefined();
    await cache.set('page:https://thewire.example/?a=1', value, 1000);
    expect(await cache.get('page:https://thewire.example/?a=1')).toEqual(value);
    await cache.delete('page:https://thewire.example/?a=1');
    expect(await cache.get('page:https://thewire.example/?a=1')).toBeUndefined();
  });

  it.each([[null], [false], [0], [''], [[]]])('keeps %j apart from nothing', async (value) => {
    const cache = await open();
    await cache.set('k', value, 1000);
    expect(await cache.get('k')).toEqual(value);
  });

  it('forgets at the end of the time to live, which a second set renews', async () => {
    const cache = await open();
    await cache.set('k', 1, 60_000);
    await clock.turn(59_999);
    expect(await cache.get('k')).toBe(1);
    await cache.set('k', 2, 60_000);
    await clock.turn(59_999);
    expect(await cache.get('k')).toBe(2);
    await clock.turn(1);
    expect(await cache.get('k')).toBeUndefined();
  });

  it('is still there after a restart', async () => {
    const cache = await open();
    await cache.set('k', 1, 1000);
    await cache.close();
    expect(await (await open()).get('k')).toBe(1);
  });

  it('keeps namespaces in one file apart', async () => {
    const pages = await open('pages');
    const answers = await open('answers');
    await pages.set('k', 'page', 1000);
    await answers.set('k', 'answer', 1000);
    await answers.delete('k');
    expect([await pages.get('k'), await answers.get('k')]).toEqual(['page', undefined]);
  });

  it.each([
    ['rubbish', () => Buffer.alloc(9000, 0xa5)],
    ['a right header and rubbish', () => Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(40_000, 1)])],
  ])('moves a file of %s aside and begins anew', async (_name, make) => {
    await (await open()).close();
    const bytes = make();
    writeFileSync(path, bytes);
    const cache = await open();
    await cache.set('k', 1, 1000);
    expect(await cache.get('k')).toBe(1);
    expect(readFileSync(`${path}.broken`).equals(bytes)).toBe(true);
    expect(lines.join('')).toContain('begun anew');
  });

  it('lives in memory where there can be no file', async () => {
    writeFileSync(join(folder.path, 'data'), 'a file where the folder should be');
    const cache = await open();
    await cache.set('k', 1, 1000);
    expect(await cache.get('k')).toBe(1);
    expect(lines.join('')).toContain('in memory');
  });

  it('moves a folder of its name aside too', async () => {
    mkdirSync(path, { recursive: true });
    const cache = await open();
    await cache.set('k', 1, 1000);
    expect(existsSync(`${path}.broken`)).toBe(true);
  });

  it('answers as an empty one when it fails, and logs it', async () => {
    const cache = await open();
    await cache.close();
    await cache.set('k', 1, 1000);
    await cache.delete('k');
    expect(await cache.get('k')).toBeUndefined();
    expect(lines.join('')).toContain('the cache failed');
    await cache.close();
  });
});
