import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, hostOf, toUrlKey } from '../../src/articles/canonical-url.ts';

describe('canonicalUrl', () => {
  test.each([
    [
      'tracking parameters go',
      'https://thewire.example/a?utm_source=x&fbclid=y&CMP=z&at_medium=RSS',
      'https://thewire.example/a',
    ],
    [
      'what names the article stays, in its order',
      'https://thewire.example/a?z=1&ocid=r&id=4',
      'https://thewire.example/a?z=1&id=4',
    ],
    [
      'escapes stay as they are',
      'https://thewire.example/a?q=one%20two+three',
      'https://thewire.example/a?q=one%20two+three',
    ],
    ['source=rss goes', 'https://thewire.example/a?source=rss', 'https://thewire.example/a'],
    ['source=7 stays', 'https://thewire.example/a?source=7', 'https://thewire.example/a?source=7'],
    [
      'ref=home goes, ref=12345 stays',
      'https://thewire.example/a?ref=home&ref=12345',
      'https://thewire.example/a?ref=12345',
    ],
    ['a fragment goes', 'https://thewire.example/a#top', 'https://thewire.example/a'],
    ['a #! route stays', 'https://thewire.example/#!/a', 'https://thewire.example/#!/a'],
    ['a default port and a user name go', 'https://me:pw@thewire.example:443/a', 'https://thewire.example/a'],
    ['another port stays', 'http://thewire.example:8080/a', 'http://thewire.example:8080/a'],
    ['an AMP path becomes the page', 'https://thewire.example/a/amp/?amp=1', 'https://thewire.example/a'],
    ['an AMP file becomes the page', 'https://thewire.example/a.amp.html', 'https://thewire.example/a.html'],
    ['an AMP host becomes the site', 'https://amp.thewire.example/a', 'https://thewire.example/a'],
    ['a mobile host becomes the site', 'https://m.thewire.example/a', 'https://thewire.example/a'],
    ['a mobile host in the middle too', 'https://en.m.thewire.example/a', 'https://en.thewire.example/a'],
    ['a site that is called m stays', 'https://m.co.uk/a', 'https://m.co.uk/a'],
    ['a site about amps stays', 'https://thewire.example/amp', 'https://thewire.example/amp'],
    ['an AMP viewer is unwrapped', 'https://www.google.com/amp/s/thewire.example/a/amp', 'https://thewire.example/a'],
    [
      'an AMP cache is unwrapped',
      'https://thewire-example.cdn.ampproject.org/c/s/thewire.example/a',
      'https://thewire.example/a',
    ],
    [
      'a search redirect is unwrapped',
      'https://www.google.com/url?rct=j&url=https://thewire.example/a%3Futm_id%3D1',
      'https://thewire.example/a',
    ],
    [
      'a Google News link is left alone',
      'https://news.google.com/rss/articles/CBMi?oc=5',
      'https://news.google.com/rss/articles/CBMi?oc=5',
    ],
    ['two slashes stay two', 'https://thewire.example//a', 'https://thewire.example//a'],
    ['the host is in lower case, the path is not', 'https://TheWire.example/Aa', 'https://thewire.example/Aa'],
    ['what is no web address comes back trimmed', ' mailto:desk@thewire.example ', 'mailto:desk@thewire.example'],
    ['nonsense comes back trimmed', ' not an address ', 'not an address'],
  ])('%s', (_, url, expected) => {
    expect(canonicalUrl(url)).toBe(expected);
  });

  const part = fc.constantFrom(
    'm.',
    'amp.',
    'www.',
    'thewire',
    '.example',
    '/amp',
    '/',
    '//',
    '.amp',
    '?',
    '&',
    '=',
    'utm_x',
    'id',
    '%2',
    '#',
    '#!',
    'https://www.google.com/url?q=',
    ':80',
  );
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.array(part, { maxLength: 12 }).map((parts) => `https://thewire.example${parts.join('')}`),
    fc.string(),
  );

  test('done twice is done once', () => {
    fc.assert(
      fc.property(address, (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
      { seed: 20_261, numRuns: 2000 },
    );
  });
});

describe('toUrlKey', () => {
  test.each([
    ['http://www.thewire.example/a/', 'https://thewire.example/a'],
    ['https://m.thewire.example/a?utm_source=x', 'http://www.thewire.example/a'],
    ['https://thewire.example', 'https://www.thewire.example/index.html'],
  ])('%s and %s are one article', (one, other) => {
    expect(toUrlKey(one)).toBe(toUrlKey(other));
  });

  test('another path or parameter is another article', () => {
    const keys = ['a', 'A', 'a?id=1', 'a?id=2', '#!a'].map((rest) => toUrlKey(`https://thewire.example/${rest}`));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('hostOf is the host without www., and empty for what is no web address', () => {
  expect(hostOf('https://WWW.TheWire.example:8080/a')).toBe('thewire.example');
  expect(hostOf('urn:isbn:1')).toBe('');
});
