/**
 * Another process on the same database: `node child.ts MODE PATH…`. Says "ready" on standard output when it is where the test
 * wants it, and then stays there until it is killed.
 */
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { AppError } from '../../src/errors.ts';
import { openStore } from '../../src/store/open-store.ts';

const [mode, ...paths] = process.argv.slice(2);
const [path = ''] = paths;
const log = pino({ level: 'silent' });
const open = (at = path) => openStore({ path: at, clock: systemClock, log });

async function stay(): Promise<never> {
  process.stdout.write('ready\n');
  setInterval(() => {}, 1000);
  return new Promise(() => {});
}

const modes: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Has the store open. */
  async open() {
    await open();
    return stay();
  },
  /** Another program that writes, for longer than anyone should. */
  async lock() {
    const database = new DatabaseSync(path);
    database.exec('begin immediate');
    await stay();
    database.close();
  },
  /** In the middle of a transaction, after three that are done. */
  async crash() {
    const store = await open();
    for (const name of ['a', 'b', 'c']) await store.transaction((within) => within.settings.save(name, 1));
    await store.transaction(async (within) => {
      for (let index = 0; index < 2000; index += 1) await within.settings.save(`lost ${index}`, 'x'.repeat(2000));
      return stay();
    });
  },
  /** Says how opening each of them ends: a line with its code, or `opened`. */
  async report() {
    for (const each of paths) {
      try {
        await (await open(each)).close();
        process.stdout.write('opened\n');
      } catch (error) {
        process.stdout.write(`${error instanceof AppError ? error.code : error}\n`);
      }
    }
  },
};

await modes[mode ?? '']?.();
