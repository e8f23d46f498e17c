import type { CandidateQuery } from './candidates.ts';
import type { Query, Term, TermWord } from './query.ts';

const everything: CandidateQuery = { kind: 'everything' };

/**
 * What to ask the archive's full-text index (over `toIndexWords` of title, summary and body) for: everything that could meet the
 * query, and as little else as words alone can tell.
 */
export function toCandidates(query: Query): CandidateQuery {
  switch (query.kind) {
    case 'all':
      return toAll(query.of.map(toCandidates));
    case 'any':
      return toAny(query.of.map(toCandidates));
    case 'near':
      return toAll([toCandidates(query.left), toCandidates(query.right)]);
    case 'title':
      return toCandidates(query.of);
    case 'term':
      return toTermCandidates(query);
    default:
      return everything;
  }
}

function toAll(parts: readonly CandidateQuery[]): CandidateQuery {
  const of = parts.filter((part) => part.kind !== 'everything');
  return of.length > 1 ? { kind: 'all', of } : (of[0] ?? everything);
}

function toAny(parts: readonly CandidateQuery[]): CandidateQuery {
  if (parts.some((part) => part.kind === 'everything')) return everything;
  return parts.length > 1 ? { kind: 'any', of: parts } : (parts[0] ?? everything);
}

/**
 * The words next to each other, as far as the index has them so: a word of several forms, a beginning before the end, or a
 * combined form (which stands at the end of the index's text) parts the phrase, and each part is asked for by itself.
 */
function toTermCandidates(term: Term): CandidateQuery {
  const parts: CandidateQuery[] = [];
  let words: string[] = [];
  function close(prefix: boolean): void {
    if (words.length > 0) parts.push({ kind: 'words', words, prefix });
    words = [];
  }
  for (const word of term.words) {
    const lowers = toLowers(word);
    const [only] = lowers;
    if (only !== undefined && lowers.length === 1 && (term.words.length === 1 || !isCombined(only))) {
      words.push(only);
      if (word.isPrefix) close(true);
      continue;
    }
    close(false);
    parts.push(toAny(lowers.map((lower) => ({ kind: 'words', words: [lower], prefix: word.isPrefix }))));
  }
  close(false);
  return toAll(parts);
}

/** `$MU` is looked for as `mu`: the index keeps letters and digits only. */
function toLowers(word: TermWord): readonly string[] {
  return [...new Set(word.lowers.map((lower) => lower.replace(/^\$/, '')))];
}

/** F35 of "F-35", liran of "l’Iran": letters beside digits, or a word that may begin with a leaning one. */
function isCombined(lower: string): boolean {
  return (/\p{N}/u.test(lower) && /\p{L}/u.test(lower)) || /^(?:l|d|qu|dell|nell|sull|dall|all)[aeiouh]/.test(lower);
}
