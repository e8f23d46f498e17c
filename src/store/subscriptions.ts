import { z } from 'zod';
import { AppError, UserError } from '../errors.ts';
import type { Mention } from '../message.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { readJsonAs, toJson } from './json-column.ts';
import type { Row } from './schema.ts';
import { type Session, theRow } from './session.ts';
import type { Subscriptions } from './store.ts';

const mentionSchema = z.object({ kind: z.enum(['user', 'role']), id: z.string() }).nullable();

export function createSubscriptions({ db, atomically }: Session): Subscriptions {
  return {
    add({ channelId, query, mention, createdAt, createdBy }) {
      return atomically(async (db) => {
        const [added] = await db
          .insertInto('subscriptions')
          .columns(['channel_id', 'number', 'query', 'mention_json', 'created_at', 'created_by'])
          .expression((from) =>
            from
              .selectFrom('channels')
              .where('id', '=', channelId)
              .select((select) => [
                'id',
                select('last_number', '+', 1).as('number'),
                select.val(query).as('query'),
                select.val(mention && toJson(mention)).as('mention_json'),
                select.val(createdAt).as('created_at'),
                select.val(createdBy).as('created_by'),
              ]),
          )
          .onConflict((conflict) => conflict.columns(['channel_id', 'query']).doNothing())
          .returningAll()
          .execute();
        if (added === undefined) {
          const channel = await db.selectFrom('channels').select('id').where('id', '=', channelId).executeTakeFirst();
          if (channel === undefined) throw new AppError('internal', `There is no channel ${channelId}.`);
          throw new UserError('subscription_exists', `This channel has a subscription to ${query} already.`);
        }
        await db.updateTable('channels').set({ last_number: added.number }).where('id', '=', channelId).execute();
        return toSubscription(added);
      });
    },

    async remove(id) {
      await db.deleteFrom('subscriptions').where('id', '=', id).execute();
    },

    async byId(id) {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSubscription(row);
    },

    async ofChannel(channelId) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('number')
        .execute();
      return rows.map(toSubscription);
    },

    async ofWorkspace(workspaceId, limit) {
      const rows = await db
        .selectFrom('subscriptions')
        .innerJoin('channels', 'channels.id', 'subscriptions.channel_id')
        .selectAll('subscriptions')
        .where('channels.workspace_id', '=', workspaceId)
        .orderBy('subscriptions.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    async page(afterId, limit) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    async count() {
      const count = await db
        .selectFrom('subscriptions')
        .select((select) => select.fn.countAll<number>().as('count'))
        .execute();
      return theRow(count).count;
    },
  };
}

function toSubscription(row: Row<'subscriptions'>): Subscription {
  return {
    id: row.id,
    channelId: row.channel_id,
    number: row.number,
    query: row.query,
    mention: row.mention_json === null ? null : readJsonAs<Mention | null>(row.mention_json, mentionSchema, null),
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
