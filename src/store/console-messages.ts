import type { ConsoleMessage, ConsoleMessages } from './console-message.ts';
import { readJson, toJson } from './json-column.ts';
import type { Row } from './schema.ts';
import { type Session, theRow } from './session.ts';

export function createConsoleMessages({ db, atomically }: Session): ConsoleMessages {
  return {
    add({ channelId, key, message, replyTo, sentAt }) {
      return atomically(async (db) => {
        await db
          .insertInto('console_messages')
          .values({ channel_id: channelId, key, message_json: toJson(message), reply_to: replyTo, sent_at: sentAt })
          .onConflict((conflict) => conflict.columns(['channel_id', 'key']).doNothing())
          .execute();
        const rows = await db
          .selectFrom('console_messages')
          .selectAll()
          .where('channel_id', '=', channelId)
          .where('key', '=', key)
          .execute();
        return toConsoleMessage(theRow(rows));
      });
    },

    async edit(id, message, at) {
      await db
        .updateTable('console_messages')
        .set({ message_json: toJson(message), edited_at: at })
        .where('id', '=', id)
        .execute();
    },

    async byKey(channelId, key) {
      const row = await db
        .selectFrom('console_messages')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('key', '=', key)
        .executeTakeFirst();
      return row === undefined ? null : toConsoleMessage(row);
    },

    async byId(id) {
      const row = await db.selectFrom('console_messages').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toConsoleMessage(row);
    },

    async latest(channelId, limit) {
      const rows = await db
        .selectFrom('console_messages')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(toConsoleMessage);
    },
  };
}

function toConsoleMessage(row: Row<'console_messages'>): ConsoleMessage {
  return {
    id: row.id,
    channelId: row.channel_id,
    key: row.key,
    message: readJson(row.message_json),
    replyTo: row.reply_to,
    sentAt: row.sent_at,
    editedAt: row.edited_at,
  };
}
