import { isTrackingParameter } from './tracking-parameter.ts';

/** Longer ones are no links to articles; they come back as they are. */
const maxLength = 8192;

const indexPage = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;
const secondLevel = new Set(['co', 'com', 'org', 'net', 'gov', 'gob', 'gouv', 'ac', 'edu', 'or', 'ne', 'go']);

/**
 * The address of an article without what changes from one place that links to it to the next: tracking parameters, fragment
 * (but for `#!` routes), AMP and mobile hosts, default port, user name. What is left keeps its order and its scheme, since it
 * is also the address that we fetch and people open: some ministries still have no https. For comparing addresses there is
 * `toUrlKey`. Links that Google and Bing wrap around an article are unwrapped, except those of Google News, which only Google
 * can resolve. Never throws: what is no http(s) address comes back trimmed. canonicalUrl ∘ canonicalUrl = canonicalUrl.
 */
export function canonicalUrl(url: string): string {
  let current = url.trim();
  if (current.length > maxLength) return current;
  for (;;) {
    const next = simplify(current);
    if (next === current) return current;
    // Every step but the first, which may add a slash or escape a letter, makes it shorter; so this ends.
    current = next;
  }
}

/** Two addresses with the same key are one article: scheme, www. and closing slash make no difference. */
export function toUrlKey(url: string): string {
  const canonical = canonicalUrl(url);
  const address = toUrl(canonical);
  if (address === null) return canonical;
  const path = address.pathname.replace(indexPage, '/').replace(/\/$/, '');
  return `${withoutWww(address.host)}${path}${address.search}${address.hash}`;
}

/** The host of an address without www., in lower case; empty where it is no http(s) address. */
export function hostOf(url: string): string {
  const address = toUrl(url.trim());
  return address === null ? '' : withoutWww(address.hostname);
}

function simplify(text: string): string {
  const address = toUrl(text);
  if (address === null) return text;
  const target = unwrap(address);
  if (target !== null) return target;
  if (isGoogleNews(address)) return address.href;
  address.username = '';
  address.password = '';
  if (!address.hash.startsWith('#!')) address.hash = '';
  const host = toDesktopHost(address.hostname);
  if (host !== address.hostname) address.hostname = host;
  const path = toDesktopPath(address.pathname);
  if (path !== address.pathname) address.pathname = path;
  const query = withoutTracking(address.search);
  if (query !== address.search) address.search = query;
  // `?` and `#` without anything behind them stay in href otherwise.
  return `${address.origin}${address.pathname}${address.search}${address.hash}`;
}

function withoutTracking(search: string): string {
  if (search.length < 2) return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => {
      const equals = part.indexOf('=');
      const name = equals === -1 ? part : part.slice(0, equals);
      return (
        part !== '' &&
        !isTrackingParameter(unescapePart(name), equals === -1 ? '' : unescapePart(part.slice(equals + 1)))
      );
    });
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** The article's own address out of an AMP cache, an AMP viewer or a search engine's redirect. */
function unwrap(address: URL): string | null {
  const host = withoutWww(address.hostname);
  const isGoogle = /^google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(host);
  if (host.endsWith('.ampproject.org')) {
    return toTarget(/^\/[a-z]\/(s\/)?(.+)$/.exec(address.pathname), address.search);
  }
  if (isGoogle && address.pathname.startsWith('/amp/')) {
    return toTarget(/^\/amp\/(s\/)?(.+)$/.exec(address.pathname), address.search);
  }
  const isRedirect =
    (isGoogle && address.pathname === '/url') || (host === 'bing.com' && address.pathname === '/news/apiclick.aspx');
  if (!isRedirect) return null;
  const target = toUrl(address.searchParams.get('url') ?? address.searchParams.get('q') ?? '');
  return target === null || target.href.length >= address.href.length ? null : target.href;
}

function toTarget(match: RegExpExecArray | null, search: string): string | null {
  const rest = match?.[2];
  if (rest === undefined) return null;
  const target = toUrl(`${match?.[1] === undefined ? 'http' : 'https'}://${rest}${search}`);
  return target?.hostname.includes('.') ? target.href : null;
}

function isGoogleNews(address: URL): boolean {
  return address.hostname === 'news.google.com' && /^\/(?:rss\/)?(?:articles|read)\//.test(address.pathname);
}

/** m.example.com, amp.example.com, en.m.example.org → the host that everyone else links to. */
function toDesktopHost(host: string): string {
  const labels = host.split('.');
  const kept = labels.filter((label, at) => at > 1 || !/^(?:m|mobile|amp)$/.test(label));
  const isWholeSite = kept.length > 2 || (kept.length === 2 && !secondLevel.has(kept[0] ?? ''));
  return isWholeSite ? kept.join('.') : host;
}

function toDesktopPath(path: string): string {
  const desktop = path
    .replace(/\/amp\/?$/i, '')
    .replace(/^\/amp(?=\/.)/i, '')
    .replace(/\.amp(\.html?)?$/i, '$1');
  return desktop === '' ? path : desktop;
}

function toUrl(text: string): URL | null {
  const address = URL.parse(text);
  return address !== null && (address.protocol === 'http:' || address.protocol === 'https:') ? address : null;
}

function unescapePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutWww(host: string): string {
  return host.replace(/^www\d?\./, '');
}
