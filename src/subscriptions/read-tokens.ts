import { QueryError, type QueryProblem } from './query-error.ts';
import { isDashCode, isSpaceCode, toTypedText } from './typed-text.ts';

/** A piece of a typed query. `start` and `end` are offsets into what was typed. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { readonly kind: 'near'; readonly within: number }
  | { readonly kind: 'field'; readonly name: FieldName }
  | {
      readonly kind: 'term';
      readonly text: string;
      readonly isQuoted: boolean;
      readonly isExact: boolean;
      /** A star at the end. */
      readonly isPrefix: boolean;
    }
);

export type TermToken = Extract<Token, { kind: 'term' }>;

/** No option of a command may have one of these names. */
export const fieldNames = ['title', 'source', 'lang', 'country'] as const;
export type FieldName = (typeof fieldNames)[number];

const fieldList = 'title:, source:, lang: and country:';
/** What people type for a field that has another name here. */
const otherFieldNames: Readonly<Record<string, FieldName>> = {
  intitle: 'title',
  headline: 'title',
  site: 'source',
  outlet: 'source',
  from: 'source',
  language: 'lang',
  locale: 'lang',
  nation: 'country',
};

export const defaultNear = 8;
export const maxNear = 50;

/** @throws {QueryError} for what no place in a query makes right: an unclosed quote, an unknown field, a loose dash. */
export function readTokens(query: string): readonly Token[] {
  const text = toTypedText(query);
  const tokens: Token[] = [];
  let at = 0;

  function refuse(kind: QueryProblem, position: number, sentence: string, suggestion: string): never {
    throw new QueryError(query, { kind, position, sentence, suggestion });
  }

  function isBoundary(position: number): boolean {
    const code = text.charCodeAt(position);
    // NaN past the end.
    return !(code > 32) || code === 0x22 || code === 0x28 || code === 0x29 || code === 0x7c;
  }

  function readDashes(): void {
    const start = at;
    while (isDashCode(text.charCodeAt(at))) at++;
    if (at === text.length || isSpaceCode(text.charCodeAt(at)) || text[at] === ')' || text[at] === '|') {
      const rest = query.slice(at).trimStart();
      refuse(
        'dash_space',
        start,
        'A dash stands directly before the word that must not be there.',
        rest === '' || rest.startsWith(')')
          ? 'Leave the dash out.'
          : `Type ${query.slice(0, start)}-${rest} to leave that out, or leave the dash away.`,
      );
    }
    tokens.push({ kind: 'not', start, end: at });
  }

  function readQuoted(isExact: boolean, start: number): void {
    const open = at;
    const close = text.indexOf('"', open + 1);
    if (close < 0) {
      refuse('unclosed_quote', open, 'This quote is not closed.', `Type ${query.trimEnd()}"`);
    }
    const content = text.slice(open + 1, close);
    at = close + 1;
    const star = content.indexOf('*');
    const isPrefix = star >= 0 && content.trimEnd().indexOf('*') === content.trimEnd().length - 1;
    if (star >= 0 && !isPrefix) refuseStar(open + 1 + star);
    if (isExact && isPrefix) refuseExactPrefix(open + 1 + star);
    if (text[at] === '*') refuseStar(at);
    tokens.push({ kind: 'term', text: content, isQuoted: true, isExact, isPrefix, start, end: at });
  }

  function refuseStar(position: number): never {
    refuse('prefix_place', position, 'A star can only stand at the end of a word.', 'Type the beginning: semicond*');
  }

  function refuseExactPrefix(position: number): never {
    refuse(
      'prefix_place',
      position,
      'The sign = asks for one form only, a star for many.',
      'Type either of the two: =May, semicond*',
    );
  }

  function readBare(isExact: boolean, start: number): void {
    const from = at;
    while (!isBoundary(at)) at++;
    const chunk = text.slice(from, at);
    const operator = isExact ? null : readOperator(chunk, from);
    if (operator !== null) {
      tokens.push(operator);
      return;
    }
    const star = chunk.indexOf('*');
    const isPrefix = star >= 0 && star === chunk.length - 1;
    if (star >= 0 && !isPrefix) refuseStar(from + star);
    if (isExact && isPrefix) refuseExactPrefix(from + star);
    tokens.push({ kind: 'term', text: chunk, isQuoted: false, isExact, isPrefix, start, end: at });
  }

  function readOperator(chunk: string, from: number): Token | null {
    const place = { start: from, end: from + chunk.length };
    if (chunk === 'OR') return { kind: 'or', ...place };
    if (chunk === 'AND') return { kind: 'and', ...place };
    if (chunk === 'NOT') return { kind: 'not', ...place };
    if (chunk === 'NEAR') return { kind: 'near', within: defaultNear, ...place };
    if (!/^near\//i.test(chunk)) return null;
    const distance = chunk.slice(5);
    if (!chunk.startsWith('NEAR')) {
      refuse(
        'lowercase_operator',
        from,
        'Operators are typed in capitals: did you mean NEAR?',
        `Type ${query.slice(0, from)}NEAR${query.slice(from + 4)}`,
      );
    }
    if (!/^\d{1,9}$/.test(distance) || Number(distance) > maxNear) {
      refuse(
        'near_distance',
        from + 5,
        `NEAR/ takes the number of words that may stand between, from 0 to ${maxNear}.`,
        `Type ${query.slice(0, from)}NEAR/${/^\d+$/.test(distance) ? maxNear : defaultNear}${query.slice(place.end)}`,
      );
    }
    return { kind: 'near', within: Number(distance), ...place };
  }

  /** True where a field stood here. `title: Micron` with a space is taken for a known field only. */
  function readField(): boolean {
    let colon = at;
    while (isNameCode(text, colon)) colon++;
    if (colon === at || text[colon] !== ':') return false;
    const typed = text.slice(at, colon).toLowerCase();
    const name = fieldNames.find((each) => each === typed);
    if (name !== undefined) {
      tokens.push({ kind: 'field', name, start: at, end: colon + 1 });
      at = colon + 1;
      return true;
    }
    if (isBoundary(colon + 1) && text[colon + 1] !== '"' && text[colon + 1] !== '(') return false;
    const meant = otherFieldNames[typed];
    const before = query.slice(0, at);
    refuse(
      'unknown_field',
      at,
      `There is no field "${query.slice(at, Math.min(colon, at + 40))}:"; the fields are ${fieldList}.`,
      meant === undefined
        ? `Type it without the colon: ${before}${query.slice(at, colon)} ${query.slice(colon + 1)}`
        : `Type ${before}${meant}:${query.slice(colon + 1)}`,
    );
  }

  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code)) at++;
    else if (code === 0x28) tokens.push({ kind: 'open', start: at, end: ++at });
    else if (code === 0x29) tokens.push({ kind: 'close', start: at, end: ++at });
    else if (code === 0x7c) {
      const start = at;
      while (text[at] === '|') at++;
      tokens.push({ kind: 'or', start, end: at });
    } else if (code === 0x22) readQuoted(false, at);
    else if (code === 0x3d) {
      const start = at;
      while (text[at] === '=') at++;
      if (text[at] === '"') readQuoted(true, start);
      else if (isBoundary(at)) {
        refuse(
          'exact_value',
          start,
          'The sign = stands directly before a word or a phrase.',
          'Type =May or ="May Day"',
        );
      } else readBare(true, start);
    } else if (isDashCode(code)) readDashes();
    else if (code === 0x40 && !isBoundary(at + 1)) {
      let end = at;
      while (!isBoundary(end)) end++;
      refuse(
        'watchlist_missing',
        at,
        `There is no watchlist yet, so ${query.slice(at, Math.min(end, at + 40))} names nothing.`,
        'Type the names themselves: (Micron OR Samsung)',
      );
    } else if (!readField()) readBare(false, at);
  }
  return tokens;
}

function isNameCode(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 0x5f;
  return code >= 128 && /\p{L}/u.test(text[at] ?? '');
}
