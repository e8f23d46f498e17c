import { botName, browserName, feed } from './catalog-feed.ts';
import type { Source } from './source.ts';

/** Governments, the European Union and international bodies, in their own words. */
export const officials: readonly Source[] = [
  // United States
  feed(
    'white-house-briefings',
    'White House briefings',
    'us',
    'https://www.whitehouse.gov/briefings-statements/feed/',
    'official us-policy',
  ),
  feed(
    'white-house-actions',
    'White House presidential actions',
    'us',
    'https://www.whitehouse.gov/presidential-actions/feed/',
    'official tariffs executive-orders',
  ),
  feed(
    'us-state-press',
    'US Department of State',
    'us',
    'https://www.state.gov/rss-feed/press-releases/feed/',
    'official diplomacy sanctions',
  ),
  feed(
    'us-state-east-asia',
    'US Department of State (East Asia and the Pacific)',
    'us',
    'https://www.state.gov/rss-feed/east-asia-and-the-pacific/feed/',
    'official diplomacy',
  ),
  feed('ustr', 'USTR', 'us', 'https://ustr.gov/rss.xml', 'official trade tariffs'),
  feed(
    'federal-register-bis',
    'Federal Register: Bureau of Industry and Security',
    'us',
    'https://www.federalregister.gov/api/v1/documents.rss?conditions%5Bagencies%5D%5B%5D=industry-and-security-bureau',
    'official export-controls entity-list',
  ),
  feed(
    'federal-register-ofac',
    'Federal Register: OFAC',
    'us',
    'https://www.federalregister.gov/api/v1/documents.rss?conditions%5Bagencies%5D%5B%5D=foreign-assets-control-office',
    'official sanctions',
  ),
  feed(
    'federal-register-ustr',
    'Federal Register: USTR',
    'us',
    'https://www.federalregister.gov/api/v1/documents.rss?conditions%5Bagencies%5D%5B%5D=trade-representative-office-of-united-states',
    'official trade section-301',
  ),
  feed(
    'federal-register-entity-list',
    'Federal Register: Entity List',
    'us',
    'https://www.federalregister.gov/api/v1/documents.rss?conditions%5Bsearch_type_id%5D=3&conditions%5Bterm%5D=entity+list+OR+export+administration+regulations',
    'official export-controls',
  ),
  // Its pages refuse servers in data centres.
  feed(
    'us-war-department',
    'US Department of War',
    'us',
    'https://www.war.gov/DesktopModules/ArticleCS/RSS.ashx?ContentType=1&Site=945',
    'official defence',
    { fullText: 'never' },
  ),
  feed(
    'federal-reserve',
    'Federal Reserve',
    'us',
    'https://www.federalreserve.gov/feeds/press_all.xml',
    'official markets',
  ),
  feed('sec-press', 'SEC', 'us', 'https://www.sec.gov/news/pressreleases.rss', 'official markets', {
    userAgent: botName,
  }),
  feed('cisa', 'CISA', 'us', 'https://www.cisa.gov/cybersecurity-advisories/all.xml', 'official cyber'),

  // European Union and United Kingdom
  // The feed takes anyone; the pages behind it take only browsers.
  feed(
    'eu-council',
    'Council of the European Union',
    null,
    'https://www.consilium.europa.eu/en/rss/pressreleases.ashx',
    'official sanctions eu',
    { userAgent: browserName },
  ),
  feed(
    'eu-commission',
    'European Commission',
    null,
    'https://ec.europa.eu/commission/presscorner/api/rss?language=en',
    'official eu trade',
  ),
  feed(
    'eu-sanctions',
    'European Commission: sanctions',
    null,
    'https://finance.ec.europa.eu/node/1068/rss_en',
    'official sanctions',
  ),
  feed('ecb', 'European Central Bank', null, 'https://www.ecb.europa.eu/rss/press.html', 'official markets'),
  feed(
    'uk-fcdo',
    'UK Foreign, Commonwealth & Development Office',
    'gb',
    'https://www.gov.uk/government/organisations/foreign-commonwealth-development-office.atom',
    'official diplomacy sanctions',
  ),
  feed(
    'uk-ofsi',
    'UK Office of Financial Sanctions Implementation',
    'gb',
    'https://www.gov.uk/government/organisations/office-of-financial-sanctions-implementation.atom',
    'official sanctions',
  ),
  feed(
    'uk-sanctions-legislation',
    'UK sanctions legislation',
    'gb',
    'https://www.legislation.gov.uk/title/sanctions/data.feed',
    'official sanctions',
  ),
  feed(
    'uk-ncsc',
    'UK National Cyber Security Centre',
    'gb',
    'https://www.ncsc.gov.uk/api/1/services/v1/all-rss-feed.xml',
    'official cyber',
  ),

  // International bodies
  feed('un-news', 'UN News', null, 'https://news.un.org/feed/subscribe/en/news/all/rss.xml', 'official humanitarian'),
  feed('un-press', 'UN Press', null, 'https://press.un.org/en/rss.xml', 'official security-council'),
  feed(
    'un-security-council',
    'UN Security Council documents',
    null,
    'https://docs.un.org/rss/scdocs.xml',
    'official security-council',
  ),
  feed('iaea-news', 'IAEA', null, 'https://www.iaea.org/feeds/topnews', 'official nuclear'),
  feed('iaea-statements', 'IAEA Director General', null, 'https://www.iaea.org/feeds/dgstatements', 'official nuclear'),
  // Its robots.txt opens the feeds alone.
  feed('wto', 'World Trade Organization', null, 'https://www.wto.org/library/rss/latest_news_e.xml', 'official trade', {
    fullText: 'never',
  }),
  feed(
    'bis-bank',
    'Bank for International Settlements',
    null,
    'https://www.bis.org/doclist/all_pressrels.rss',
    'official markets',
  ),
  feed('who', 'World Health Organization', null, 'https://www.who.int/rss-feeds/news-english.xml', 'official health'),
  feed('reliefweb', 'ReliefWeb', null, 'https://reliefweb.int/updates/rss.xml', 'humanitarian conflict'),
  feed('icrc', 'ICRC', null, 'https://www.icrc.org/en/rss/news', 'humanitarian'),

  // Governments elsewhere
  // Over HTTPS it does not answer.
  feed('kremlin-en', 'President of Russia', 'ru', 'http://en.kremlin.ru/events/president/news/feed', 'russia official'),
  feed('president-ua', 'President of Ukraine', 'ua', 'https://www.president.gov.ua/en/rss', 'ukraine official'),
];
