import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/articles/page.ts';

const now = Date.UTC(2026, 5, 20);

function read(name: string) {
  const html = readFileSync(new URL(`../fixtures/pages/${name}.html`, import.meta.url), 'utf8');
  return readPage(html, 'https://thewire.example/world/2026/story', now);
}

interface Case {
  readonly page: string;
  readonly says: string;
  readonly has: readonly string[];
  readonly hasNot: readonly string[];
}

const cases: readonly Case[] = [
  {
    page: 'also-read',
    says: 'keeps the paragraphs of a news page, without the links, boxes, captions and comments between and around them',
    has: [
      'LINNHAVEN — Castora will stop shipping memory chips',
      'The order covers DRAM and flash modules made by Micron',
      'What the order says',
      '“We would have preferred an agreement,”',
      'The ban is to be reviewed after ninety days.\nMedical devices are exempt.',
      'would bring the case before the court in Lindau.',
    ],
    hasNot: [
      'Also read',
      'Quarry',
      'Advertisement',
      'Morning Wire',
      'Photo',
      'Halloran',
      'Raimondo',
      'Read more',
      'thirty years',
      'Copyright',
      'Kessel',
      'Search',
    ],
  },
  {
    page: 'linked-data',
    says: 'takes the text from JSON-LD where the page itself has none, though its JSON is a little broken',
    has: ['Negotiators from both countries met', 'a ceiling of forty tonnes a month.\nThe draft leaves open'],
    hasNot: ['cookies', 'Loading'],
  },
  {
    page: 'live-blog',
    says: 'keeps every entry of a live blog with its heading',
    has: [
      'Delegations leave without a text\nThe delegations have left',
      'fishing quotas for the northern banks',
      'sent round by ferry.',
    ],
    hasNot: ['Share', 'Varga', 'five maps', 'Who sits', '14:05'],
  },
  {
    page: 'chinese',
    says: 'reads Chinese, whose paragraphs have few characters',
    has: ['本报北江一月十五日电', '商务部发言人林舟在记者会上表示', '公司已备足三个月的原料'],
    hasNot: ['延伸阅读', '稀土价格', '扫描', '责任编辑', '北江大桥', '版权所有', '首页', '来源'],
  },
  {
    page: 'press-release',
    says: 'keeps the tables and lists of an official notice, even where the whole page is a form',
    has: [
      'The Office of Trade Control today adds four entities',
      'Harlan Marine Works | Castora | Case by case',
      'Goods in transit on 1 July',
      'asked to request a ruling',
    ],
    hasNot: ['founded in 1974', 'Media contact', 'Published 9 June', 'Privacy', 'Home'],
  },
  {
    page: 'cookie-wall',
    says: 'looks behind a cookie wall',
    has: ['Das Parlament von Velmark hat am Dienstagabend beschlossen', 'den neuen Terminplan bis Freitag vorlegen'],
    hasNot: ['Cookies', 'Abonnement', 'Lesen Sie auch', 'Pegel', 'Mehr zum Thema', 'antritt'],
  },
];

describe('the text of a page', () => {
  for (const { page, says, has, hasNot } of cases) {
    it(says, () => {
      const { text } = read(page);
      for (const part of has) expect(text).toContain(part);
      for (const part of hasNot) expect(text).not.toContain(part);
    });
  }

  it('is empty for a page that is nearly nothing but links', () => {
    expect(read('links').text).toBe('');
  });

  it.each(['', ' ', '<', '<html></html>', '<p>', '\0'])('is empty for a page without any: %j', (html) => {
    expect(readPage(html, 'https://thewire.example/', now).text).toBe('');
  });

  it('keeps a paragraph under a class that a whole article may have', () => {
    const html = `<body><div class="elementor-widget paywall"><p class="paywall">${paragraph}</p><p class="teaser">${paragraph}</p></div></body>`;
    expect(readPage(html, 'https://thewire.example/a', now).text).toBe(`${paragraph}\n${paragraph}`);
  });

  it('keeps a text whose only mark is the class of the sidebar it stands in', () => {
    const html = `<body><div class="sidebar"><p>${paragraph}</p><p>${paragraph}</p></div></body>`;
    expect(readPage(html, 'https://thewire.example/a', now).text).toContain(paragraph);
  });

  it('reads on where a line break stands in the midst of a sentence', () => {
    const html = `<body><article><div>${paragraph.replace('the cabinet', '<br>the cabinet')}<br><br>${paragraph}</div></article></body>`;
    expect(readPage(html, 'https://thewire.example/a', now).text).toBe(`${paragraph}\n${paragraph}`);
  });
});

const paragraph =
  'The ministry said on Monday that exports of gallium would need a licence from March onwards, and that the cabinet had agreed.';

describe('what a page says of its article', () => {
  it('comes from Open Graph and meta elements', () => {
    expect(read('also-read')).toMatchObject({
      title: 'Castora halts memory exports to three countries',
      summary: 'The ban takes effect at midnight, and buyers have been told to look elsewhere.',
      byline: 'Ines Halloran',
      publishedAt: Date.UTC(2026, 2, 4, 6, 45),
      language: 'en',
      image: 'https://thewire.example/img/castora-port.jpg',
      canonicalUrl: 'https://thewire.example/world/castora-memory-exports',
    });
  });

  it('comes from JSON-LD, also out of a graph, with entities decoded', () => {
    expect(read('linked-data')).toMatchObject({
      title: 'Talks on gallium resume & a deal is near',
      summary: 'Negotiators met for the first time since January.',
      byline: 'Pia Lund, Tom Adeyemi',
      publishedAt: Date.UTC(2026, 1, 11, 16, 30),
      image: 'https://courier.example/img/gallium.jpg',
      canonicalUrl: 'https://courier.example/gallium-talks',
    });
  });

  it.each([
    [
      'an outlet behind the title',
      '<title>Storm closes the Kessel pass - The Wire</title><h1>Storm closes the Kessel pass</h1>',
      { title: 'Storm closes the Kessel pass' },
    ],
    [
      'a dash that belongs to the title',
      '<title>Kessel pass – a history</title>',
      { title: 'Kessel pass – a history' },
    ],
    [
      'a date in a time element',
      '<time datetime="2026-01-02T03:04:00Z">today</time>',
      { publishedAt: Date.UTC(2026, 0, 2, 3, 4) },
    ],
    [
      'a canonical link to the front page',
      '<link rel="canonical" href="https://thewire.example/">',
      { canonicalUrl: null },
    ],
    ['a canonical link that is a script', '<link rel="canonical" href="javascript:alert(1)">', { canonicalUrl: null }],
    [
      'an author that is an address',
      '<meta property="article:author" content="https://social.example/wire">',
      { byline: null },
    ],
    [
      'JSON-LD that is cut off',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm \\u0026 snow","datePublished":"2026-01-02","descr',
      { title: 'Storm & snow', publishedAt: Date.UTC(2026, 0, 2) },
    ],
    ['a language that only the page declares', '<html lang="fr-CA">', { language: 'fr' }],
    [
      'nothing',
      '',
      { title: '', summary: '', byline: null, publishedAt: null, language: null, image: null, canonicalUrl: null },
    ],
  ])('copes with %s', (_, html, expected) => {
    expect(readPage(html, 'https://thewire.example/a/b', now)).toMatchObject(expected);
  });
});

describe('a hostile page', () => {
  const bombs: readonly (readonly [string, string])[] = [
    ['50,000 nested boxes', `${'<div>'.repeat(50_000)}<p>${paragraph}</p>`],
    ['400,000 open tags', '<p><b>'.repeat(200_000)],
    ['nested drawings', '<svg>'.repeat(100_000)],
    ['nested lists', '<ul><li>'.repeat(60_000)],
    ['a million attributes', `<div ${'a '.repeat(1_000_000)}><p>${paragraph}</p>`],
    [
      '200,000 attributes of different names',
      `<div ${Array.from({ length: 200_000 }, (_, n) => `a${n}=1`).join(' ')}>`,
    ],
    ['opening signs', '<'.repeat(300_000)],
    ['ampersands', '&'.repeat(300_000)],
    ['a table row without end', `<table><tr>${'<td>'.repeat(50_000)}x`],
    ['deep JSON', `<script type="application/ld+json">${'['.repeat(500_000)}</script><p>${paragraph}</p>`],
    ['ten thousand articles', `<article><p>${paragraph}</p></article>`.repeat(10_000)],
    ['more than three megabytes', `<p>${paragraph}</p>`.repeat(30_000)],
  ];

  it.each(bombs)('is read in bounded time: %s', (_, html) => {
    const began = performance.now();
    expect(readPage(html, 'https://thewire.example/a', now).text.length).toBeLessThanOrEqual(3_000_000);
    // Without the caps each takes from half a minute to hours.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('still gives the text at the bottom of 50,000 nested boxes', () => {
    expect(readPage(`${'<div>'.repeat(50_000)}<p>${paragraph}</p>`, 'https://thewire.example/a', now).text).toBe(
      paragraph,
    );
  });
});
