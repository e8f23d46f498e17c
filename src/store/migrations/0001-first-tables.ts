import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { createWordIndex, identity, keyedTable } from '../sqlite-dialect.ts';

/** The first tables. What has run anywhere is never changed again, nor what it calls: write the next migration. */
export async function createFirstTables(db: Kysely<Schema>): Promise<void> {
  await createTenants(db);
  await createSources(db);
  await createArchive(db);
  await createAlerts(db);
  await createDeliveries(db);
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value_json', 'text', (column) => column.notNull())
    .execute();
}

async function createTenants(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('workspaces')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('channels')
    .addColumn('id', 'integer', identity)
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace_id', 'text', (column) => column.notNull().references('workspaces.id'))
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('paused_at', 'bigint')
    .addColumn('paused_until', 'bigint')
    .addColumn('parked_at', 'bigint')
    .addColumn('parked_reason', 'text')
    .addColumn('last_number', 'integer', (column) => column.notNull().defaultTo(0))
    // Two Slack workspaces that share a channel both know it by the same id.
    .addUniqueConstraint('channels_address', ['workspace_id', 'external_id'])
    .execute();
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'integer', identity)
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('mention_json', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addUniqueConstraint('subscriptions_query', ['channel_id', 'query'])
    .addUniqueConstraint('subscriptions_number', ['channel_id', 'number'])
    .execute();
}

async function createSources(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workspace_id', 'text', (column) => column.references('workspaces.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('country', 'text')
    .addColumn('topics_json', 'text', (column) => column.notNull())
    .addColumn('full_text', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .addColumn('cursor_json', 'text')
    .addColumn('first_fetched_at', 'bigint')
    .addColumn('next_poll_at', 'bigint', (column) => column.notNull())
    .addColumn('poll_every_ms', 'bigint')
    .addColumn('last_success_at', 'bigint')
    .addColumn('last_article_at', 'bigint')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('failing_since', 'bigint')
    .addColumn('last_error_json', 'text')
    .addColumn('parked_at', 'bigint')
    .addColumn('parked_reason', 'text')
    .addColumn('lease_until', 'bigint')
    .execute();
  await db.schema.createIndex('sources_due').on('sources').columns(['next_poll_at']).execute();
}

/** Articles outlive their sources, so nothing here refers to `sources`. */
async function createArchive(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('stories')
    .addColumn('id', 'integer', identity)
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('articles')
    .addColumn('id', 'integer', identity)
    .addColumn('archive_key', 'bigint', (column) => column.notNull().unique())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('workspace_id', 'text')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('url_key', 'text', (column) => column.notNull())
    .addColumn('guid', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('byline', 'text')
    .addColumn('image', 'text')
    .addColumn('outlet_name', 'text', (column) => column.notNull())
    .addColumn('outlet_host', 'text', (column) => column.notNull())
    .addColumn('outlet_country', 'text')
    .addColumn('story_id', 'integer', (column) => column.notNull().references('stories.id'))
    // Last, since SQLite reads a row from its beginning: the short columns come without the long one.
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('articles_url_key', ['url_key', 'scope'])
    .execute();
  await db.schema.createIndex('articles_of_source').on('articles').columns(['source_id', 'published_at']).execute();
  await db.schema.createIndex('articles_of_story').on('articles').columns(['story_id']).execute();
  await createWordIndex(db);
  await db.schema
    .createTable('article_guids')
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('guid', 'text', (column) => column.notNull())
    .addColumn('article_id', 'integer', (column) => column.notNull().references('articles.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('article_guids_key', ['source_id', 'guid'])
    .modifyEnd(keyedTable)
    .execute();
  await db.schema
    .createTable('story_members')
    .addColumn('article_id', 'integer', (column) => column.primaryKey().references('articles.id').onDelete('cascade'))
    .addColumn('story_id', 'integer', (column) => column.notNull().references('stories.id'))
    .addColumn('fingerprint_json', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('story_keys')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('article_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('story_keys_key', ['key', 'at', 'article_id'])
    .modifyEnd(keyedTable)
    .execute();
}

async function createAlerts(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn('id', 'integer', identity)
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('story_id', 'integer', (column) => column.notNull().references('stories.id'))
    .addColumn('article_id', 'integer', (column) => column.notNull().references('articles.id'))
    .addColumn('message_ref_json', 'text')
    .addColumn('muted_at', 'bigint')
    .addColumn('begun_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('alerts_story', ['channel_id', 'story_id'])
    .execute();
  await db.schema
    .createTable('alert_subscriptions')
    .addColumn('alert_id', 'integer', (column) => column.notNull().references('alerts.id').onDelete('cascade'))
    .addColumn('subscription_id', 'integer', (column) =>
      column.notNull().references('subscriptions.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('alert_subscriptions_key', ['alert_id', 'subscription_id'])
    .modifyEnd(keyedTable)
    .execute();
  await db.schema
    .createIndex('alert_subscriptions_of_subscription')
    .on('alert_subscriptions')
    .columns(['subscription_id'])
    .execute();
}

async function createDeliveries(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('sequence', 'integer', identity)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('alert_id', 'integer', (column) => column.notNull().references('alerts.id'))
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('story_id', 'integer', (column) => column.notNull().references('stories.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('article_id', 'integer', (column) => column.notNull().references('articles.id'))
    .addColumn('subscription_ids_json', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('is_uncertain', 'integer', (column) => column.notNull())
    .addColumn('error_json', 'text')
    .execute();
  // What is open is little and asked for all the time; what is done is much and hardly ever asked for.
  await db.schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .columns(['channel_id', 'sequence', 'status', 'due_at'])
    .where(sql<boolean>`status in ('created', 'retry', 'active')`)
    .execute();
  await db.schema.createIndex('deliveries_of_alert').on('deliveries').columns(['alert_id', 'kind', 'status']).execute();
  // Not by status first: SQLite would take it for what is open.
  await db.schema.createIndex('deliveries_ended').on('deliveries').columns(['finished_at', 'status']).execute();
  await db.schema
    .createTable('console_messages')
    .addColumn('id', 'integer', identity)
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('message_json', 'text', (column) => column.notNull())
    .addColumn('reply_to', 'integer', (column) => column.references('console_messages.id'))
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .addColumn('edited_at', 'bigint')
    .addUniqueConstraint('console_messages_key', ['channel_id', 'key'])
    .execute();
  await db.schema
    .createIndex('console_messages_of_channel')
    .on('console_messages')
    .columns(['channel_id', 'id'])
    .execute();
}
