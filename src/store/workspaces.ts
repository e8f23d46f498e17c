import type { Session } from './session.ts';
import type { Workspaces } from './store.ts';

export function createWorkspaces({ db }: Session): Workspaces {
  return {
    async save({ id, name }) {
      await db
        .insertInto('workspaces')
        .values({ id, name })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
        .execute();
    },
  };
}

/** What refers to a workspace may come before anyone has told us its name. */
export async function ensureWorkspace(db: Session['db'], id: string): Promise<void> {
  await db
    .insertInto('workspaces')
    .values({ id, name: id })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
