import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { FeedArticle } from '../../src/sources/feed-article.ts';
import { NotAFeedError } from '../../src/sources/feed-discovery.ts';
import { type FeedDocument, readFeed } from '../../src/sources/feed-document.ts';

const now = Date.UTC(2026, 9, 2, 12);
const read = (text: string, url: string | null = 'https://thewire.example/feeds/world.xml'): FeedDocument =>
  readFeed(new TextEncoder().encode(text), { contentType: null, url, now });

const rss = (items: string, channel = '<title>The Wire</title><link>https://thewire.example/</link>'): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>${channel}${items}</channel></rss>`;
const atom = (entries: string, feed = '<title>The Wire</title><link href="https://thewire.example/"/>'): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">${feed}${entries}</feed>`;

function only(document: FeedDocument): FeedArticle {
  const [article] = document.articles;
  if (article === undefined || document.articles.length !== 1) throw new Error(`${document.articles.length} articles`);
  return article;
}

function refusal(text: string): AppError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('a feed of each format', () => {
  const story = {
    title: 'Export ban widened',
    url: 'https://thewire.example/ban',
    publishedAt: Date.UTC(2026, 9, 1, 10),
  };

  test.each([
    [
      'RSS 2.0',
      rss(
        '<item><title>Export ban widened</title><link>https://thewire.example/ban</link><pubDate>Thu, 01 Oct 2026 10:00:00 GMT</pubDate></item>',
      ),
    ],
    [
      'RSS 0.91',
      '<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>The Wire</title><link>https://thewire.example/</link><item><title>Export ban widened</title><link>/ban</link><pubDate>1 Oct 2026 10:00 UT</pubDate></item></channel></rss>',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://thewire.example/"><title>The Wire</title><link>https://thewire.example/</link></channel><item rdf:about="https://thewire.example/ban"><title>Export ban widened</title><link>https://thewire.example/ban</link><dc:date>2026-10-01T10:00:00Z</dc:date></item></rdf:RDF>',
    ],
    [
      'Atom 1.0',
      atom(
        '<entry><id>tag:1</id><title>Export ban widened</title><link rel="enclosure" href="/a.mp3"/><link href="/ban"/><published>2026-10-01T10:00:00Z</published></entry>',
      ),
    ],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Wire</title><link rel="alternate" type="text/html" href="https://thewire.example/"/><entry><title mode="base64">RXhwb3J0IGJhbiB3aWRlbmVk</title><link rel="alternate" type="text/html" href="https://thewire.example/ban"/><issued>2026-10-01T12:00:00+02:00</issued></entry></feed>',
    ],
    [
      'Atom under a prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>The Wire</a:title><a:link href="https://thewire.example/"/><a:entry><a:title>Export ban widened</a:title><a:link href="https://thewire.example/ban"/><a:updated>2026-10-01T10:00:00Z</a:updated></a:entry></a:feed>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"The Wire","home_page_url":"https://thewire.example/","items":[{"id":"1","url":"/ban","title":"Export ban widened","date_published":"2026-10-01T10:00:00Z"}]}',
    ],
    [
      'JSON Feed with a wrong version',
      '{"version":"1.1","title":"The Wire","home_page_url":"https://thewire.example/","items":[{"id":"1","url":"https://thewire.example/ban","title":"Export ban widened","date_published":"1 October 2026 10:00"}]}',
    ],
  ])('%s', (_, text) => {
    const document = read(text);
    expect(document).toMatchObject({ title: 'The Wire', link: 'https://thewire.example/' });
    expect(only(document)).toMatchObject(story);
  });

  test("the Federal Register's own JSON", () => {
    const document = read(
      '{"count":1,"description":"Documents","results":[{"title":"Additions to the Entity List","html_url":"https://register.example/d/2026-1","document_number":"2026-1","publication_date":"2026-10-01","abstract":"Eleven entities are added.","agencies":[{"name":"Bureau of Things"}]}]}',
    );
    expect(only(document)).toMatchObject({
      guid: '2026-1',
      url: 'https://register.example/d/2026-1',
      title: 'Additions to the Entity List',
      summary: 'Eleven entities are added.',
      publishedAt: Date.UTC(2026, 9, 1),
      byline: 'Bureau of Things',
      language: 'en',
    });
  });

  test('a feed without articles has none', () => {
    expect(read('<rss version="2.0"></rss>').articles).toEqual([]);
    expect(read(rss('')).articles).toEqual([]);
    expect(read('{"count":0}').articles).toEqual([]);
  });
});

describe('what a feed leaves out is made whole', () => {
  test.each([
    ['a relative link', '<link>/ban</link>', 'https://thewire.example/ban'],
    [
      'a link with entities twice encoded',
      '<link>https://thewire.example/ban?a=1&amp;amp;b=2</link>',
      'https://thewire.example/ban?a=1&b=2',
    ],
    [
      'a link with bare ampersands',
      '<link>https://thewire.example/ban?a=1&copy=2</link>',
      'https://thewire.example/ban?a=1&copy=2',
    ],
    ['a link without a scheme', '<link>www.thewire.example/ban</link>', 'https://www.thewire.example/ban'],
    [
      'a link in CDATA and lines',
      '<link>\n<![CDATA[ https://thewire.example/ban ]]>\n</link>',
      'https://thewire.example/ban',
    ],
    [
      'xml:base of the article',
      '<link>ban</link>',
      'https://other.example/x/ban',
      ' xml:base="https://other.example/x/"',
    ],
    ['an Atom link', '<atom:link href="https://thewire.example/ban"/>', 'https://thewire.example/ban'],
    ['a guid that is a permalink', '<guid>https://thewire.example/ban</guid>', 'https://thewire.example/ban'],
    [
      'a relative guid that says it is a permalink',
      '<guid isPermaLink="true">/ban</guid>',
      'https://thewire.example/ban',
    ],
    [
      'an enclosure',
      '<guid>7</guid><enclosure url="https://thewire.example/ban.mp3" type="audio/mpeg" length="1"/>',
      'https://thewire.example/ban.mp3',
    ],
    ['no link but a script', '<link>javascript:alert(1)</link><guid isPermaLink="false">7</guid>', null],
  ])('link: %s', (_, inside, expected, attributes = '') => {
    expect(only(read(rss(`<item${attributes}><title>A</title>${inside}</item>`))).url).toBe(expected);
  });

  test('xml:base of a channel and of an Atom feed', () => {
    const channel = rss('<item><link>ban</link></item>').replace(
      '<channel>',
      '<channel xml:base="https://other.example/x/">',
    );
    expect(only(read(channel)).url).toBe('https://other.example/x/ban');
    const feed = atom('<entry xml:base="y/"><link href="ban"/></entry>').replace(
      '<feed',
      '<feed xml:base="https://other.example/x/"',
    );
    expect(only(read(feed)).url).toBe('https://other.example/x/y/ban');
  });

  test.each([
    [
      'is the beginning of the text',
      '<description>&lt;p&gt;Talks on memory chips resume. More follows.&lt;/p&gt;</description>',
      'Talks on memory chips resume.',
    ],
    ['is that of Dublin Core', '<dc:title>Talks</dc:title>', 'Talks'],
    ['is the address', '<link>https://thewire.example/ban</link>', 'https://thewire.example/ban'],
    [
      'has its entities decoded as often as they were encoded',
      '<title>Q&amp;amp;A: &amp;quot;chips&amp;quot;</title>',
      'Q&A: "chips"',
    ],
    ['loses markup and NUL', '<title>&lt;b&gt;Ta\0lks&lt;/b&gt;</title>', 'Talks'],
  ])('title: %s', (_, inside, expected) => {
    expect(only(read(rss(`<item>${inside}</item>`))).title).toBe(expected);
  });

  test('title: one of 10,000 characters is cut between words', () => {
    const { title } = only(read(rss(`<item><title>${'chips '.repeat(1700)}</title></item>`)));
    expect(title.length).toBeLessThanOrEqual(1000);
    expect(title).toMatch(/ chips…$/);
  });

  test('Atom content in base64 and in xhtml', () => {
    const encoded = Buffer.from('<p>Talks résumé</p>').toString('base64');
    expect(
      only(read(atom(`<entry><content type="application/octet-stream">${encoded}</content></entry>`))).content,
    ).toBe('<p>Talks résumé</p>');
    const xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>AT&amp;T</p></div></content>';
    expect(only(read(atom(`<entry>${xhtml}</entry>`))).content).toBe('<p>AT&amp;T</p>');
  });

  test('dates, byline, text, image and language come from wherever they stand', () => {
    const article = only(
      read(
        rss(
          '<item><title>A</title><pubDate>soon</pubDate><dc:date>Do, 1. Okt 2026 12:00 MESZ</dc:date><dc:creator>Ada Reyes</dc:creator><dc:language>de-AT</dc:language><content:encoded><![CDATA[<p>Text</p>]]></content:encoded><media:description>Short</media:description><media:thumbnail url="/a.jpg"/></item>',
        ),
      ),
    );
    expect(article).toMatchObject({
      publishedAt: Date.UTC(2026, 9, 1, 10),
      byline: 'Ada Reyes',
      language: 'de',
      content: '<p>Text</p>',
      summary: 'Short',
      image: 'https://thewire.example/a.jpg',
      dates: ['soon', 'Do, 1. Okt 2026 12:00 MESZ'],
    });
  });

  test('a guid that several articles share names none of them', () => {
    const guids = read(
      rss('<item><guid>1</guid></item><item><guid>1</guid></item><item><guid>2</guid></item>'),
    ).articles.map(({ guid }) => guid);
    expect(guids).toEqual([null, null, '2']);
  });

  test('the pause it asks for, and its hub', () => {
    const channel =
      '<title>A</title><ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency><atom:link rel="hub" href="https://hub.example/"/>';
    expect(read(rss('', channel))).toMatchObject({ askedPauseMs: 3_600_000, hubUrl: 'https://hub.example/' });
    expect(read(rss('', '<title>A</title><ttl>90</ttl>'))).toMatchObject({ askedPauseMs: 5_400_000, hubUrl: null });
  });

  test('the outlet that an article of a gathering feed is from', () => {
    const item = '<item><title>A</title><source url="https://ledger.example">The Ledger</source></item>';
    expect(only(read(rss(item))).origin).toEqual({ name: 'The Ledger', url: 'https://ledger.example/' });
  });
});

describe('what is broken is mended', () => {
  const item = (at: number): string =>
    `<item><title>Article ${at}</title><link>https://thewire.example/${at}</link></item>`;
  const titles = (text: string): readonly string[] => read(text).articles.map(({ title }) => title);

  test('a feed that breaks off keeps its whole articles', () => {
    const whole = rss([1, 2, 3].map(item).join(''));
    expect(titles(whole.slice(0, whole.indexOf('Article 3') + 4))).toEqual(['Article 1', 'Article 2']);
  });

  test('one article with a wrong closing tag costs no other', () => {
    expect(titles(rss(`${item(1)}<item><title>Bad</link></item>${item(3)}`))).toEqual(['Article 1', 'Article 3']);
  });

  test.each([
    ['a bare ampersand', '<item><title>R&D up</title></item>', 'R&D up'],
    ['a bare less-than', '<item><title>Growth < 3 %</title></item>', 'Growth < 3 %'],
    ['an entity of HTML', '<item><title>Caf&eacute;</title></item>', 'Café'],
    ['a control', '<item><title>Ta\blks</title></item>', 'Talks'],
  ])('%s', (_, inside, expected) => {
    expect(titles(rss(inside))).toEqual([expected]);
  });

  test('what stands before the markup does no harm', () => {
    expect(titles(`\ufeff\n Warning: out of coffee in line 3\n${rss(item(1))}`)).toEqual(['Article 1']);
  });

  test('an entity of its own is put in', () => {
    const declared = rss('<item><title>&desk; reports</title></item>').replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY desk "The Wire">]><rss',
    );
    expect(titles(declared)).toEqual(['The Wire reports']);
  });

  test('more articles than two thousand are left out', () => {
    expect(read(rss(item(1).repeat(2100))).articles).toHaveLength(2000);
  });
});

describe('what is no feed is refused with a sentence', () => {
  test('a page, with the feeds that it links to', () => {
    const error = refusal(
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="World" href="/world.xml"></head><body></body></html>',
    );
    expect(error).toBeInstanceOf(NotAFeedError);
    expect(error.code).toBe('not_a_feed');
    expect(error.message).toBe('This is a web page, not a feed. It links to https://thewire.example/world.xml.');
    expect((error as NotAFeedError).feeds).toEqual([{ url: 'https://thewire.example/world.xml', title: 'World' }]);
  });

  test.each([
    ['a page without feeds', '<html><body>Hello</body></html>', 'not_a_feed'],
    ['text', 'hello', 'not_a_feed'],
    ['nothing', '', 'not_a_feed'],
    ['a sitemap', '<urlset><url><loc>https://thewire.example/</loc></url></urlset>', 'not_a_feed'],
    ['some other JSON', '{"status":"ok"}', 'not_a_feed'],
    ['JSON that breaks off', '{"version":"https://jsonfeed.org/version/1","items":[{', 'feed_broken'],
    ['a feed that breaks off too early', '<rss version="2.0"><channel><title>The', 'feed_broken'],
    [
      'entities that expand into each other',
      '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
      'feed_broken',
    ],
    [
      'an entity that is put in too often',
      `<!DOCTYPE r [<!ENTITY a "${'ha'.repeat(2000)}">]><rss><channel><title>${'&a;'.repeat(2000)}</title></channel></rss>`,
      'feed_broken',
    ],
  ])('%s', (_, text, code) => {
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  });

  test('an outside entity is never asked for, and stays what it is', () => {
    const text = rss('<item><title>&x;</title></item>').replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss',
    );
    expect(read(text).articles[0]?.title).toBe('&x;');
  });

  test.each([
    '<rss ',
    '<!--',
    '<![CDATA[',
    '<item>',
    '<item></item>',
    '<a>',
    '&',
    '<',
    '<!DOCTYPE x [',
    '<link ',
    '<channel ',
    '{"items":[',
    '<p ',
  ])('a quarter of a million characters of %j end in no time', (piece) => {
    const start = performance.now();
    const hostile = piece.repeat(250_000 / piece.length);
    for (const text of [
      hostile,
      rss(`<item><description>${hostile}</description></item>`),
      `<rss><channel>${hostile}`,
      `<html>${hostile}`,
    ]) {
      try {
        read(text);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }
    expect(performance.now() - start).toBeLessThan(8000);
  });

  test('whatever is cut out of a feed, it is read or refused, never worse', () => {
    const whole = rss(
      '<item><title>A &amp; B</title><link>/a</link><pubDate>1 Oct 2026</pubDate><description><![CDATA[<p>x</p>]]></description></item>'.repeat(
        3,
      ),
    );
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(40),
        fc.constantFrom('', '<', '&', '\0', ']]>', '<item>'),
        (at, length, put) => {
          try {
            expect(read(whole.slice(0, at) + put + whole.slice(at + length)).articles.length).toBeLessThanOrEqual(4);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { seed: 9, numRuns: 300 },
    );
  });
});
