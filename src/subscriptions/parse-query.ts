import { printQuery } from './print-query.ts';
import type { NearSide, ParsedQuery, Query, Term } from './query.ts';
import { QueryError } from './query-error.ts';
import { toAcronym, toNotes } from './query-notes.ts';
import { createRefusals, type QueryRefusals } from './query-refusals.ts';
import { createTermReader } from './query-terms.ts';
import { type FieldName, readTokens, type Token } from './read-tokens.ts';

const maxLength = 500;
const maxDepth = 8;

/**
 * What a part of a query does: find articles (`finds`), only narrow what others find (`narrows`: lang:, country:), or only
 * exclude. A query, each side of an OR, and one side of an AND must find.
 */
type Effect = 'finds' | 'narrows' | 'excludes';

interface Part {
  readonly query: Query;
  readonly effect: Effect;
  readonly start: number;
}

/**
 * Reads a query as people type it.
 * @throws {QueryError} with one sentence, the query with a mark under the place, and what to type instead.
 */
export function parseQuery(text: string): ParsedQuery {
  checkLength(text);
  const parser = createParser(text, readTokens(text));
  const query = parser.read();
  const printed = printQuery(query);
  if (printed.length > maxLength) refuseLength(text, printed.length);
  return { query, text: printed, notes: toNotes(parser.notes) };
}

function checkLength(text: string): void {
  if (text.length <= maxLength) return;
  if (text.length > 4 * maxLength || [...text.trim()].length > maxLength) refuseLength(text);
}

function refuseLength(query: string, printed = query.length): never {
  throw new QueryError(query, {
    kind: 'too_long',
    position: maxLength,
    sentence: `A query has at most ${maxLength} characters; written out, this one has ${printed}.`,
    suggestion: 'Make two subscriptions of it.',
  });
}

function createParser(typed: string, tokens: readonly Token[]) {
  const terms = createTermReader(typed, tokens);
  const refusals: QueryRefusals = createRefusals(typed);
  let at = 0;

  function read(): Query {
    if (tokens.length === 0) refusals.refuse('empty', 0, 'The query is empty.', 'Type a name or a word: Micron');
    const part = readAny(0);
    const extra = tokens[at];
    if (extra !== undefined) {
      refusals.refuse(
        'stray_parenthesis',
        extra.start,
        'This parenthesis closes nothing.',
        refusals.replaceAt(extra.start, extra.end, ' '),
      );
    }
    if (part === null) {
      const acronym = terms.notes.flatMap((note) => (note.kind === 'stop-word' ? [toAcronym(note.typed)] : []))[0];
      refusals.refuse(
        'only_stop_words',
        tokens[0]?.start ?? 0,
        'Every article has these words, so they find nothing.',
        acronym ? `For the acronym type ${acronym}` : 'Type a name or a rarer word: Micron',
      );
    }
    if (part.effect !== 'finds') {
      refusals.refuse(
        'nothing_positive',
        part.start,
        'There is nothing here to look for: the query only leaves out or narrows.',
        `Type what to look for before it: Micron ${typed.trim()}`,
      );
    }
    return part.query;
  }

  function readAny(depth: number): Part | null {
    const parts: Part[] = [];
    const start = tokens[at]?.start ?? typed.length;
    for (;;) {
      const part = readAll(depth);
      if (part !== null) parts.push(part);
      if (tokens[at]?.kind !== 'or') break;
      at++;
    }
    const [first] = parts;
    if (first === undefined || parts.length === 1) return first ?? null;
    const odd = parts.find((part) => part.effect === 'excludes') ?? parts.find((part) => part.effect === 'narrows');
    if (odd !== undefined && parts.some((part) => part.effect !== 'narrows')) {
      refusals.refuse(
        'nothing_positive',
        odd.start,
        'Each side of an OR needs something to look for; this one only leaves out or narrows.',
        'Put it beside the rest: (Micron OR Samsung) -opinion',
      );
    }
    const of = parts.flatMap(({ query }) => (query.kind === 'any' ? query.of : [query]));
    return { query: { kind: 'any', of }, effect: odd === undefined ? 'finds' : 'narrows', start };
  }

  function readAll(depth: number): Part | null {
    const parts: Part[] = [];
    let isEmpty = true;
    for (;;) {
      const token = tokens[at];
      if (token?.kind === 'and') {
        if (isEmpty) refusals.refuseSide(token, 'AND');
        at++;
        const next = tokens[at];
        if (next === undefined || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') {
          refusals.refuseSide(token, 'AND');
        }
      } else if (token === undefined || token.kind === 'close' || token.kind === 'or') {
        break;
      }
      const part = readNot(depth);
      isEmpty = false;
      if (part !== null) parts.push(part);
    }
    if (isEmpty) refusals.refuseMissing(tokens[at - 1], tokens[at]);
    const [first] = parts;
    if (first === undefined || parts.length === 1) return first ?? null;
    const of = parts.flatMap(({ query }) => (query.kind === 'all' ? query.of : [query]));
    const effects = new Set(parts.map((part) => part.effect));
    const effect = effects.has('finds') ? 'finds' : effects.has('excludes') ? 'excludes' : 'narrows';
    return { query: { kind: 'all', of }, effect, start: first.start };
  }

  function readNot(depth: number): Part | null {
    const token = tokens[at];
    if (token?.kind !== 'not') return readNear(depth);
    at++;
    const next = tokens[at];
    if (next?.kind === 'not') {
      refusals.refuse(
        'double_negation',
        next.start,
        'This is left out twice, which would ask for it.',
        refusals.replaceAt(token.start, next.end, next.end - next.start === 3 ? 'NOT ' : '-'),
      );
    }
    if (next === undefined || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') {
      refusals.refuse(
        'missing_side',
        token.start,
        'NOT needs something after it.',
        refusals.replaceAt(token.start, token.end, ''),
      );
    }
    const part = readNear(depth);
    if (part === null) return null;
    if (part.effect === 'excludes') {
      refusals.refuse(
        'nothing_positive',
        part.start,
        'What is to be left out only leaves out itself.',
        'Type what must not be there: Micron -opinion',
      );
    }
    return { query: { kind: 'not', of: part.query }, effect: 'excludes', start: token.start };
  }

  function readNear(depth: number): Part | null {
    const first = tokens[at];
    if (first?.kind === 'near') refusals.refuseNearSide(first);
    const left = readOne(depth);
    const near = tokens[at];
    if (near?.kind !== 'near') return left;
    at++;
    const next = tokens[at];
    if (next?.kind !== 'term' && next?.kind !== 'open') refusals.refuseNearSide(near);
    const right = readOne(depth);
    const chained = tokens[at];
    if (chained?.kind === 'near') {
      refusals.refuse(
        'near_chain',
        chained.start,
        'NEAR joins two sides only.',
        refusals.replaceAt(chained.start, chained.end, 'AND'),
      );
    }
    if (left === null || right === null) {
      refusals.refuse(
        'near_side',
        near.start,
        'NEAR needs words that count on both sides, and one side is a word that every article has.',
        'Type Micron NEAR/8 ban',
      );
    }
    const sides = { left: toNearSide(left, near), right: toNearSide(right, near) };
    return { query: { kind: 'near', ...sides, within: near.within }, effect: 'finds', start: left.start };
  }

  function toNearSide(part: Part, near: Token): NearSide {
    const { query } = part;
    if (query.kind === 'term') return query;
    if (query.kind === 'any' && query.of.every((each): each is Term => each.kind === 'term')) {
      return { kind: 'any', of: query.of };
    }
    refusals.refuse(
      'near_side',
      part.start,
      'A side of NEAR is a word, a phrase, or words with OR in a parenthesis.',
      query.kind === 'title'
        ? 'Type title:(Micron NEAR/8 ban)'
        : near.start > part.start
          ? 'Type (Micron OR Samsung) NEAR/8 ban'
          : 'Type ban NEAR/8 (Micron OR Samsung)',
    );
  }

  function readOne(depth: number): Part | null {
    const token = tokens[at];
    at++;
    if (token?.kind === 'open') {
      if (depth === maxDepth) {
        refusals.refuse(
          'too_deep',
          token.start,
          `Parentheses go at most ${maxDepth} deep.`,
          'Make two subscriptions of it, or leave parentheses out.',
        );
      }
      const part = readAny(depth + 1);
      if (tokens[at]?.kind !== 'close') refusals.refuseUnclosed(token);
      at++;
      return part;
    }
    if (token?.kind === 'field') return readField(token.name, token, depth);
    if (token?.kind === 'term') {
      const query = terms.readTerm(at - 1, token);
      return query === null ? null : { query, effect: 'finds', start: token.start };
    }
    refusals.refuseMissing(tokens[at - 1], tokens[at]);
  }

  function readField(name: FieldName, token: Token, depth: number): Part | null {
    const value = tokens[at];
    const example = { title: 'title:Micron', source: 'source:bbc', lang: 'lang:en', country: 'country:cn' }[name];
    if (name === 'title' && value?.kind === 'open') {
      const part = readOne(depth);
      if (part === null) return null;
      if (part.effect !== 'finds' || hasField(part.query)) {
        refusals.refuse(
          part.effect === 'finds' ? 'field_value' : 'nothing_positive',
          value.start,
          part.effect === 'finds'
            ? 'A title holds words, no other field.'
            : 'There is nothing to look for between these parentheses.',
          'Type title:(Micron OR Samsung)',
        );
      }
      return { query: { kind: 'title', of: part.query }, effect: 'finds', start: token.start };
    }
    if (value?.kind !== 'term' || value.isExact || value.isPrefix) {
      if (name !== 'title' || value?.kind !== 'term') {
        const sentence =
          name === 'title'
            ? 'After title: comes a word, a phrase, or words in a parenthesis.'
            : `After ${name}: comes one word or a phrase in quotes.`;
        refusals.refuse('field_value', value?.start ?? token.end, sentence, `Type ${example}`);
      }
    }
    at++;
    if (name === 'title') {
      const query = terms.readTerm(at - 1, value);
      return query === null ? null : { query: { kind: 'title', of: query }, effect: 'finds', start: token.start };
    }
    if (name === 'source') return { query: terms.readSource(value), effect: 'finds', start: token.start };
    return { query: terms.readPlace(name, value), effect: 'narrows', start: token.start };
  }

  return { read, notes: terms.notes };
}

function hasField(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(hasField);
  if (query.kind === 'not') return hasField(query.of);
  return query.kind !== 'term' && query.kind !== 'near';
}
