import { readArticle } from '../../src/subscriptions/article-words.ts';
import { readTitleCase } from '../../src/subscriptions/letter-case.ts';
import type { MatchedText, Sighting } from '../../src/subscriptions/match.ts';
import { saysName } from '../../src/subscriptions/ordinary-here.ts';
import type { Query, Term, TermWord } from '../../src/subscriptions/query.ts';
import { isDoubtfulInCapitals } from '../../src/subscriptions/read-term.ts';
import { readWords, type Word } from '../../src/subscriptions/text.ts';

type Field = Sighting['field'];
const allFields: readonly Field[] = ['title', 'summary', 'body'];

/** The oracle: no index, no shortcut, every word of every field held against every word of every term. */
export function matchNaively(query: Query, text: MatchedText): readonly Sighting[] | null {
  if (!meets(query, text, allFields)) return null;
  const seen = new Map<string, Sighting>();
  for (const sighting of sightingsOf(query, text, allFields)) {
    seen.set(`${sighting.field} ${sighting.start} ${sighting.end} ${sighting.term}`, sighting);
  }
  const order = (one: Sighting, other: Sighting) =>
    allFields.indexOf(one.field) - allFields.indexOf(other.field) ||
    one.start - other.start ||
    one.end - other.end ||
    (one.term < other.term ? -1 : 1);
  return [...seen.values()].sort(order).slice(0, 50);
}

function meets(query: Query, text: MatchedText, fields: readonly Field[]): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((each) => meets(each, text, fields));
    case 'any':
      return query.of.some((each) => meets(each, text, fields));
    case 'not':
      return !meets(query.of, text, fields);
    case 'title':
      return meets(query.of, text, ['title']);
    case 'term':
      return fields.some((field) => spans(query, text, field).length > 0);
    case 'near':
      return fields.some((field) => pairs(query, text, field).length > 0);
    case 'source':
      return [text.source.name, text.source.host, text.source.id].some(
        (each) => chains(query.words, readWords(each), false).length > 0,
      );
    case 'language':
      return text.language?.toLowerCase().slice(0, 2) === query.value;
    case 'country':
      return text.country?.toLowerCase() === query.value;
  }
}

function sightingsOf(query: Query, text: MatchedText, fields: readonly Field[]): readonly Sighting[] {
  const toSighting = (term: Term, field: Field, [first, last]: Span): Sighting => {
    const { start } = first;
    const { end } = last;
    return { term: term.text, field, start, end, text: text[field].slice(start, end) };
  };
  if (!meets(query, text, fields)) return [];
  if (query.kind === 'all' || query.kind === 'any') return query.of.flatMap((each) => sightingsOf(each, text, fields));
  if (query.kind === 'title') return sightingsOf(query.of, text, ['title']);
  if (query.kind === 'term') {
    return fields.flatMap((field) => spans(query, text, field).map((span) => toSighting(query, field, span)));
  }
  if (query.kind === 'near') {
    return fields.flatMap((field) =>
      pairs(query, text, field).flatMap(([one, other]) => [
        toSighting(one.term, field, one.span),
        toSighting(other.term, field, other.span),
      ]),
    );
  }
  return [];
}

type Span = readonly [Word, Word];

function spans(term: Term, text: MatchedText, field: Field): readonly Span[] {
  return isOrdinary(term, text) ? [] : spansOf(term, text, field);
}

/** A name that the article writes small somewhere, and nowhere with a capital that says something. */
function isOrdinary({ form, words }: Term, text: MatchedText): boolean {
  const [asked] = words;
  if (asked?.match !== 'cased' || words.length > 1 || form === 'exact' || form === 'prefix') return false;
  if (!/^\p{Lu}[^\p{Lu}]*\p{Ll}[^\p{Lu}]*$/u.test(asked.forms[0] ?? '')) return false;
  const article = readArticle(text);
  const all = allFields.flatMap((field) => article[field].words.map((word) => ({ word, field })));
  const isSmall = ({ word, field }: { word: Word; field: Field }) =>
    asked.lowers.includes(word.text) &&
    !/[@#/_.]$/.test(text[field].slice(0, word.start)) &&
    !/^(?:[@_]|\.\p{L})/u.test(text[field].slice(word.end));
  const isNamed = ({ word, field }: { word: Word; field: Field }) =>
    asked.forms.includes(word.text) && saysName(word, article[field], text[field]);
  return all.some(isSmall) && !all.some(isNamed);
}

function spansOf(term: Term, text: MatchedText, field: Field): readonly Span[] {
  const plain = chains(term.words, readWords(text[field]), false);
  const titleCase = field === 'title' ? readTitleCase(readWords(text.title)) : 'sentence';
  if (titleCase === 'sentence' || !isDoubtfulInCapitals(term)) return plain;
  const isAllCapitals = term.words.every((word) => !/\p{Ll}/u.test(word.forms[0] ?? ''));
  if (titleCase === 'headline' && isAllCapitals) return plain;
  const elsewhere = [text.summary, text.body].some((each) => chains(term.words, readWords(each), false).length > 0);
  if (!elsewhere) return [];
  return term.form === 'exact' ? chains(term.words, readWords(text.title), true) : plain;
}

function chains(asked: readonly TermWord[], words: readonly Word[], anyCase: boolean): readonly Span[] {
  const found: Span[] = [];
  for (const first of words) {
    let ends = isMet(asked[0], first, anyCase) ? [first] : [];
    for (const next of asked.slice(1)) {
      ends = ends.flatMap((end) =>
        words.filter(
          (word) =>
            word.position === end.position + end.span &&
            isMet(next, word, anyCase) &&
            (!next.isGlued || (word.isGlued && word.span === 1)),
        ),
      );
    }
    for (const end of ends) found.push([first, end]);
  }
  return found;
}

function isMet(asked: TermWord | undefined, word: Word, anyCase: boolean): boolean {
  return (
    asked?.forms.some((form) => {
      const [is, has] =
        asked.match === 'any-case' || anyCase
          ? [word.lower, form.toLowerCase().replaceAll('ς', 'σ')]
          : [word.text, form];
      return asked.isPrefix ? is.startsWith(has) : is === has;
    }) ?? false
  );
}

function pairs(query: Query & { kind: 'near' }, text: MatchedText, field: Field) {
  const [left, right] = [query.left, query.right].map((side) =>
    (side.kind === 'any' ? side.of : [side]).flatMap((term) =>
      spans(term, text, field).map((span) => ({ term, span })),
    ),
  );
  const last = ([, word]: Span) => word.position + word.span - 1;
  return (left ?? []).flatMap((one) =>
    (right ?? [])
      .filter((other) => {
        const gap = Math.max(other.span[0].position - last(one.span) - 1, one.span[0].position - last(other.span) - 1);
        return gap >= 0 && gap <= query.within;
      })
      .map((other) => [one, other] as const),
  );
}
