import type { Query } from './query.ts';

/** The query as people type it, without needless parentheses. Reading it again gives the same tree. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return query.of.map((each) => (each.kind === 'any' ? inParentheses(each) : printQuery(each))).join(' ');
    case 'any':
      return query.of.map(printQuery).join(' OR ');
    case 'not':
      return `-${printTight(query.of)}`;
    case 'near':
      return `${printTight(query.left)} NEAR/${query.within} ${printTight(query.right)}`;
    case 'title':
      return `title:${query.of.kind === 'near' ? inParentheses(query.of) : printTight(query.of)}`;
    case 'source':
      return `source:${/^[\p{L}\p{N}._-]+$/u.test(query.value) ? query.value : `"${query.value}"`}`;
    case 'language':
      return `lang:${query.value}`;
    case 'country':
      return `country:${query.value}`;
    case 'term':
      return query.text;
  }
}

function printTight(query: Query): string {
  return query.kind === 'all' || query.kind === 'any' ? inParentheses(query) : printQuery(query);
}

function inParentheses(query: Query): string {
  return `(${printQuery(query)})`;
}
