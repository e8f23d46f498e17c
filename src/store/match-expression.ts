import type { CandidateQuery } from '../subscriptions/candidates.ts';

/** What a query comes to in the full-text index: an FTS5 expression, or no need to ask. */
export type Narrowing =
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'everything' | 'nothing' };

/** FTS5's own parser gives up at some 100 open parentheses, and a thousand words cost more than they narrow. */
const deepest = 16;
const mostWords = 400;

const everything: Narrowing = { kind: 'everything' };
const nothing: Narrowing = { kind: 'nothing' };

/**
 * An FTS5 expression (https://sqlite.org/fts5.html#full_text_query_syntax) that finds at least what the query asks for. Every
 * word goes in quotes, so nothing that a person types is ever an operator.
 */
export function toMatchExpression(query: CandidateQuery): Narrowing {
  return countWords(query, 0) > mostWords ? everything : toNarrowing(query, 0);
}

function toNarrowing(query: CandidateQuery, depth: number): Narrowing {
  if (depth > deepest || query.kind === 'everything') return everything;
  if (query.kind === 'words') return toPhrase(query.words, query.prefix);
  const parts = query.of.map((part) => toNarrowing(part, depth + 1));
  return query.kind === 'all' ? toAll(parts) : toAny(parts);
}

function toAll(parts: readonly Narrowing[]): Narrowing {
  if (parts.some((part) => part.kind === 'nothing')) return nothing;
  const texts = parts.flatMap((part) => (part.kind === 'expression' ? [part.text] : []));
  return texts.length === 0 ? everything : toExpression(texts, ' AND ');
}

function toAny(parts: readonly Narrowing[]): Narrowing {
  if (parts.some((part) => part.kind === 'everything')) return everything;
  const texts = parts.flatMap((part) => (part.kind === 'expression' ? [part.text] : []));
  return texts.length === 0 ? nothing : toExpression(texts, ' OR ');
}

function toExpression(texts: readonly string[], operator: string): Narrowing {
  const [first, ...others] = new Set(texts);
  return { kind: 'expression', text: others.length === 0 ? (first ?? '') : `(${[first, ...others].join(operator)})` };
}

/** A word of nothing but ASCII punctuation is no word to the index, in the text as in the query. */
function toPhrase(words: readonly string[], prefix: boolean): Narrowing {
  // NUL ends an expression, wherever it stands.
  const known = words.map((word) => word.replaceAll('\0', ' ')).filter(hasIndexedCharacter);
  if (known.length === 0) return everything;
  const last = words.at(-1);
  const star = prefix && last !== undefined && hasIndexedCharacter(last) ? '*' : '';
  return { kind: 'expression', text: `"${known.join(' ').replaceAll('"', '""')}"${star}` };
}

function hasIndexedCharacter(word: string): boolean {
  return /[0-9A-Za-z\u0080-\uffff]/.test(word);
}

function countWords(query: CandidateQuery, depth: number): number {
  if (depth > deepest || query.kind === 'everything') return 0;
  if (query.kind === 'words') return query.words.length;
  return query.of.reduce((sum, part) => sum + countWords(part, depth + 1), 0);
}
