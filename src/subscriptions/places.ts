/** ISO 639-1. */
const languages: ReadonlySet<string> = toCodes(`
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
su sv sw ta te tg th ti tk tl tn to tr ts tt ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
`);

/** ISO 3166-1, and xk for Kosovo. */
const countries: ReadonlySet<string> = toCodes(`
ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca
cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga
gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp
ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms
mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs
ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw
tz ua ug um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw
`);

function toCodes(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** A language by its code or its English name: the two letters by which articles are known; null where there are none. */
export function readLanguage(typed: string): string | null {
  const lower = typed.trim().toLowerCase();
  if (languages.has(lower)) return lower;
  // en-GB is a kind of en; three letters (deu) and codes of the past (iw) become the two in use.
  const [, code] = /^([a-z]{2,3})(?:[-_][a-z]{2,4})?$/.exec(lower) ?? [];
  if (code === undefined) return findByName('language', languages, lower);
  const language = languages.has(code) ? code : new Intl.Locale(code).language;
  return languages.has(language) ? language : null;
}

/** People type uk; the standard has gb, and Intl's English names are Türkiye and Hong Kong SAR China. */
const otherCountryNames: ReadonlyMap<string, string> = new Map([
  ['uk', 'gb'],
  ['usa', 'us'],
  ['turkey', 'tr'],
  ['hong kong', 'hk'],
]);

/** A country by its code or its English name: two letters, or null. */
export function readCountry(typed: string): string | null {
  const lower = typed.trim().toLowerCase();
  const code = otherCountryNames.get(lower) ?? lower;
  return countries.has(code) ? code : findByName('region', countries, code);
}

type Kind = 'language' | 'region';

const codesByName = new Map<Kind, ReadonlyMap<string, string>>();

function findByName(kind: Kind, codes: ReadonlySet<string>, name: string): string | null {
  let listed = codesByName.get(kind);
  if (listed === undefined) {
    const names = new Intl.DisplayNames('en', { type: kind });
    listed = new Map([...codes].map((code) => [names.of(code.toUpperCase())?.toLowerCase() ?? code, code]));
    codesByName.set(kind, listed);
  }
  return listed.get(name) ?? null;
}
