import { type Kysely, type SqlBool, sql } from 'kysely';
import { toDelivery, toDeliveryRow, toStatus } from './delivery-row.ts';
import { idsSchema, readJsonAs, toJson } from './json-column.ts';
import type { Row, Schema } from './schema.ts';
import type { Session } from './session.ts';
import type { Deliveries } from './store.ts';

/** Word for word the condition of the index `deliveries_open`: else SQLite does not use it. */
const isOpen = sql<SqlBool>`status in ('created', 'retry', 'active')`;
const waiting = ['created', 'retry'];

export function createDeliveries({ db, atomically }: Session): Deliveries {
  return {
    async add(delivery) {
      await db.insertInto('deliveries').values(toDeliveryRow(delivery)).execute();
    },

    async hasWaitingEdit(alertId) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('alert_id', '=', alertId)
        .where('kind', '=', 'edit')
        .where('status', 'in', waiting)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async takeDue(now, limit) {
      const rows = await db
        .updateTable('deliveries')
        .set({ status: 'active' })
        .where('sequence', 'in', () =>
          selectHeads(db)
            .select('d.sequence')
            .where('d.due_at', '<=', now)
            .where((where) => where.or([where('c.paused_until', 'is', null), where('c.paused_until', '<=', now)]))
            .orderBy('d.due_at')
            .orderBy('d.sequence')
            .limit(limit),
        )
        .returningAll()
        .execute();
      return rows.sort(bySequence).map(toDelivery);
    },

    async nextDueAt() {
      const row = await selectHeads(db)
        .select((select) =>
          select.fn
            .min(
              select
                .case()
                .when('c.paused_until', '>', select.ref('d.due_at'))
                .then(select.ref('c.paused_until'))
                .else(select.ref('d.due_at'))
                .end(),
            )
            .as('at'),
        )
        .executeTakeFirst();
      return typeof row?.at === 'number' ? row.at : null;
    },

    async complete(id, at) {
      await finish(db, id, { status: 'completed', finished_at: at, error_json: null, is_uncertain: 0 });
    },

    async retry(id, dueAt, isUncertain, error) {
      const columns = { status: 'retry', due_at: dueAt, is_uncertain: isUncertain ? 1 : 0, error_json: toJson(error) };
      await finish(db, id, columns);
    },

    async fail(id, at, error) {
      await finish(db, id, { status: 'failed', finished_at: at, error_json: toJson(error) });
    },

    async recoverActive() {
      const rows = await db
        .updateTable('deliveries')
        .set((set) => ({ status: 'retry', is_uncertain: 1, attempts: set('attempts', '+', 1) }))
        .where('status', '=', 'active')
        .returning('sequence')
        .execute();
      return rows.length;
    },

    cancelWaiting: (filter) => atomically((db) => cancelWaiting(db, filter)),

    async counts() {
      const rows = await db
        .selectFrom('deliveries')
        .select((select) => ['status', select.fn.countAll<number>().as('count')])
        .groupBy('status')
        .execute();
      const counts = { created: 0, active: 0, retry: 0, completed: 0, failed: 0, cancelled: 0 };
      for (const { status, count } of rows) counts[toStatus(status)] += count;
      return counts;
    },

    async failedSince(at, limit) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('status', '=', 'failed')
        .where('finished_at', '>=', at)
        .orderBy('finished_at', 'desc')
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },
  };
}

/**
 * The oldest open delivery of each channel, where it waits and the channel is not parked. What is in hand is always the oldest
 * of its channel, since nothing else is ever taken: one look at the oldest is enough.
 */
function selectHeads(db: Kysely<Schema>) {
  return db
    .with('heads', (inner) =>
      inner
        .selectFrom('deliveries')
        .where(isOpen)
        .groupBy('channel_id')
        .select((select) => select.fn.min('sequence').as('sequence')),
    )
    .selectFrom('heads as h')
    .innerJoin('deliveries as d', 'd.sequence', 'h.sequence')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .where('d.status', 'in', waiting)
    .where('c.parked_at', 'is', null);
}

/** Only what is in hand can end: a late answer must not undo what has been decided meanwhile. */
async function finish(db: Kysely<Schema>, id: string, columns: Partial<Row<'deliveries'>>): Promise<void> {
  await db
    .updateTable('deliveries')
    .set((set) => ({ ...columns, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'active')
    .execute();
}

/** A delivery that other subscriptions wait for too goes out for them alone. */
async function cancelWaiting(
  db: Kysely<Schema>,
  { channelId, storyId, subscriptionId }: Parameters<Deliveries['cancelWaiting']>[0],
): Promise<number> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['sequence', 'subscription_ids_json'])
    .where(isOpen)
    .where('channel_id', '=', channelId)
    .where('status', 'in', waiting)
    .$if(storyId !== undefined, (query) => query.where('story_id', '=', storyId ?? 0))
    .execute();
  let cancelled = 0;
  for (const row of rows) {
    const ids = readJsonAs(row.subscription_ids_json, idsSchema, []);
    if (subscriptionId !== undefined && !ids.includes(subscriptionId)) continue;
    const others = subscriptionId === undefined ? [] : ids.filter((id) => id !== subscriptionId);
    if (others.length === 0) cancelled += 1;
    await db
      .updateTable('deliveries')
      .set(others.length === 0 ? { status: 'cancelled' } : { subscription_ids_json: toJson(others) })
      .where('sequence', '=', row.sequence)
      .execute();
  }
  return cancelled;
}

function bySequence(one: Row<'deliveries'>, other: Row<'deliveries'>): number {
  return one.sequence - other.sequence;
}
