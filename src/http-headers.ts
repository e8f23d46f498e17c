import { day, second } from './clock.ts';

export interface ReadableHeaders {
  get(name: string): string | null;
}

const maxHeaderLength = 1000;

/** A value that can be sent back as it came: an ETag, a date, a User-Agent. Null for what would not go through as a header. */
export function toHeaderValue(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const value = text.trim();
  return value !== '' && value.length <= maxHeaderLength && /^[\t\x20-\x7e\x80-\xff]+$/.test(value) ? value : null;
}

/** @param credentials `name:password` of the address, for hosts that want them. */
export function toRequestHeaders(
  request: {
    readonly etag?: string | undefined;
    readonly lastModified?: string | undefined;
    readonly accept?: string;
    readonly userAgent?: string | null;
  },
  credentials: string | null,
  ownUserAgent: string,
): Record<string, string> {
  const etag = toHeaderValue(request.etag);
  const lastModified = toHeaderValue(request.lastModified);
  return {
    accept: toHeaderValue(request.accept) ?? '*/*',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': toHeaderValue(request.userAgent) ?? ownUserAgent,
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    ...(credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
  };
}

/** How long the answer says that it stays fresh (RFC 9111): max-age or Expires, less Age. Null where it does not say. */
export function toMaxAgeMs(headers: ReadableHeaders, now: number): number | null {
  const cacheControl = (headers.get('cache-control') ?? '').toLowerCase();
  if (/\bno-(?:store|cache)\b/.test(cacheControl)) return null;
  const lifetime = toLifetimeMs(cacheControl, headers, now);
  if (lifetime === null) return null;
  const age = headers.get('age')?.trim() ?? '';
  return Math.min(Math.max(lifetime - (/^\d{1,9}$/.test(age) ? Number(age) * second : 0), 0), 365 * day);
}

function toLifetimeMs(cacheControl: string, headers: ReadableHeaders, now: number): number | null {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/.exec(cacheControl)?.[1];
  if (maxAge !== undefined) return Number(maxAge) * second;
  const expires = headers.get('expires');
  if (expires === null) return null;
  // An unreadable Expires ("0", "-1") means that it is stale already (RFC 9111, 5.3).
  return (toTime(expires) ?? 0) - serverTime(headers, now);
}

/** Seconds, or a date (RFC 9110, 10.2.3). Null where there is none that can be read. */
export function toRetryAfterMs(headers: ReadableHeaders, now: number): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,12}$/.test(value)) return Number(value) * second;
  const time = toTime(value);
  return time === null ? null : Math.max(time - serverTime(headers, now), 0);
}

/** By the server's own clock where it tells it: its dates mean nothing by ours if one of the two goes wrong. */
function serverTime(headers: ReadableHeaders, now: number): number {
  return toTime(headers.get('date') ?? '') ?? now;
}

/** Only dates that begin with a day's name, as HTTP's three forms do: Date.parse would read a year into any number. */
function toTime(text: string): number | null {
  if (text.length > 64 || !/^[a-z]{3,9},? /i.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
