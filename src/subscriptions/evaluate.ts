import type { ArticleWords, FieldWords } from './article-words.ts';
import { findTerm, type Place } from './find-term.ts';
import type { MatchedText, Sighting } from './match.ts';
import { isOrdinaryHere } from './ordinary-here.ts';
import type { NearQuery, NearSide, PlaceQuery, Query, SourceQuery, Term } from './query.ts';
import { isDoubtfulInCapitals } from './read-term.ts';

/** Of one query in one article no more are shown. */
export const maxSightings = 50;

const everywhere: readonly Sighting['field'][] = ['title', 'summary', 'body'];
const titleOnly: readonly Sighting['field'][] = ['title'];

/**
 * Whether an article meets a query, and where: the sightings of its positive terms in the order of field and place. Null where
 * it does not; empty where it does by its source alone.
 */
export function evaluate(query: Query, article: ArticleWords): readonly Sighting[] | null {
  const sightings: Sighting[] = [];
  if (query.kind === 'term') {
    // Most queries are one name: looked for once, and in order already.
    collect(query, article, everywhere, sightings);
    return sightings.length > 0 ? sightings.slice(0, maxSightings) : null;
  }
  if (!isMet(query, article, everywhere)) return null;
  collect(query, article, everywhere, sightings);
  return toOrder(sightings);
}

function toOrder(sightings: Sighting[]): readonly Sighting[] {
  if (sightings.length < 2) return sightings;
  sightings.sort(
    (one, other) =>
      (one.field === other.field ? 0 : everywhere.indexOf(one.field) - everywhere.indexOf(other.field)) ||
      one.start - other.start ||
      one.end - other.end ||
      (one.term < other.term ? -1 : one.term > other.term ? 1 : 0),
  );
  // A term that stands twice in a query is seen once.
  const distinct = sightings.filter((each, index) => {
    const before = sightings[index - 1];
    return (
      before === undefined ||
      before.start !== each.start ||
      before.end !== each.end ||
      before.term !== each.term ||
      before.field !== each.field
    );
  });
  return distinct.slice(0, maxSightings);
}

function isMet(query: Query, article: ArticleWords, fields: readonly Sighting['field'][]): boolean {
  switch (query.kind) {
    case 'all':
      for (const each of query.of) if (!isMet(each, article, fields)) return false;
      return true;
    case 'any':
      for (const each of query.of) if (isMet(each, article, fields)) return true;
      return false;
    case 'not':
      return !isMet(query.of, article, fields);
    case 'title':
      return isMet(query.of, article, titleOnly);
    case 'term':
      for (const field of fields) if (findIn(query, article, field, 1).length > 0) return true;
      return false;
    case 'near':
      return fields.some((field) => findNear(query, article, field, 1).length > 0);
    case 'source':
      return isFrom(query, article);
    case 'language':
    case 'country':
      return isOf(query, article.text);
  }
}

function collect(
  query: Query,
  article: ArticleWords,
  fields: readonly Sighting['field'][],
  sightings: Sighting[],
): void {
  switch (query.kind) {
    case 'all':
      for (const each of query.of) collect(each, article, fields, sightings);
      return;
    case 'any':
      for (const each of query.of) if (isMet(each, article, fields)) collect(each, article, fields, sightings);
      return;
    case 'title':
      collect(query.of, article, titleOnly, sightings);
      return;
    case 'term':
      for (const field of fields) {
        for (const place of findIn(query, article, field, maxSightings)) {
          sightings.push(toSighting(query, place, article.text, field));
        }
      }
      return;
    case 'near':
      for (const field of fields) {
        for (const { term, place } of findNear(query, article, field, maxSightings)) {
          sightings.push(toSighting(term, place, article.text, field));
        }
      }
      return;
    default:
      return;
  }
}

function toSighting(term: Term, { start, end }: Place, text: MatchedText, field: Sighting['field']): Sighting {
  return { term: term.text, field, start, end, text: text[field].slice(start, end) };
}

function findIn(term: Term, article: ArticleWords, field: Sighting['field'], limit: number): readonly Place[] {
  const places = field === 'title' ? findInTitle(term, article, limit) : findTerm(term, article[field], false, limit);
  return places.length > 0 && isOrdinaryHere(term, article) ? [] : places;
}

/**
 * The places of a term in the title. In a title in capitals, or with a capital on every main word, a short acronym and an `=` term
 * count only where the rest of the article has them too. An acronym keeps its meaning where only the first letters are capitals.
 */
function findInTitle(term: Term, article: ArticleWords, limit: number): readonly Place[] {
  const plain = findTerm(term, article.title, false, limit);
  if (term.form !== 'exact' && (plain.length === 0 || term.form !== 'word')) return plain;
  const titleCase = article.titleCase();
  if (titleCase === 'sentence' || !isDoubtfulInCapitals(term)) return plain;
  if (titleCase === 'headline' && isInCapitals(term)) return plain;
  const agrees = findTerm(term, article.body, false, 1).length + findTerm(term, article.summary, false, 1).length > 0;
  if (!agrees) return [];
  return term.form === 'exact' ? findTerm(term, article.title, true, limit) : plain;
}

function isInCapitals(term: Term): boolean {
  return term.words.every((word) => word.forms[0] === word.forms[0]?.toUpperCase());
}

interface NearPlace {
  readonly term: Term;
  readonly place: Place;
}

/** The first places of both sides that stand near one of the other side; none where nothing does. */
function findNear(
  query: NearQuery,
  article: ArticleWords,
  field: Sighting['field'],
  limit: number,
): readonly NearPlace[] {
  const left = findSide(query.left, article, field);
  if (left.length === 0) return [];
  const right = findSide(query.right, article, field);
  if (right.length === 0) return [];
  return [...keepNear(left, right, query.within, limit), ...keepNear(right, left, query.within, limit)];
}

function findSide(side: NearSide, article: ArticleWords, field: Sighting['field']): readonly NearPlace[] {
  const terms = side.kind === 'any' ? side.of : [side];
  const lists = terms.map((term) => findIn(term, article, field, Number.POSITIVE_INFINITY));
  const places = lists.flatMap((list, index) => list.map((place) => ({ term: terms[index] as Term, place })));
  if (lists.filter((list) => list.length > 0).length < 2) return places;
  return places.sort((one, other) => one.place.first - other.place.first);
}

/** Sorted lists and bisection: a text that repeats one word a hundred thousand times must not cost its square. */
function keepNear(
  places: readonly NearPlace[],
  others: readonly NearPlace[],
  within: number,
  limit: number,
): readonly NearPlace[] {
  const firsts = Int32Array.from(others, ({ place }) => place.first);
  const lasts = Int32Array.from(others, ({ place }) => place.last).sort();
  const kept: NearPlace[] = [];
  for (const each of places) {
    const { first, last } = each.place;
    const after = firsts[countBelow(firsts, last + 1)];
    const before = lasts[countBelow(lasts, first) - 1];
    const isNear =
      (after !== undefined && after - last - 1 <= within) || (before !== undefined && first - before - 1 <= within);
    if (isNear && kept.push(each) >= limit) break;
  }
  return kept;
}

/** How many of a sorted list are below a number. */
function countBelow(sorted: Int32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isFrom(query: SourceQuery, article: ArticleWords): boolean {
  const term: Term = { kind: 'term', form: 'phrase', text: query.value, words: query.words };
  return article.source().some((words: FieldWords) => findTerm(term, words, false, 1).length > 0);
}

function isOf(query: PlaceQuery, text: MatchedText): boolean {
  const value = query.kind === 'language' ? text.language : text.country;
  if (value === null) return false;
  const lower = value.toLowerCase();
  return lower === query.value || (query.kind === 'language' && lower.split(/[-_]/)[0] === query.value);
}
