import type { Row } from './schema.ts';
import { type Session, theRow } from './session.ts';
import type { Channel, Channels } from './store.ts';
import { ensureWorkspace } from './workspaces.ts';

/** How `Infinity` is written: later than any date. */
const never = 9e15;

export function createChannels({ db, atomically }: Session): Channels {
  return {
    ensure({ platform, workspaceId, externalId, name }) {
      return atomically(async (db) => {
        await ensureWorkspace(db, workspaceId);
        const rows = await db
          .insertInto('channels')
          .values({ platform, workspace_id: workspaceId, external_id: externalId, name })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'external_id']).doUpdateSet({ name }))
          .returningAll()
          .execute();
        return toChannel(theRow(rows));
      });
    },

    async byId(id) {
      const row = await db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toChannel(row);
    },

    async ofPlatform(platform) {
      const rows = await db.selectFrom('channels').selectAll().where('platform', '=', platform).orderBy('id').execute();
      return rows.map(toChannel);
    },

    async ofWorkspace(workspaceId) {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('id')
        .execute();
      return rows.map(toChannel);
    },

    async pause(id, at, until) {
      const isPaused = until !== null;
      await db
        .updateTable('channels')
        .set({ paused_at: isPaused ? at : null, paused_until: isPaused ? Math.min(until, never) : null })
        .where('id', '=', id)
        .execute();
    },

    async park(id, parked) {
      await db
        .updateTable('channels')
        .set({ parked_at: parked?.at ?? null, parked_reason: parked?.reason ?? null })
        .where('id', '=', id)
        .execute();
    },
  };
}

function toChannel(row: Row<'channels'>): Channel {
  return {
    id: row.id,
    platform: row.platform,
    workspaceId: row.workspace_id,
    externalId: row.external_id,
    name: row.name,
    pausedUntil: row.paused_until !== null && row.paused_until >= never ? Number.POSITIVE_INFINITY : row.paused_until,
    pausedAt: row.paused_at,
    parked: row.parked_at === null ? null : { at: row.parked_at, reason: row.parked_reason ?? '' },
  };
}
