import { UserError } from '../errors.ts';

export type QueryProblem =
  | 'empty'
  | 'unclosed_quote'
  | 'empty_phrase'
  | 'unclosed_parenthesis'
  | 'stray_parenthesis'
  | 'empty_parenthesis'
  | 'missing_side'
  | 'nothing_positive'
  | 'double_negation'
  | 'unknown_field'
  | 'field_value'
  | 'near_side'
  | 'near_chain'
  | 'near_distance'
  | 'prefix_short'
  | 'prefix_place'
  | 'exact_value'
  | 'lowercase_operator'
  | 'dash_space'
  | 'watchlist_missing'
  | 'only_stop_words'
  | 'no_words'
  | 'too_long'
  | 'too_many_terms'
  | 'too_deep';

export interface QueryComplaint {
  readonly kind: QueryProblem;
  /** UTF-16 offset into the query as it was typed. */
  readonly position: number;
  readonly sentence: string;
  /** What to type instead, a sentence. */
  readonly suggestion: string;
}

/** Of a long query this much is shown around the mark. */
const shownBefore = 50;
const shownAfter = 30;

/** Its message is the sentence, the query with a mark under the place, and what to type instead, each on lines of its own. */
export class QueryError extends UserError {
  readonly kind: QueryProblem;
  readonly sentence: string;
  readonly query: string;
  readonly position: number;
  /** The query and, on a second line, the mark under the place; empty where there is nothing to point at. */
  readonly marked: string;
  readonly suggestion: string;

  constructor(query: string, complaint: QueryComplaint) {
    const { kind, sentence, suggestion } = complaint;
    const position = Math.max(0, Math.min(complaint.position, query.length));
    super('query_invalid', [sentence, ...mark(query, position), suggestion].join('\n'));
    this.kind = kind;
    this.sentence = sentence;
    this.query = query;
    this.position = position;
    this.marked = mark(query, position).join('\n');
    this.suggestion = suggestion;
  }
}

/** The query and the line under it; none where there is nothing to point at. */
function mark(query: string, position: number): readonly string[] {
  if (query.trim() === '') return [];
  const from = Math.max(0, position - shownBefore);
  const to = Math.min(query.length, position + shownAfter);
  const before = (from > 0 ? '…' : '') + toOneLine(query.slice(from, position));
  const after = toOneLine(query.slice(position, to)) + (to < query.length ? '…' : '');
  return [before + after, `${toBlanks(before)}^`];
}

function toOneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{C}\p{Z}]/gu, ' ');
}

/** As wide as the text in a font of equal widths, where East Asian characters take two places. */
function toBlanks(text: string): string {
  return text
    .replace(/\p{M}/gu, '')
    .replace(/./gsu, (each) => (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/.test(each) ? '\u3000' : ' '));
}
