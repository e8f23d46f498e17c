import { expect, test } from 'vitest';
import { findFeeds } from '../../src/sources/feed-discovery.ts';

const page = 'https://thewire.example/world/';
const urls = (html: string): readonly string[] => findFeeds(html, page).map(({ url }) => url);

test.each([
  [
    'a declared RSS feed',
    '<link rel="alternate" type="application/rss+xml" href="/rss.xml">',
    ['https://thewire.example/rss.xml'],
  ],
  [
    'attributes in any order and quotes',
    "<LINK href=feed.atom type='application/atom+xml' rel=alternate>",
    ['https://thewire.example/world/feed.atom'],
  ],
  [
    'a JSON feed',
    '<link rel="alternate" type="application/feed+json" href="/feed.json"/>',
    ['https://thewire.example/feed.json'],
  ],
  [
    'an address with entities',
    '<link rel="alternate" type="application/rss+xml" href="/f?a=1&amp;b=2">',
    ['https://thewire.example/f?a=1&b=2'],
  ],
  [
    'a base address',
    '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="rss">',
    ['https://cdn.example/x/rss'],
  ],
  [
    'a link in the text',
    '<a href="/about">About</a> <a class="x" href="/world/rss.xml">World</a>',
    ['https://thewire.example/world/rss.xml'],
  ],
  [
    'the same feed twice, once',
    '<link rel="alternate" type="application/rss+xml" href="/feed"><a href="https://thewire.example/feed#x">Feed</a>',
    ['https://thewire.example/feed'],
  ],
  [
    'no style sheet, no oEmbed, no translation',
    '<link rel="stylesheet" href="/feed"><link rel="alternate" type="application/json+oembed" href="/o"><link rel="alternate" hreflang="de" href="/de/">',
    [],
  ],
  ['nothing in a comment', '<!-- <link rel="alternate" type="application/rss+xml" href="/rss.xml"> -->', []],
  ['no other scheme', '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []],
])('finds %s', (_, html, expected) => {
  expect(urls(html)).toEqual(expected);
});

test('names each feed, and puts feeds of comments last', () => {
  const html =
    '<link rel="alternate" type="application/rss+xml" title="The Wire &raquo; Comments Feed" href="/comments/feed/">' +
    '<link rel="alternate" type="application/rss+xml" title="The Wire &raquo; Feed" href="/feed/">';
  expect(findFeeds(html, page)).toEqual([
    { url: 'https://thewire.example/feed/', title: 'The Wire » Feed' },
    { url: 'https://thewire.example/comments/feed/', title: 'The Wire » Comments Feed' },
  ]);
});

test('gives ten at most', () => {
  const links = Array.from(
    { length: 30 },
    (_, at) => `<link rel="alternate" type="application/rss+xml" href="/${at}.rss">`,
  );
  expect(urls(links.join(''))).toHaveLength(10);
});
