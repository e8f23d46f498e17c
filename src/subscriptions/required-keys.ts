import type { Query, Term, TermWord } from './query.ts';
import { isStopWord } from './stop-words.ts';

/** A beginning of a word is looked up by so many of its first characters. */
export const prefixKeyLength = 3;

interface Requirement {
  readonly keys: readonly string[];
  /** How often, about, an article has one of them. */
  readonly cost: number;
}

/**
 * What an article must have one of to meet the query: words in lower case, pairs of characters that stand side by side in a run,
 * beginnings (`sem*`), words of a source (`:bbc`). The one empty key where nothing is required.
 */
export function toRequiredKeys(query: Query): readonly string[] {
  return [...new Set(toRequirement(query)?.keys ?? [''])];
}

function toRequirement(query: Query): Requirement | null {
  switch (query.kind) {
    case 'all':
      return toRarest(query.of.map(toRequirement));
    case 'any':
      return toEither(query.of.map(toRequirement));
    case 'near':
      return toRarest([toRequirement(query.left), toRequirement(query.right)]);
    case 'title':
      return toRequirement(query.of);
    case 'term':
      return toTermRequirement(query);
    case 'source': {
      const [form] = query.words[0]?.forms ?? [];
      return form === undefined ? null : { keys: [`:${form}`], cost: 300 };
    }
    default:
      return null;
  }
}

function toRarest(parts: readonly (Requirement | null)[]): Requirement | null {
  let rarest: Requirement | null = null;
  for (const part of parts) if (part !== null && (rarest === null || part.cost < rarest.cost)) rarest = part;
  return rarest;
}

function toEither(parts: readonly (Requirement | null)[]): Requirement | null {
  const keys: string[] = [];
  let cost = 0;
  for (const part of parts) {
    if (part === null) return null;
    keys.push(...part.keys);
    cost += part.cost;
  }
  return { keys, cost };
}

function toTermRequirement(term: Term): Requirement | null {
  return toRarest(term.words.map((word, index) => toWordRequirement(word, term.words[index + 1])));
}

function toWordRequirement(word: TermWord, next: TermWord | undefined): Requirement {
  const first = word.forms[0] ?? '';
  if (next?.isGlued && !next.isPrefix && !word.isPrefix) {
    return { keys: [(word.lowers[0] ?? '') + (next.lowers[0] ?? '')], cost: 2 };
  }
  const { lowers } = word;
  if (word.isPrefix) {
    return { keys: lowers.map((lower) => `${lower.slice(0, prefixKeyLength)}*`), cost: first.length < 3 ? 60 : 30 };
  }
  return { keys: lowers, cost: toCost(first, lowers) };
}

/** A name is rarer than an ordinary word, which shows by its inflections; a short word is more common than a long one. */
function toCost(first: string, lowers: readonly string[]): number {
  if (isStopWord(first)) return 1000;
  if (first.length === 1) return 100;
  if (first.length <= 3) return 20;
  return lowers.length > 2 ? 15 : Math.max(1, 10 - first.length / 2);
}
