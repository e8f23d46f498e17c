import type { Kysely } from 'kysely';
import { UserError } from '../errors.ts';
import type { Source } from '../sources/source.ts';
import type { Schema } from './schema.ts';
import type { Session } from './session.ts';
import { toSourceColumns, toSourceRow, toSourceState, toStateColumns } from './source-row.ts';
import type { Sources } from './store.ts';
import { ensureWorkspace } from './workspaces.ts';

export function createSources({ db, atomically }: Session): Sources {
  return {
    sync(installed, now) {
      return atomically(async (db) => {
        const there = await db
          .selectFrom('sources')
          .select(['id', 'kind', 'url'])
          .where('workspace_id', 'is', null)
          .execute();
        const before = new Map(there.map((row) => [row.id, row]));
        for (const source of installed) {
          await install(db, source, now);
          const old = before.get(source.id);
          if (old !== undefined && (old.url !== source.url || old.kind !== source.kind))
            await beginAnew(db, source.id, now);
          before.delete(source.id);
        }
        for (const id of before.keys()) await db.deleteFrom('sources').where('id', '=', id).execute();
      });
    },

    add(source, now) {
      return atomically(async (db) => {
        if (source.workspaceId !== null) await ensureWorkspace(db, source.workspaceId);
        const added = await db
          .insertInto('sources')
          .values(toSourceRow(source, now))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .execute();
        if (added.length === 0) throw new UserError('source_exists', `There is already a source named ${source.id}.`);
      });
    },

    async remove(id) {
      await db.deleteFrom('sources').where('id', '=', id).execute();
    },

    async byId(id) {
      const row = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSourceState(row);
    },

    async visibleTo(workspaceId) {
      const rows = await db
        .selectFrom('sources')
        .selectAll()
        .$if(workspaceId !== null, (query) =>
          query.where((where) =>
            where.or([where('workspace_id', 'is', null), where('workspace_id', '=', workspaceId)]),
          ),
        )
        .orderBy('id')
        .execute();
      return rows.map(toSourceState);
    },

    async takeDue(now, leaseUntil, limit) {
      const rows = await db
        .updateTable('sources')
        .set({ lease_until: leaseUntil })
        .where('id', 'in', (inner) =>
          inner
            .selectFrom('sources')
            .select('id')
            .where('parked_at', 'is', null)
            .where('next_poll_at', '<=', now)
            .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
            .orderBy('next_poll_at')
            .orderBy('id')
            .limit(limit),
        )
        .returningAll()
        .execute();
      return rows.sort((one, other) => one.next_poll_at - other.next_poll_at).map(toSourceState);
    },

    async nextDueAt() {
      const row = await db
        .selectFrom('sources')
        .where('parked_at', 'is', null)
        .select((select) =>
          select.fn
            .min(
              select
                .case()
                .when('lease_until', '>', select.ref('next_poll_at'))
                .then(select.ref('lease_until'))
                .else(select.ref('next_poll_at'))
                .end(),
            )
            .as('at'),
        )
        .executeTakeFirst();
      return typeof row?.at === 'number' ? row.at : null;
    },

    async saveState(id, state) {
      await db
        .updateTable('sources')
        .set({ ...toStateColumns(state), lease_until: null })
        .where('id', '=', id)
        .execute();
    },

    async wake(id, now) {
      await db
        .updateTable('sources')
        .set({ next_poll_at: now, parked_at: null, parked_reason: null })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** A workspace's source that has the same name keeps it. */
async function install(db: Kysely<Schema>, source: Source, now: number): Promise<void> {
  await db
    .insertInto('sources')
    .values(toSourceRow({ ...source, workspaceId: null }, now))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(toSourceColumns(source)).where('sources.workspace_id', 'is', null),
    )
    .execute();
}

/** The old address's ETag, lasting redirect and failures say nothing of the new one. */
async function beginAnew(db: Kysely<Schema>, id: string, now: number): Promise<void> {
  await db
    .updateTable('sources')
    .set({
      cursor_json: null,
      next_poll_at: now,
      failures: 0,
      failing_since: null,
      last_error_json: null,
      parked_at: null,
      parked_reason: null,
    })
    .where('id', '=', id)
    .execute();
}
