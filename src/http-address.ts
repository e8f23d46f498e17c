import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from './errors.ts';
import { toPrivateSentence } from './http-failure.ts';

/** All addresses of a name; rejects with a `code` (ENOTFOUND, EAI_AGAIN, …) where there are none. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const lookupBySystem: Lookup = (host) => systemLookup(host, { all: true });

const maxAddressLength = 4096;

/**
 * @param base what a relative address (of a redirect) is relative to.
 * @throws AppError address_invalid
 */
export function readWebAddress(text: string, base?: URL): URL {
  if (text.length > maxAddressLength) {
    throw new AppError(
      'address_invalid',
      `This address is longer than ${maxAddressLength} characters; give a shorter one.`,
    );
  }
  const url = URL.parse(text.trim(), base?.href);
  if (url === null) {
    throw new AppError('address_invalid', 'This is not a web address; give one that begins with http:// or https://.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AppError('address_invalid', 'Only addresses that begin with http:// or https:// can be read.');
  }
  url.hash = '';
  return url;
}

/**
 * What can be told without asking the network: ports of other services, and addresses written as numbers. (The URL parser
 * has already turned decimal, octal and hexadecimal spellings into the usual one.) Names are judged by `onlyPublic`.
 *
 * @throws AppError address_private, address_invalid
 */
export function refusePrivate(url: URL): void {
  const host = toBareHost(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddress(host);
  if (url.port !== '') {
    throw new AppError(
      'address_invalid',
      'Only the usual ports of the web (80 and 443) can be asked; give an address without a port.',
    );
  }
}

/**
 * Where a redirect leads. A name and password stay with their own origin and go nowhere else.
 *
 * @throws AppError address_invalid
 */
export function readTarget(location: string, from: URL): URL {
  // Node hands header bytes over as Latin-1; addresses outside ASCII are UTF-8 in practice.
  const asUtf8 = Buffer.from(location, 'latin1').toString('utf8');
  const to = readWebAddress(asUtf8.includes('\ufffd') ? location : asUtf8, from);
  if (to.origin === from.origin && to.username === '' && to.password === '') {
    to.username = from.username;
    to.password = from.password;
  }
  return to;
}

/** Without the name and password, which node-fetch refuses, and which belong into no article's links. */
export function toBareAddress(url: URL): string {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}

/** `name:password`; null where the address holds none. */
export function readCredentials(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  const written = `${url.username}:${url.password}`;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** The host as the network wants it: IPv6 without its brackets. */
function toBareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** A lookup that gives only public addresses. A name with one private address among public ones is refused as a whole. */
export function onlyPublic(lookup: Lookup): Lookup {
  return async (host) => {
    const found = await lookup(host);
    if (found.some(({ address }) => !isPublicAddress(address))) throw privateAddress(host);
    return found;
  };
}

/** As node's sockets call it: what it gives is what gets connected to, so a name cannot change its mind in between. */
export function toSocketLookup(lookup: Lookup): LookupFunction {
  return (host, options, callback) => {
    const found = lookup(host).then((addresses) => {
      const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : (options.family ?? 0);
      const fitting = addresses.filter((each) => family === 0 || each.family === family);
      const first = fitting[0];
      if (first === undefined) throw Object.assign(new Error('no address of this family'), { code: 'ENOTFOUND' });
      return { first, fitting };
    });
    // The callback runs in a microtask of its own, so that what it throws is not taken for a failed lookup.
    found.then(
      ({ first, fitting }) =>
        queueMicrotask(() =>
          options.all ? callback(null, [...fitting]) : callback(null, first.address, first.family),
        ),
      (error) => queueMicrotask(() => callback(error, '')),
    );
  };
}

/** Clouds serve machine credentials here although the range is a public one (Azure's WireServer). */
const publicYetInside = new Set(['168.63.129.16']);

const globalUnicast = ipaddr.parseCIDR('2000::/3');
/** RFC 6052: where IPv4 is reached from networks that have only IPv6; the last four bytes are who is really asked. */
const translated = ipaddr.parseCIDR('64:ff9b::/96');

/** Whether anyone on the internet would reach the same machine. What cannot be read is not public. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const ip = ipaddr.process(address);
  if (ip instanceof ipaddr.IPv4) return ip.range() === 'unicast' && !publicYetInside.has(ip.toString());
  if (ip.zoneId !== undefined) return false;
  if (ip.match(translated)) return isPublicAddress(ip.toByteArray().slice(12).join('.'));
  return ip.match(globalUnicast) && ip.range() === 'unicast';
}

function privateAddress(host: string): AppError {
  return new AppError('address_private', toPrivateSentence(host));
}
