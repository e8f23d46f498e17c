import { feed } from './catalog-feed.ts';
import type { Source } from './source.ts';

/** Think tanks and law firms: who explains what the others report. */
export const analysts: readonly Source[] = [
  // Analysis
  feed('csis', 'CSIS', 'us', 'https://www.csis.org/rss.xml', 'analysis trade security'),
  feed('crisis-group', 'International Crisis Group', 'be', 'https://www.crisisgroup.org/rss.xml', 'conflict analysis'),
  feed('war-on-the-rocks', 'War on the Rocks', 'us', 'https://warontherocks.com/feed/', 'security analysis'),
  feed('foreign-policy', 'Foreign Policy', 'us', 'https://foreignpolicy.com/feed/', 'analysis'),
  feed('foreign-affairs', 'Foreign Affairs', 'us', 'https://www.foreignaffairs.com/rss.xml', 'analysis'),
  feed('atlantic-council', 'Atlantic Council', 'us', 'https://www.atlanticcouncil.org/feed/', 'analysis'),
  feed('ecfr', 'European Council on Foreign Relations', 'de', 'https://ecfr.eu/feed/', 'analysis eu'),
  feed('swp-en', 'SWP', 'de', 'https://www.swp-berlin.org/en/SWPPublications.xml', 'analysis eu'),
  feed('sipri', 'SIPRI', 'se', 'https://www.sipri.org/rss/combined.xml', 'arms analysis'),
  feed('rand-commentary', 'RAND', 'us', 'https://www.rand.org/pubs/commentary.xml', 'analysis'),
  feed(
    'lowy-interpreter',
    'The Interpreter',
    'au',
    'https://www.lowyinstitute.org/the-interpreter/rss.xml',
    'analysis',
  ),
  feed('aspi-strategist', 'The Strategist', 'au', 'https://www.aspistrategist.org.au/feed/', 'analysis china'),
  feed(
    'piie',
    'Peterson Institute for International Economics',
    'us',
    'https://www.piie.com/rss/update.xml',
    'trade sanctions analysis',
  ),
  feed('stimson', 'Stimson Center', 'us', 'https://www.stimson.org/feed/', 'analysis nuclear'),
  feed('38-north', '38 North', 'us', 'https://www.38north.org/feed/', 'korea nuclear'),
  feed('cset', 'CSET', 'us', 'https://cset.georgetown.edu/feed/', 'technology export-controls'),

  // Sanctions, export controls and trade
  feed(
    'baker-mckenzie-sanctions',
    'Baker McKenzie Sanctions & Export Controls',
    'us',
    'https://sanctionsnews.bakermckenzie.com/feed/',
    'sanctions export-controls',
  ),
  feed(
    'global-trade-sanctions-law',
    'Global Trade & Sanctions Law',
    null,
    'https://www.globaltradeandsanctionslaw.com/feed/',
    'sanctions trade',
  ),
  feed('worldecr', 'WorldECR', 'gb', 'https://www.worldecr.com/news/feed/', 'export-controls'),
];
