import { feed } from './catalog-feed.ts';
import type { Source } from './source.ts';

/** The press: world, regional and trade. */
export const press: readonly Source[] = [
  // World
  feed('bbc-world', 'BBC World', 'gb', 'https://feeds.bbci.co.uk/news/world/rss.xml', 'world'),
  feed('bbc-asia', 'BBC Asia', 'gb', 'https://feeds.bbci.co.uk/news/world/asia/rss.xml', 'world'),
  feed('bbc-middle-east', 'BBC Middle East', 'gb', 'https://feeds.bbci.co.uk/news/world/middle_east/rss.xml', 'world'),
  feed('guardian-world', 'The Guardian', 'gb', 'https://www.theguardian.com/world/rss', 'world'),
  feed('al-jazeera', 'Al Jazeera', 'qa', 'https://www.aljazeera.com/xml/rss/all.xml', 'world conflict'),
  feed('nyt-world', 'The New York Times', 'us', 'https://rss.nytimes.com/services/xml/rss/nyt/World.xml', 'world', {
    fullText: 'never',
  }),
  feed('npr-world', 'NPR', 'us', 'https://feeds.npr.org/1004/rss.xml', 'world'),
  feed('france24', 'France 24', 'fr', 'https://www.france24.com/en/rss', 'world'),
  feed('dw', 'Deutsche Welle', 'de', 'https://rss.dw.com/xml/rss-en-all', 'world'),
  feed('euronews', 'Euronews', 'fr', 'https://www.euronews.com/rss?format=xml', 'world'),
  feed('le-monde-en', 'Le Monde', 'fr', 'https://www.lemonde.fr/en/rss/une.xml', 'world'),
  feed('politico-europe', 'Politico Europe', 'be', 'https://www.politico.eu/feed/', 'policy eu'),
  feed(
    'wsj-world',
    'The Wall Street Journal',
    'us',
    'https://feeds.content.dowjones.io/public/rss/RSSWorldNews',
    'world markets',
    { fullText: 'never' },
  ),
  feed('ft-world', 'Financial Times', 'gb', 'https://www.ft.com/world?format=rss', 'world trade', {
    fullText: 'never',
  }),
  feed('economist-international', 'The Economist', 'gb', 'https://www.economist.com/international/rss.xml', 'world', {
    fullText: 'never',
  }),
  feed('cnbc', 'CNBC', 'us', 'https://www.cnbc.com/id/100003114/device/rss/rss.html', 'markets'),

  // Asia
  feed(
    'asia-financial',
    'Asia Financial',
    'hk',
    'https://www.asiafinancial.com/feed',
    'trade markets china semiconductors',
  ),
  feed('scmp-china', 'South China Morning Post', 'hk', 'https://www.scmp.com/rss/4/feed', 'china trade'),
  feed('scmp-news', 'South China Morning Post (all news)', 'hk', 'https://www.scmp.com/rss/91/feed/', 'china'),
  feed('nikkei-asia', 'Nikkei Asia', 'jp', 'https://asia.nikkei.com/rss/feed/nar', 'trade japan semiconductors'),
  feed('the-diplomat', 'The Diplomat', 'us', 'https://thediplomat.com/feed/', 'security asia-pacific'),
  feed('cna', 'CNA', 'sg', 'https://www.channelnewsasia.com/api/v1/rss-outbound-feed?_format=xml', 'world'),
  feed('straits-times-asia', 'The Straits Times', 'sg', 'https://www.straitstimes.com/news/asia/rss.xml', 'world'),
  feed('japan-times', 'The Japan Times', 'jp', 'https://www.japantimes.co.jp/feed/', 'japan'),
  feed('yonhap', 'Yonhap News Agency', 'kr', 'https://en.yna.co.kr/RSS/news.xml', 'korea'),
  feed('taipei-times', 'Taipei Times', 'tw', 'https://www.taipeitimes.com/xml/index.rss', 'taiwan'),
  feed('xinhua-china', 'Xinhua', 'cn', 'https://www.xinhuanet.com/english/rss/chinarss.xml', 'china state-media'),
  feed('global-times', 'Global Times', 'cn', 'https://www.globaltimes.cn/rss/outbrain.xml', 'china state-media'),
  feed('china-digital-times', 'China Digital Times', 'us', 'https://chinadigitaltimes.net/feed/', 'china'),
  feed(
    'the-hindu-international',
    'The Hindu',
    'in',
    'https://www.thehindu.com/news/international/feeder/default.rss',
    'world',
  ),
  feed('dawn', 'Dawn', 'pk', 'https://www.dawn.com/feeds/home/', 'world'),

  // Middle East
  feed('al-monitor', 'Al-Monitor', 'us', 'https://www.al-monitor.com/rss', 'security'),
  feed('jerusalem-post', 'The Jerusalem Post', 'il', 'https://www.jpost.com/rss/rssfeedsheadlines.aspx', 'security'),
  feed('times-of-israel', 'The Times of Israel', 'il', 'https://www.timesofisrael.com/feed/', 'security'),
  feed('middle-east-eye', 'Middle East Eye', 'gb', 'https://www.middleeasteye.net/rss', 'security'),
  feed('bbc-persian', 'BBC Persian', 'gb', 'https://feeds.bbci.co.uk/persian/rss.xml', 'iran', { language: 'fa' }),

  // Russia, Ukraine and their neighbours
  feed('moscow-times', 'The Moscow Times', 'nl', 'https://www.themoscowtimes.com/rss/news', 'russia'),
  feed('meduza-en', 'Meduza', 'lv', 'https://meduza.io/rss/en/all', 'russia'),
  feed('tass-en', 'TASS', 'ru', 'https://tass.com/rss/v2.xml', 'russia state-media'),
  feed('interfax-ru', 'Interfax', 'ru', 'https://www.interfax.ru/rss.asp', 'russia', { language: 'ru' }),
  feed('ukrinform-en', 'Ukrinform', 'ua', 'https://www.ukrinform.net/rss/block-lastnews', 'ukraine'),
  feed(
    'rferl',
    'Radio Free Europe/Radio Liberty',
    'cz',
    'https://www.rferl.org/api/z-pqpiev-qpp',
    'russia central-asia',
  ),
  feed('eurasianet', 'Eurasianet', 'us', 'https://eurasianet.org/rss', 'central-asia sanctions'),
  feed('balkan-insight', 'Balkan Insight', 'ba', 'https://balkaninsight.com/feed/', 'security'),

  // Europe, Africa and Latin America
  feed('tagesschau', 'Tagesschau', 'de', 'https://www.tagesschau.de/xml/rss2/', 'world', { language: 'de' }),
  feed('jeune-afrique', 'Jeune Afrique', 'fr', 'https://www.jeuneafrique.com/feed/', 'africa', { language: 'fr' }),
  feed('infobae', 'Infobae', 'ar', 'https://www.infobae.com/arc/outboundfeeds/rss/', 'latam', { language: 'es' }),
  feed('insight-crime', 'InSight Crime', 'us', 'https://insightcrime.org/feed/', 'security'),

  // Chips, shipping, energy and minerals
  feed('trendforce', 'TrendForce', 'tw', 'https://www.trendforce.com/feed/Semiconductors.html', 'semiconductors'),
  feed('digitimes', 'DigiTimes', 'tw', 'https://www.digitimes.com/rss/daily.xml', 'semiconductors supply-chain', {
    fullText: 'never',
  }),
  feed('ee-times', 'EE Times', 'us', 'https://www.eetimes.com/feed/', 'semiconductors'),
  feed(
    'semiconductor-engineering',
    'Semiconductor Engineering',
    'us',
    'https://semiengineering.com/feed/',
    'semiconductors',
  ),
  feed('gcaptain', 'gCaptain', 'us', 'https://gcaptain.com/feed/', 'shipping sanctions'),
  feed('splash247', 'Splash247', 'sg', 'https://splash247.com/feed/', 'shipping'),
  feed('oilprice', 'OilPrice.com', 'gb', 'https://oilprice.com/rss/main', 'energy'),
  feed('mining-com', 'MINING.COM', 'ca', 'https://www.mining.com/feed/', 'critical-minerals'),

  // Defence and investigations
  feed(
    'defense-news',
    'Defense News',
    'us',
    'https://www.defensenews.com/arc/outboundfeeds/rss/?outputType=xml',
    'defence',
  ),
  feed('defense-one', 'Defense One', 'us', 'https://www.defenseone.com/rss/all/', 'defence'),
  feed('breaking-defense', 'Breaking Defense', 'us', 'https://breakingdefense.com/feed/', 'defence'),
  feed('the-war-zone', 'The War Zone', 'us', 'https://www.twz.com/feed', 'defence'),
  feed('bellingcat', 'Bellingcat', 'nl', 'https://www.bellingcat.com/feed/', 'osint'),
  feed('occrp', 'OCCRP', 'nl', 'https://www.occrp.org/en/feed', 'corruption sanctions'),
];
