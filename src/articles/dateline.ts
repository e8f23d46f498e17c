/** Where agencies write from; a name in capitals need not be here. */
const cities = new Set(
  (
    'abu dhabi|abuja|accra|addis ababa|aden|algiers|almaty|amman|amsterdam|ankara|antananarivo|astana|asuncion|athens|atlanta|auckland|' +
    'baghdad|baku|bamako|bangkok|bangui|barcelona|basel|beijing|beirut|belgrade|bengaluru|berlin|bern|bishkek|bogota|bogotá|boise|boston|' +
    'brasilia|brasília|bratislava|brussels|brüssel|bruxelles|bucharest|budapest|buenos aires|cairo|canberra|cape town|caracas|chicago|' +
    'chisinau|colombo|copenhagen|dakar|dallas|damascus|davos|delhi|detroit|dhaka|doha|dubai|dublin|düsseldorf|edinburgh|frankfurt|gaza|' +
    'gaza city|geneva|genf|genève|ginebra|guangzhou|hamburg|hanoi|harare|havana|helsinki|hong kong|houston|islamabad|istanbul|jakarta|' +
    'jeddah|jerusalem|johannesburg|juba|kabul|kampala|karachi|kathmandu|khartoum|kigali|kinshasa|kuala lumpur|kuwait city|kyiv|kiew|kiev|' +
    'la paz|lagos|lahore|lima|lisbon|ljubljana|london|londres|los angeles|luxembourg|lyon|madrid|managua|manama|manila|melbourne|' +
    'mexico city|miami|milan|minsk|mogadishu|monrovia|montevideo|montreal|moscow|moskau|mumbai|munich|münchen|muscat|nairobi|naypyidaw|' +
    'new delhi|new york|niamey|nicosia|odesa|oslo|ottawa|ouagadougou|panama city|paris|perth|phnom penh|prague|praia|pretoria|pristina|' +
    'pyongyang|quito|rabat|ramallah|reykjavik|riga|rio de janeiro|riyadh|rome|san francisco|sana’a|sanaa|santiago|sao paulo|são paulo|' +
    'sarajevo|seattle|seoul|shanghai|shenzhen|singapore|skopje|sofia|stockholm|strasbourg|straßburg|sydney|taipei|tallinn|tashkent|' +
    'tbilisi|tehran|teheran|tel aviv|the hague|tirana|tokyo|toronto|tripoli|tunis|ulaanbaatar|united nations|vancouver|vienna|wien|' +
    'vientiane|vilnius|warsaw|washington|wellington|windhoek|wuhan|yangon|yaounde|yerevan|zagreb|zurich|zürich'
  ).split('|'),
);
const agencies = new Set(
  'aap|afp|ani|ansa|ap|apa|bbc|bernama|bloomberg|cnn|dpa|dpa-afx|efe|epd|ians|interfax|ips|kna|kyodo|pti|reuters|rtr|sda|tass|upi|xinhua|yonhap'.split(
    '|',
  ),
);
/** By their first three letters, in English, German, French and Spanish. */
const months = new Set(
  'jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez fév avr jui aoû déc ene abr ago dic'.split(' '),
);
const particles = new Set('de del la le el al of da do dos di am an der upon sur'.split(' '));

const longest = 120;
const withAgency = /^\s{0,9}([^()\n]{0,70}?)\s{0,3}\(([^()\n]{2,40})\)\s{0,3}(?:--|[-–—:])\s{0,3}/u;
const withoutAgency = /^\s{0,9}([^()\n—]{2,70}?)(?:\s{1,3}(?:--|[-–—])\s{1,3}|—\s{0,3})/u;
const dateAtEnd =
  /(?:^|[,\s]\s?)(?:(\p{L}{3,10})\.? \d{1,2}|\d{1,2}\.?(?: de)? (\p{L}{3,10})\.?)(?:,? (?:de )?\d{4})?$/u;
const mayBegin = /^["'“”„«‘(¿¡\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * How many characters at the beginning of a text only say where, when and for whom it was written: "NEW YORK (The Wire) — ",
 * "BEIJING, Nov 23 (Xinhua) -- ", "Kuala Lumpur - ". 0 where there is no such thing, or where it might be the sentence itself.
 */
export function toDatelineLength(text: string): number {
  const head = text.slice(0, longest);
  const [whole = '', place = '', agency = ''] = withAgency.exec(head) ?? [];
  if (whole !== '' && mayBegin.test(text.slice(whole.length)) && isByAgency(place, agency)) return whole.length;
  const [bare = '', alone = ''] = withoutAgency.exec(head) ?? [];
  const rest = text.slice(bare.length, bare.length + 1_000);
  return bare !== '' && mayBegin.test(rest) && isAlone(alone, rest) ? bare.length : 0;
}

export function withoutDateline(text: string): string {
  return text.slice(toDatelineLength(text));
}

function isByAgency(written: string, agency: string): boolean {
  if (!/^\p{L}[\p{L}\p{M} ./&-]*$/u.test(agency) || agency.split(' ').length > 4) return false;
  const isKnown = agency.split('/').some((name) => agencies.has(name.toLowerCase()));
  const { place, hasDate } = readPlace(written);
  if (place === '') return isKnown;
  // "Micron (the memory maker) - ".
  if (!isProper(place) || (/^\p{Ll}/u.test(agency) && !isKnown)) return false;
  // "Micron (MU) - ": capitals alone may be a share's sign.
  return isKnown || hasDate || isPlain(place) || /[\p{Ll}\p{Lo}]/u.test(agency);
}

function isAlone(written: string, rest: string): boolean {
  const { place, hasDate } = readPlace(written);
  if (!isProper(place)) return false;
  if (hasDate) return true;
  const isCity = cities.has(toName(place));
  return (isCity && isCapital(place)) || ((isCity || isPlain(place)) && !isInsertion(rest));
}

function readPlace(written: string): { readonly place: string; readonly hasDate: boolean } {
  const [date = '', before = '', after = ''] = dateAtEnd.exec(written) ?? [];
  const hasDate = months.has((before || after).toLowerCase().slice(0, 3));
  const place = (hasDate ? written.slice(0, written.length - date.length) : written).trim().replace(/,$/, '');
  return { place, hasDate };
}

/** One to four words that are names: "WASHINGTON, D.C.", "Rio de Janeiro", "PARIS/BERLIN". */
function isProper(place: string): boolean {
  const words = place.split(/[\s,/]+/u).filter(Boolean);
  return (
    words.length > 0 &&
    words.length <= 4 &&
    words.every(
      (word, index) => /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’-]*$/u.test(word) || (index > 0 && particles.has(word)),
    )
  );
}

/** A known city, or capitals that are too long for an acronym. */
function isPlain(place: string): boolean {
  const town = toTown(place);
  return cities.has(toName(place)) || (isCapital(place) && (town.includes(' ') || town.length >= 6));
}

function isCapital(place: string): boolean {
  return /^[^\p{Ll}\p{Lo}]+$/u.test(toTown(place));
}

/** "Beijing — never a friend of the plan — said …": a second dash ends what the first began. */
function isInsertion(rest: string): boolean {
  const sentence = /^[\s\S]*?[.!?](?=\s|$)/u.exec(rest)?.[0] ?? rest;
  return (sentence.match(/\s(?:--|[-–—])\s|—/gu)?.length ?? 0) % 2 === 1;
}

function toTown(place: string): string {
  return place.split(/[,/]/u)[0]?.trim() ?? '';
}

function toName(place: string): string {
  return toTown(place).toLowerCase();
}
