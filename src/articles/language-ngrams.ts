import { readFileSync } from 'node:fs';

/**
 * The database of eld (Nito T.M., Apache-2.0): runs of four bytes, each with the languages it is common in. We read it as data,
 * into a table of two megabytes: loaded as the module that it is, it would take ninety.
 */
export interface Ngrams {
  /** Points of each language for these words, best first. */
  score(words: readonly string[]): readonly Score[];
}

export interface Score {
  readonly language: string;
  readonly points: number;
}

/** eld's files leave this out of each number. */
const basePoints = 53;
const tableBits = 18;

export function readNgrams(): Ngrams {
  const entry = import.meta.resolve('eld/small');
  const database = readFileSync(new URL('../ngrams/small.js', entry), 'utf8');
  const toCharacter = readDictionary(readFileSync(new URL('../dictionary.js', entry), 'utf8'));
  const languages = readLanguages(database);
  const table = readTable(database);

  return {
    score(words) {
      const points = new Float64Array(languages.length);
      for (const hash of toHashes(words, toCharacter)) {
        for (let at = table.find(hash); at < table.end; at += 2) {
          const language = table.pairs[at] ?? 0;
          points[language & 127] = (points[language & 127] ?? 0) + (table.pairs[at + 1] ?? 0) + basePoints;
          if (language >= 128) break;
        }
      }
      return languages
        .map((language, index) => ({ language, points: points[index] ?? 0 }))
        .filter((score) => score.points > 0)
        .sort((a, b) => b.points - a.points);
    },
  };
}

/** The character that stands in eld's files for each byte from 128 on. */
function readDictionary(source: string): readonly string[] {
  return [...source.slice(source.indexOf('[')).matchAll(/'(?:\\(.)|([^'\\]))'/g)].map(
    ([, escaped, plain]) => escaped ?? plain ?? ' ',
  );
}

function readLanguages(database: string): readonly string[] {
  const list = /languages:\{([^}]*)\}/.exec(database)?.[1] ?? '';
  return [...list.matchAll(/'([a-z]{2})'/g)].map(([, code = '']) => code);
}

/** Open addressing by hash; the pairs (language, points) of a run stand together, the last language marked by its high bit. */
function readTable(database: string) {
  const size = 1 << tableBits;
  const hashes = new Uint32Array(size);
  const starts = new Uint32Array(size);
  const pairs = new Uint8Array(database.length / 3);
  let end = 0;
  const entry = /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,:'"{}]+)):\{([\d:,]*)\}/g;
  entry.lastIndex = database.indexOf('ngrams:{') + 'ngrams:{'.length;
  for (let match = entry.exec(database); match !== null; match = entry.exec(database)) {
    const key = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1');
    const hash = toHash(key);
    let slot = hash & (size - 1);
    while (hashes[slot] !== 0) slot = (slot + 1) & (size - 1);
    hashes[slot] = hash;
    starts[slot] = end;
    const numbers = (match[4] ?? '').split(/[:,]/);
    for (let index = 0; index < numbers.length; index += 2) {
      pairs[end++] = Number(numbers[index]) | (index + 2 >= numbers.length ? 128 : 0);
      pairs[end++] = Number(numbers[index + 1]);
    }
  }
  return {
    pairs: pairs.slice(0, end),
    end,
    find(hash: number): number {
      let slot = hash & (size - 1);
      for (; hashes[slot] !== 0; slot = (slot + 1) & (size - 1)) if (hashes[slot] === hash) return starts[slot] ?? end;
      return end;
    },
  };
}

/** Runs of four bytes every three bytes of a word, and its last four; a space marks a word's beginning and end. */
function toHashes(words: readonly string[], toCharacter: readonly string[]): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (const word of words) {
    const bytes = [...Buffer.from(word.toLowerCase())]
      .map((byte) => (byte < 128 ? String.fromCharCode(byte) : (toCharacter[byte] ?? ' ')))
      .join('');
    const length = Math.min(bytes.length, 70);
    let at = 0;
    for (; at + 4 < length; at += 3) hashes.add(toHash((at === 0 ? ' ' : '') + bytes.slice(at, at + 4)));
    hashes.add(toHash(`${at === 0 ? ' ' : ''}${bytes.slice(length !== 3 ? Math.max(0, length - 4) : 0)} `));
  }
  return hashes;
}

/** FNV-1a, 32 bits, never zero. */
function toHash(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0 || 1;
}
