import { QueryError, type QueryProblem } from './query-error.ts';
import type { Token } from './read-tokens.ts';

/** The refusals of one query as it was typed. Each throws a QueryError. */
export interface QueryRefusals {
  refuse(kind: QueryProblem, position: number, sentence: string, suggestion: string): never;
  /** The query with another text between two places, as a suggestion. */
  replaceAt(start: number, end: number, text: string): string;
  /** An operator has nothing on one of its sides. */
  refuseSide(operator: Token, name: string): never;
  /** There is nothing between two tokens where something must be. */
  refuseMissing(before: Token | undefined, after: Token | undefined): never;
  refuseUnclosed(open: Token): never;
  refuseNearSide(near: Token): never;
}

export function createRefusals(typed: string): QueryRefusals {
  function refuse(kind: QueryProblem, position: number, sentence: string, suggestion: string): never {
    throw new QueryError(typed, { kind, position, sentence, suggestion });
  }

  function replaceAt(start: number, end: number, text: string): string {
    const better = (typed.slice(0, start) + text + typed.slice(end)).replace(/\s+/g, ' ').trim();
    return `Type ${better === '' ? 'a name or a word: Micron' : better}`;
  }

  function refuseSide(token: Token, name: string): never {
    refuse(
      'missing_side',
      token.start,
      `${name} needs something on both sides.`,
      replaceAt(token.start, token.end, ' '),
    );
  }

  function refuseMissing(before: Token | undefined, token: Token | undefined): never {
    if (token?.kind === 'or') refuseSide(token, 'OR');
    if (before?.kind === 'or') refuseSide(before, 'OR');
    if (before?.kind === 'open' && token?.kind === 'close') {
      refuse(
        'empty_parenthesis',
        before.start,
        'There is nothing between these parentheses.',
        replaceAt(before.start, token.end, ' '),
      );
    }
    if (before?.kind === 'open') refuseUnclosed(before);
    const stray = token ?? before;
    refuse(
      'stray_parenthesis',
      stray?.start ?? 0,
      'This parenthesis closes nothing.',
      stray === undefined ? 'Leave it out.' : replaceAt(stray.start, stray.end, ' '),
    );
  }

  function refuseUnclosed(open: Token): never {
    refuse('unclosed_parenthesis', open.start, 'This parenthesis is not closed.', `Type ${typed.trim()})`);
  }

  function refuseNearSide(near: Token): never {
    refuse(
      'near_side',
      near.start,
      'NEAR needs a word, a phrase or a parenthesis of words on both sides.',
      'Type Micron NEAR/8 ban',
    );
  }

  return { refuse, replaceAt, refuseSide, refuseMissing, refuseUnclosed, refuseNearSide };
}
