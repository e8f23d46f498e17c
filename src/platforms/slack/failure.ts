import { webApi } from '@slack/bolt';
import { DeliveryError, type DeliveryErrorCode } from '../../chat/platform.ts';
import { minute, second } from '../../clock.ts';

/** The name of what Slack answered, such as `channel_not_found`; null where it did not answer so. */
export function toSlackError(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

type Known = readonly [code: DeliveryErrorCode, sentence: string];

const reinstall = 'Install it there again, or renew SLACK_BOT_TOKEN; then /resume ends this.';
const revoked: Known = ['channel_closed', `Wirewatch is no longer allowed into this Slack workspace. ${reinstall}`];
const gone: Known = [
  'channel_gone',
  'Slack has no such channel for Wirewatch any more: it was deleted, or made private.',
];
const refused: Known = [
  'channel_closed',
  'Slack lets Wirewatch not post in this channel. Ask an admin of the workspace to allow it, then /resume.',
];
const ours: Known = ['message_refused', 'Slack refused the message as it was built; that is for us to mend.'];
const busy: Known = ['platform_unavailable', 'Slack is not available at the moment.'];
const tooFast: Known = ['rate_limited', 'Slack asked us to wait.'];
/** Slack says of these that part of the call may have been carried out. */
const unknown: Known = [
  'outcome_unknown',
  'Slack failed in the middle of it; whether the message is there is not known.',
];

/** From the lists of errors of chat.postMessage, chat.update and conversations.history. */
const known: Readonly<Record<string, Known>> = {
  channel_not_found: gone,
  is_archived: ['channel_gone', 'The channel is archived. Unarchive it, then /resume.'],
  not_in_channel: [
    'channel_closed',
    'Wirewatch is not in this channel. Type “/invite @wirewatch” there, then “/wire resume”.',
  ],
  restricted_action: refused,
  restricted_action_read_only_channel: refused,
  restricted_action_thread_only_channel: refused,
  restricted_action_non_threadable_channel: refused,
  user_is_restricted: refused,
  cannot_reply_to_message: refused,
  access_denied: refused,
  ekm_access_denied: refused,
  messages_tab_disabled: [
    'channel_closed',
    'The messages tab of the app is switched off, so that it cannot write there.',
  ],
  missing_scope: [
    'channel_closed',
    'The Slack app lacks a permission. Take the manifest of `wirewatch manifest slack`, install the app again, then /resume.',
  ],
  no_permission: refused,
  not_authed: revoked,
  invalid_auth: revoked,
  account_inactive: revoked,
  token_revoked: revoked,
  token_expired: revoked,
  org_login_required: revoked,
  team_access_not_granted: revoked,
  invalid_blocks: ours,
  invalid_blocks_format: ours,
  invalid_arguments: ours,
  msg_too_long: ours,
  msg_blocks_too_long: ours,
  no_text: ours,
  metadata_too_large: ours,
  message_not_found: ['message_refused', 'The message is no longer there.'],
  cant_update_message: ['message_refused', 'Slack no longer lets this message be changed.'],
  edit_window_closed: ['message_refused', 'Slack no longer lets this message be changed.'],
  ratelimited: tooFast,
  rate_limited: tooFast,
  message_limit_exceeded: tooFast,
  service_unavailable: busy,
  team_added_to_org: busy,
  request_timeout: busy,
  internal_error: unknown,
  fatal_error: unknown,
};

/** Without a connection nothing was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const defaultHoldMs = 30 * second;

/** What went wrong, as the pipeline knows it. Null where it is no failure of a call to Slack. */
export function toDeliveryError(error: unknown): DeliveryError | null {
  if (error instanceof DeliveryError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryError(...tooFast, { cause: error, retryAfterMs: error.retryAfter * second });
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = error.data.error;
    // What Slack may say one day and we do not know is a refusal: sending it again would be refused again.
    const [code, sentence] = known[name] ?? [
      'message_refused',
      `Slack refused: ${name.slice(0, 60).replace(/\W/g, ' ')}.`,
    ];
    const hold =
      code === 'rate_limited' ? { retryAfterMs: name === 'message_limit_exceeded' ? minute : defaultHoldMs } : {};
    return new DeliveryError(code, sentence, { cause: error, ...hold });
  }
  if (error instanceof webApi.WebAPIHTTPError) return new DeliveryError(...unknown, { cause: error });
  if (error instanceof webApi.WebAPIRequestError) {
    const code = readCauseCode(error.original);
    return neverSent.has(code)
      ? new DeliveryError('platform_unavailable', 'Slack cannot be reached.', { cause: error })
      : new DeliveryError('outcome_unknown', 'The connection to Slack broke before it answered.', { cause: error });
  }
  return error instanceof webApi.SlackError ? new DeliveryError(...unknown, { cause: error }) : null;
}

function readCauseCode(error: Error): string {
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

/** The token is no good, and no waiting will mend it. */
export function isRevoked(error: unknown): boolean {
  const name = toSlackError(error);
  return name !== null && known[name] === revoked;
}
