/**
 * A language by its code or its English name: the two letters of ISO 639-1 by which articles are known; null where there are none.
 */
export function readLanguage(typed: string): string | null {
  return readOnce('language', typed.trim().toLowerCase(), toLanguage);
}

/** A country by its code or its English name: the two letters of ISO 3166-1 (and xk for Kosovo); null where there are none. */
export function readCountry(typed: string): string | null {
  return readOnce('region', typed.trim().toLowerCase(), toCountry);
}

type Kind = 'language' | 'region';

const readAlready = new Map<string, string | null>();

/** Intl takes its time, and ten thousand queries may have lang:en. Only two letters are kept, so that these stay few. */
function readOnce(kind: Kind, lower: string, read: (lower: string) => string | null): string | null {
  if (!/^[a-z]{2}$/.test(lower)) return read(lower);
  const key = `${kind} ${lower}`;
  let code = readAlready.get(key);
  if (code === undefined) {
    code = read(lower);
    readAlready.set(key, code);
  }
  return code;
}

function toLanguage(lower: string): string | null {
  // en-GB is a kind of en; three letters (deu) and outdated codes (iw) become the two in use.
  const [, code] = /^([a-z]{2,3})(?:[-_][a-z]{2,4})?$/.exec(lower) ?? [];
  if (code === undefined) return findByName('language', lower);
  const current = new Intl.Locale(code).language;
  return [current, code].find((each) => isKnown('language', each)) ?? null;
}

function toCountry(lower: string): string | null {
  const code = otherCountryNames.get(lower) ?? lower;
  return isKnown('region', code) ? code : findByName('region', code);
}

/** People type uk; the standard has gb, and English Intl has Türkiye and Hong Kong SAR China. */
const otherCountryNames: ReadonlyMap<string, string> = new Map([
  ['uk', 'gb'],
  ['usa', 'us'],
  ['turkey', 'tr'],
  ['hong kong', 'hk'],
]);

/** Known to Intl without a place in ISO 3166-1: unions, reserved and unknown ones. */
const noCountries = new Set('ac cp cq dg ea eu ez ic qo ta un xa xb zz'.split(' '));

const displayNames = new Map<Kind, Intl.DisplayNames>();

function findName(kind: Kind, code: string): string | undefined {
  let names = displayNames.get(kind);
  if (names === undefined) {
    names = new Intl.DisplayNames('en', { type: kind, fallback: 'none' });
    displayNames.set(kind, names);
  }
  return names.of(kind === 'region' ? code.toUpperCase() : code);
}

function isKnown(kind: Kind, code: string): boolean {
  if (!/^[a-z]{2}$/.test(code) || findName(kind, code) === undefined) return false;
  // A code of the past (su, dd) has become another one.
  return (
    kind === 'language' || (!noCountries.has(code) && new Intl.Locale(`und-${code}`).region === code.toUpperCase())
  );
}

const codesByName = new Map<Kind, ReadonlyMap<string, string>>();

function findByName(kind: Kind, name: string): string | null {
  let codes = codesByName.get(kind);
  if (codes === undefined) {
    codes = listCodesByName(kind);
    codesByName.set(kind, codes);
  }
  return codes.get(name) ?? null;
}

function listCodesByName(kind: Kind): ReadonlyMap<string, string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code) =>
      isKnown(kind, code) ? [[findName(kind, code)?.toLowerCase() ?? code, code] as const] : [],
    ),
  );
}
