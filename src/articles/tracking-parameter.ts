/** Families of parameters by how their names begin: Urchin, Mailchimp, BBC, Matomo, HubSpot, Marketo, Meta, Oracle. */
const prefixes =
  /^(?:utm_|utm-|mc_|at_|pk_|piwik_|mtm_|matomo_|hsa_|_hs|mkt_|fb_|fbc_|ga_|itm_|oly_|vero_|ns_|wt\.|wt_|trk_|stm_|guce_|__twitter|__s|cm_mm|asc_|ss_|elq)/;

/** Single parameters that say where a reader came from, never what he reads. */
const names = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id epik rdt_cid s_kwcid ' +
    // BBC, CNN, Daily Mail, DW, Guardian, Le Monde, NYT, WSJ, FT, Yahoo, Bloomberg, Reuters, Economist, Al Jazeera, Independent
    'cmp cmpid ocid ito maca xtor xtref smid smtyp emc partner mod reflink ftag ftcamp .tsrc tsrc guccounter srnd sref leadsource ' +
    'feedtype feedname traffic_source traffic_medium taid icid ncid intcmp int_cmp intcid s_cid s_campaign sc_cid camp cmpgn ' +
    'campaign_id instance_id segment_id regi_id wtmc wtrid dicbo ref ref_src ref_url referrer referer refsrc soc_src soc_trk ' +
    'sr_share sharetype share_id shareid share spm scm _ga _gl _r rss amp _amp amp_js_v amp_gsa usqp outputtype isamp ampmode ' +
    'mkcid mkrid nr_email_referer email_source newsletterid trk trkcampaign tracking tracking_id'
  ).split(' '),
);

/** Parameters that may mean anything, and mean nothing where their value is only a way of arriving. */
const arrivals = new Set([
  'source',
  'src',
  'from',
  'feed',
  'via',
  'output',
  'cid',
  'c',
  'medium',
  'channel',
  'origin',
  'sh',
  'view',
]);
const arrival =
  /^(?:(?:rss|atom|amp|feed|newsletter|e?mail|twitter|facebook|linkedin|telegram|whatsapp|social|googlenews|google_news|flipboard|applenews|syndication)(?:$|[\W_]|feed)|int[:_-]|ext[:_-])/i;

/** Whether a parameter of an address only tells its owner how a reader came; name and value unescaped. */
export function isTrackingParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (prefixes.test(lower)) return true;
  // `ref=12345` is some shops' and archives' number of the thing itself.
  if (lower === 'ref') return !/^\d+$/.test(value);
  return names.has(lower) || (arrivals.has(lower) && arrival.test(value));
}
