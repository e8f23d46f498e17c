import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createHandClock } from '../fakes/hand-clock.ts';
import { createTempFolder } from './temp-folder.ts';

test('an installation is kept over a restart, renewed by the next one, and forgotten', async () => {
  const folder = createTempFolder();
  const open = () =>
    openStore({ path: join(folder.path, 'wirewatch.db'), clock: createHandClock(), log: createLog('silent') });
  let store = await open();
  expect(await store.installations.of('slack:T1')).toBeNull();
  await store.installations.save({ workspaceId: 'slack:T1', sealed: 'v1.one', installedAt: 1 });
  await store.installations.save({ workspaceId: 'slack:T2', sealed: 'v1.other', installedAt: 2 });
  await store.installations.save({ workspaceId: 'slack:T1', sealed: 'v1.two', installedAt: 3 });
  await store.close();

  store = await open();
  expect(await store.installations.of('slack:T1')).toEqual({
    workspaceId: 'slack:T1',
    sealed: 'v1.two',
    installedAt: 3,
  });
  await store.installations.remove('slack:T1');
  expect(await store.installations.of('slack:T1')).toBeNull();
  expect(await store.installations.of('slack:T2')).not.toBeNull();
  await store.close();
  folder.remove();
});
