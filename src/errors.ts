/**
 * Every code has a row in docs/errors.md: what it means, what causes it, how to mend it.
 * Code that must decide decides by the code, never by a sentence.
 */
export type ErrorCode =
  // settings and start
  | 'config_invalid'
  | 'port_taken'
  | 'token_refused'
  | 'usage'
  // database
  | 'database_in_use'
  | 'database_locked'
  | 'database_readonly'
  | 'database_corrupt'
  | 'database_full'
  | 'database_newer'
  | 'database_unavailable'
  // sources
  | 'address_invalid'
  | 'address_private'
  | 'host_unknown'
  | 'connection_failed'
  | 'tls_failed'
  | 'timed_out'
  | 'too_large'
  | 'too_many_redirects'
  | 'http_status'
  | 'rate_limited'
  | 'gone'
  | 'not_a_feed'
  | 'feed_broken'
  | 'file_unreadable'
  // queries
  | 'query_invalid'
  // commands
  | 'command_unknown'
  | 'argument_invalid'
  | 'not_allowed'
  | 'subscription_exists'
  | 'subscription_unknown'
  | 'subscription_limit'
  | 'source_exists'
  | 'source_unknown'
  | 'story_unknown'
  // delivery
  | 'channel_gone'
  | 'channel_closed'
  | 'message_refused'
  | 'platform_unavailable'
  | 'outcome_unknown'
  | 'internal';

/** An expected failure. The message is a plain sentence that says what was wrong and how to mend it. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** An error whose sentence may be shown to whoever typed the command. */
export class UserError extends AppError {}

/** The sentence of an error that came from outside our own code, for a log line or an error's cause. */
export function toSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
