import type { Kysely } from 'kysely';
import { readJson, toJson } from './json-column.ts';
import type { Row, Schema } from './schema.ts';
import type { Session } from './session.ts';
import type { AlertState, Alerts } from './store.ts';

export function createAlerts({ db, atomically }: Session): Alerts {
  return {
    find: (channelId, storyId) => find(db, channelId, storyId),

    async byId(id) {
      const row = await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toAlert(row, await subscriptionsOf(db, row.id));
    },

    async latest(channelId) {
      const row = await db
        .selectFrom('alerts')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toAlert(row, await subscriptionsOf(db, row.id));
    },

    begin(channelId, storyId, articleId, subscriptionIds, at) {
      return atomically(async (db) => {
        const [begun] = await db
          .insertInto('alerts')
          .values({ channel_id: channelId, story_id: storyId, article_id: articleId, begun_at: at })
          .onConflict((conflict) => conflict.columns(['channel_id', 'story_id']).doNothing())
          .returningAll()
          .execute();
        if (begun !== undefined) {
          await addSubscriptions(db, begun.id, subscriptionIds);
          return toAlert(begun, await subscriptionsOf(db, begun.id));
        }
        const there = await find(db, channelId, storyId);
        if (there === null) throw new Error('An alert that is there cannot be found.');
        return there;
      });
    },

    addSubscriptions: (id, subscriptionIds) => addSubscriptions(db, id, subscriptionIds),

    async saveRef(id, messageRef) {
      await db
        .updateTable('alerts')
        .set({ message_ref_json: toJson(messageRef) })
        .where('id', '=', id)
        .execute();
    },

    async mute(channelId, storyId, at) {
      await db
        .updateTable('alerts')
        .set({ muted_at: at })
        .where('channel_id', '=', channelId)
        .where('story_id', '=', storyId)
        .execute();
    },
  };
}

async function find(db: Kysely<Schema>, channelId: number, storyId: number): Promise<AlertState | null> {
  const row = await db
    .selectFrom('alerts')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('story_id', '=', storyId)
    .executeTakeFirst();
  return row === undefined ? null : toAlert(row, await subscriptionsOf(db, row.id));
}

/** A subscription that has just been removed is passed over: there is nobody left to tell. */
async function addSubscriptions(
  db: Kysely<Schema>,
  alertId: number,
  subscriptionIds: readonly number[],
): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await db
    .insertInto('alert_subscriptions')
    .columns(['alert_id', 'subscription_id'])
    .expression((from) =>
      from
        .selectFrom('subscriptions')
        .where('id', 'in', [...subscriptionIds])
        .select((select) => [select.val(alertId).as('alert_id'), 'id']),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function subscriptionsOf(db: Kysely<Schema>, alertId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('alert_subscriptions')
    .select('subscription_id')
    .where('alert_id', '=', alertId)
    .orderBy('subscription_id')
    .execute();
  return rows.map((row) => row.subscription_id);
}

function toAlert(row: Row<'alerts'>, subscriptionIds: readonly number[]): AlertState {
  return {
    id: row.id,
    channelId: row.channel_id,
    storyId: row.story_id,
    articleId: row.article_id,
    messageRef: readJson(row.message_ref_json),
    mutedAt: row.muted_at,
    subscriptionIds,
  };
}
