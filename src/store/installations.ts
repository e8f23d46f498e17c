import type { Session } from './session.ts';
import type { Installations } from './store.ts';
import { ensureWorkspace } from './workspaces.ts';

export function createInstallations({ db, atomically }: Session): Installations {
  return {
    async save({ workspaceId, sealed, installedAt }) {
      const row = { sealed, installed_at: installedAt };
      await atomically(async (db) => {
        await ensureWorkspace(db, workspaceId);
        await db
          .insertInto('installations')
          .values({ workspace_id: workspaceId, ...row })
          .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
          .execute();
      });
    },

    async of(workspaceId) {
      const row = await db
        .selectFrom('installations')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      return row === undefined ? null : { workspaceId, sealed: row.sealed, installedAt: row.installed_at };
    },

    async remove(workspaceId) {
      await db.deleteFrom('installations').where('workspace_id', '=', workspaceId).execute();
    },
  };
}
