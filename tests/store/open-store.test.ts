import { join } from 'node:path';
import { pino } from 'pino';
import { openStore } from '../../src/store/open-store.ts';
import { describeStore } from '../contracts/store.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { createTempFolder } from './temp-folder.ts';

describeStore('the SQLite store', async () => {
  const folder = createTempFolder();
  const path = join(folder.path, 'data', 'wirewatch.db');
  const store = await openStore({ path, clock: createHandClock(), log: pino({ level: 'silent' }) });
  return {
    store,
    async clean() {
      await store.close();
      folder.remove();
    },
  };
});
