import type { Generated, Insertable, Selectable } from 'kysely';

/** The tables as they are after the last migration. Times are epoch milliseconds; columns that end in `_json` hold JSON. */
export interface Schema {
  workspaces: { id: string; name: string };
  channels: ChannelTable;
  sources: SourceTable;
  articles: ArticleTable;
  article_guids: { source_id: string; guid: string; article_id: number };
  article_words: { rowid: number; words: string };
  stories: { id: Generated<number>; begun_at: number };
  story_members: { article_id: number; story_id: number; fingerprint_json: string };
  story_keys: { key: string; at: number; article_id: number };
  subscriptions: SubscriptionTable;
  alerts: AlertTable;
  alert_subscriptions: { alert_id: number; subscription_id: number };
  deliveries: DeliveryTable;
  console_messages: ConsoleMessageTable;
  settings: { name: string; value_json: string };
  installations: { workspace_id: string; sealed: string; installed_at: number };
  migrations: { version: number; name: string; applied_at: number };
}

interface ChannelTable {
  id: Generated<number>;
  platform: string;
  workspace_id: string;
  external_id: string;
  name: string;
  paused_at: number | null;
  paused_until: number | null;
  parked_at: number | null;
  parked_reason: string | null;
  /** So that a number is never given twice, even when its subscription is gone. */
  last_number: Generated<number>;
}

interface SourceTable {
  id: string;
  workspace_id: string | null;
  kind: string;
  name: string;
  url: string;
  language: string | null;
  country: string | null;
  topics_json: string;
  full_text: string;
  user_agent: string | null;
  cursor_json: string | null;
  first_fetched_at: number | null;
  next_poll_at: number;
  poll_every_ms: number | null;
  last_success_at: number | null;
  last_article_at: number | null;
  failures: number;
  failing_since: number | null;
  last_error_json: string | null;
  parked_at: number | null;
  parked_reason: string | null;
  lease_until: number | null;
}

interface ArticleTable {
  id: Generated<number>;
  /** The article's place in the archive by publication: see toArchiveKey. */
  archive_key: number;
  source_id: string;
  workspace_id: string | null;
  /** The workspace, or '' for everyone's: NULLs would not be unique. */
  scope: string;
  url: string;
  /** What makes two addresses one article: see toUrlKey. */
  url_key: string;
  guid: string | null;
  title: string;
  summary: string;
  body: string;
  published_at: number;
  seen_at: number;
  language: string | null;
  byline: string | null;
  image: string | null;
  outlet_name: string;
  outlet_host: string;
  outlet_country: string | null;
  story_id: number;
}

interface SubscriptionTable {
  id: Generated<number>;
  channel_id: number;
  number: number;
  query: string;
  mention_json: string | null;
  created_at: number;
  created_by: string;
}

interface AlertTable {
  id: Generated<number>;
  channel_id: number;
  story_id: number;
  article_id: number;
  message_ref_json: string | null;
  muted_at: number | null;
  begun_at: number;
}

interface DeliveryTable {
  /** The order in which a channel is told. */
  sequence: Generated<number>;
  id: string;
  alert_id: number;
  channel_id: number;
  story_id: number;
  kind: string;
  article_id: number;
  subscription_ids_json: string;
  status: string;
  attempts: number;
  due_at: number;
  created_at: number;
  finished_at: number | null;
  is_uncertain: number;
  error_json: string | null;
}

interface ConsoleMessageTable {
  id: Generated<number>;
  channel_id: number;
  key: string;
  message_json: string;
  reply_to: number | null;
  sent_at: number;
  edited_at: number | null;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
