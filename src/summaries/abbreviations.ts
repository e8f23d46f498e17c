/** What always goes on: a title before a name, "for example" before the example. Lower case, without its last dot. */
const goingOn = new Set(
  (
    'mr mrs ms mx dr prof gen lt col sgt capt cpt cmdr cdr adm maj brig cpl pvt rep sen gov rev hon pres messrs supt insp det ' +
    'st ste mt ft vs v cf eg e.g ie i.e viz approx ca al est esp incl dept univ assn bros ' +
    'sr sra srta dña ee p.ej p. ej pág núm art av avda ' +
    'hr fr frau dipl ing nr abs bzw z.b z d.h d u.a u usw.a vgl ggf evtl inkl mio mrd str tel ' +
    'mme mlle mm me env chap éd ' +
    'sig dott avv on ' +
    'г ул им тыс млн млрд руб т.е т.д'
  ).split(' '),
);
/** Goes on only before a number. */
const beforeNumbers = new Set('no nos nr n núm num fig figs p pp vol ch sec art par para cl eq c ca т с ст'.split(' '));
const months = new Set(
  'jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic janv févr avr juil déc okt dez mrz märz'.split(' '),
);
/** Goes on unless what follows looks like a new sentence. */
const mayEnd = new Set(
  (
    'u.s u.k u.n e.u u.s.a u.a.e d.c n.y l.a u.s.s.r p.r.c inc ltd co corp plc llc jr sr etc a.m p.m ph.d b.a m.a ' +
    'ee.uu uu ag s.a s.p.a n.v b.v usw u.s.w o.ä e.v a.d b.c bn mn'
  ).split(' '),
);
const openers = new Set(
  (
    'the a an it its he she they we you i this that these those there in on at by for from with after before but and or as if when ' +
    'while since however meanwhile still yet last both some many most his her their our my no not one two what who why how ' +
    'der die das ein eine es er sie wir im am und aber doch nach bei mit auch ' +
    'el la los las un una en se lo es y pero no ' +
    'le les une il elle ils ce cette et mais dans'
  ).split(' '),
);
/** Languages that write an ordinal as a number with a dot: "am 3. Oktober". */
const dottedOrdinals = new Set('de da no nb nn fi cs sk hu pl sl hr sr et lv is'.split(' '));
const afterOrdinal =
  /^(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrhundert|Weltkrieg|Runde|Platz|Stock|Mal|Tag|\p{Ll})/u;

/** Whether the dot that ends `head` belongs to an abbreviation, an initial or an ordinal, so that `tail` still is its sentence. */
export function endsWithAbbreviation(head: string, tail: string, language: string | null): boolean {
  const word = /(?:^|[\s("'“„«‘[/-])([\p{L}\p{N}][\p{L}\p{N}.]{0,11}) ?\.$/u.exec(head.slice(-16))?.[1];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  const startsWithNumber = /^\p{N}/u.test(tail);
  if (/^\p{N}+$/u.test(word)) {
    return word.length <= 2 && language !== null && dottedOrdinals.has(language) && afterOrdinal.test(tail);
  }
  if (beforeNumbers.has(lower) && startsWithNumber) return true;
  if (months.has(lower)) return startsWithNumber;
  if (isTitle(word, lower)) return true;
  const isInitial = /^\p{Lu}$/u.test(word);
  if (!isInitial && !mayEnd.has(lower) && !/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return false;
  const next = /^[("'“„«‘]?([\p{L}\p{N}'’]+)/u.exec(tail)?.[1];
  return next !== undefined && !openers.has(next.toLowerCase());
}

/** Short words that are also plain ones ("on", "est", "me", "art") are titles only where they are written as one. */
function isTitle(word: string, lower: string): boolean {
  if (!goingOn.has(lower)) return false;
  const isPlainWord = /^(?:al|on|me|est|art|fr|ca|no|col|gen|det|ing|frau|str|hon|u|d|z|v)$/.test(lower);
  return !isPlainWord || /^(?:Gen|Col|Fr|Hon|Det|v|z|d|u|al|ca)$/.test(word);
}
