import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Clock, day, minute } from '../../clock.ts';

const cookieName = 'wirewatch';
const wrongTokensAMinute = 10;

// No script or style in the page itself, nothing from elsewhere, in no one's frame. `same-origin` and not `no-referrer`, since
// with the latter browsers send `Origin: null` with our own forms.
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (c.res.headers.get('Cache-Control') === null) c.header('Cache-Control', 'no-store');
};

/** Only this machine reaches it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Refuses a request that was made for another name: a foreign page whose name was made to point here (DNS rebinding) would
 * otherwise read ours. Bound to every address we cannot know our names, and the token is what protects.
 */
export function hostGuard(host: string): MiddlewareHandler {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return async (c, next) => {
    const asked = `http://${c.req.header('host') ?? ''}`;
    const name = URL.canParse(asked) ? new URL(asked).hostname : '';
    const isOurs = isLoopback(name) || name === host.toLowerCase() || name === `[${host.toLowerCase()}]`;
    if (name === '' || !(isOurs || isEverywhere)) {
      return c.text(`This console answers to ${host} and localhost only.\n`, 421);
    }
    return next();
  };
}

/**
 * Refuses what another site's page makes a browser send. Sec-Fetch-Site where the browser sends it (https and localhost), else
 * Origin; a program that is no browser sends neither.
 */
export const originGuard: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const isOwn =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
  if (!isOwn) return c.text('This console takes commands from its own page only.\n', 403);
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-www-form-urlencoded') {
    return c.text('Send JSON or a form.\n', 415);
  }
  return next();
};

/** The token, where one is set: asked once for a page (a cookie holds a proof of it), or with each request of a program. */
export interface TokenGuard {
  isOpen(cookie: string | undefined, authorization: string | undefined): boolean;
  isToken(typed: string): 'yes' | 'no' | 'wait';
  readonly setCookie: (c: Parameters<typeof setCookie>[0]) => void;
  readonly cookieOf: (c: Parameters<typeof getCookie>[0]) => string | undefined;
}

export function createTokenGuard(token: string | null, clock: Clock): TokenGuard {
  const proof = token === null ? '' : createHmac('sha256', token).update('wirewatch console').digest('base64url');
  let wrongSince = 0;
  let wrong = 0;

  return {
    isOpen(cookie, authorization) {
      if (token === null) return true;
      if (cookie !== undefined && isSame(cookie, proof)) return true;
      const [, bearer] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
      return bearer !== undefined && this.isToken(bearer) === 'yes';
    },
    isToken(typed) {
      const now = clock.now();
      if (now - wrongSince > minute) {
        wrongSince = now;
        wrong = 0;
      }
      if (wrong >= wrongTokensAMinute) return 'wait';
      if (token !== null && isSame(typed, token)) return 'yes';
      wrong++;
      return 'no';
    },
    setCookie: (c) =>
      setCookie(c, cookieName, proof, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: (30 * day) / 1000 }),
    cookieOf: (c) => getCookie(c, cookieName),
  };
}

/** Takes as long for a near miss as for a far one: digests have one length. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
