import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DeliveryError, type DeliveryErrorCode } from '../../chat/platform.ts';
import { toSentence } from '../../errors.ts';

/** Codes that discord.js has no name for. */
export const slowMode = 20016;
export const writeLimit = 20028;
export const archivedThread = 50083;
export const tagRequired = 40067;
export const threadExists = 160004;

const meanings: Readonly<Record<number, readonly [DeliveryErrorCode, string]>> = {
  [RESTJSONErrorCodes.UnknownChannel]: ['channel_gone', 'The Discord channel is no more.'],
  [RESTJSONErrorCodes.UnknownGuild]: [
    'channel_gone',
    'The Discord server is no more, or Wirewatch was taken out of it.',
  ],
  [RESTJSONErrorCodes.MissingAccess]: [
    'channel_closed',
    'Wirewatch may not see this Discord channel. Give it View Channel there, then type /resume.',
  ],
  [RESTJSONErrorCodes.MissingPermissions]: [
    'channel_closed',
    'Wirewatch may not write in this Discord channel. Give it Send Messages and Embed Links there, then type /resume.',
  ],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: [
    'channel_closed',
    'This person takes no direct messages from Wirewatch.',
  ],
  [archivedThread]: ['channel_closed', 'The Discord thread is archived and may not be opened again by Wirewatch.'],
  [RESTJSONErrorCodes.UnknownMessage]: ['message_refused', 'The message that was to be changed was deleted.'],
  [slowMode]: ['rate_limited', 'The Discord channel is in slow mode.'],
  [writeLimit]: ['rate_limited', 'The Discord channel takes no more messages for now.'],
};

/** A connection that was never made has sent nothing. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * What a failed call means.
 * @param isRepeatable whether it does no harm to make the call again: an edit, a question.
 */
export function toDeliveryError(error: unknown, isRepeatable: boolean): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const options = { cause: error };
  if (error instanceof RateLimitError) {
    const retryAfterMs = toRetryAfterMs(error);
    return new DeliveryError('rate_limited', 'Discord asked us to wait.', { ...options, retryAfterMs });
  }
  if (error instanceof DiscordAPIError) {
    const known = meanings[Number(error.code)];
    if (known !== undefined) {
      const [code, sentence] = known;
      const retryAfterMs = code === 'rate_limited' ? readRetryAfterMs(error) : null;
      return new DeliveryError(code, sentence, { ...options, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
    }
    if (error.status === 401)
      return new DeliveryError('platform_unavailable', 'Discord refuses the bot token.', options);
    if (error.status === 404) return new DeliveryError('channel_gone', 'The Discord channel is no more.', options);
    if (error.status < 500) {
      return new DeliveryError('message_refused', `Discord refused the message (code ${error.code}).`, options);
    }
  }
  if (error instanceof HTTPError && error.status < 500) {
    return new DeliveryError('platform_unavailable', `Discord answered with status ${error.status}.`, options);
  }
  const isUnsent = isRepeatable || unsent.has(readCode(error));
  return new DeliveryError(
    isUnsent ? 'platform_unavailable' : 'outcome_unknown',
    isUnsent ? 'Discord could not be reached.' : 'Discord did not say whether the message arrived.',
    options,
  );
}

export function toRetryAfterMs({ retryAfter, timeToReset, sublimitTimeout }: RateLimitError): number {
  return Math.max(retryAfter, sublimitTimeout, retryAfter > 0 ? 0 : timeToReset, 50);
}

export function isCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

/** discord.js forgets the token after one 401 and then throws an error of its own. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}

/** For a log line: never a body, a header or an address, since those hold tokens. */
export function toReason(error: unknown): string {
  if (error instanceof DiscordAPIError) return `status ${error.status}, code ${error.code}`;
  if (error instanceof HTTPError) return `status ${error.status}`;
  return readCode(error) || toSentence(error).slice(0, 200);
}

function readCode(error: unknown): string {
  for (let one = error, depth = 0; one instanceof Error && depth < 4; one = one.cause, depth++) {
    const { code } = one as { readonly code?: unknown };
    if (typeof code === 'string' && code !== '') return code;
  }
  return '';
}

function readRetryAfterMs({ rawError }: DiscordAPIError): number | null {
  const { retry_after: seconds } = rawError as { readonly retry_after?: unknown };
  return typeof seconds === 'number' ? Math.ceil(seconds * 1000) : null;
}
