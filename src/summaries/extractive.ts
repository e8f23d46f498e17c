import { toDatelineLength } from '../articles/dateline.ts';
import type { Sighting } from '../subscriptions/match.ts';
import { isBoilerplate } from './boilerplate.ts';
import { toUnits, type Unit } from './quotes.ts';
import { splitSentences } from './sentences.ts';
import type { SummarisedText, Summariser } from './summariser.ts';
import { isMereAttribution, toTerms } from './terms.ts';

/** News stands at the top; what comes later is background. A sighting further down is looked at on its own. */
const mostText = 10_000;
const mostUnits = 40;
const mostSentences = 3;
/** How far around a sighting its sentence may reach. */
const reach = 1_000;
const leaning =
  /^["“'‘]?(?:(?:but|and|so) )?(?:he|she|it|they|this|that|these|those|his|her|their|er|sie|il|elle|ils|ella|ellos)\b/i;
const leaningCosts = 0.1;

/** A unit that may go into a summary. */
interface Candidate {
  readonly unit: Unit;
  /** Its place among the units of its text. */
  readonly index: number;
  /** Begins with "He", "This" …: a reader knows who only after the unit before it. */
  readonly leans: boolean;
  readonly terms: ReadonlySet<string>;
  readonly score: number;
  /** The terms of the query that it met. */
  readonly met: ReadonlySet<string>;
}

/** Chooses whole sentences of the article: the lead first, with the sentence that met the query. */
export function createExtractiveSummariser(): Summariser {
  return {
    summarise: async ({ article, sightings, limit }) => {
      const fromBody = chooseFrom(article, 'body', sightings, limit);
      const isOnlyInStandfirst =
        sightings.some((s) => s.field === 'summary') && !sightings.some((s) => s.field === 'body');
      if (fromBody.length > 0 && !isOnlyInStandfirst) return fromBody;
      const fromStandfirst = chooseFrom(article, 'summary', sightings, limit);
      return fromStandfirst.length > 0 ? fromStandfirst : fromBody;
    },
  };
}

function chooseFrom(
  article: SummarisedText,
  field: 'summary' | 'body',
  sightings: readonly Sighting[],
  limit: number,
): readonly string[] {
  const text = article[field];
  const own = sightings.filter((sighting) => sighting.field === field);
  const candidates = toCandidates(article.title, toTextUnits(text, own, article.language), own, limit);
  return choose(candidates, limit)
    .sort((a, b) => a.unit.start - b.unit.start)
    .map((candidate) => candidate.unit.text);
}

/** The units of the beginning, and those around sightings further down. */
function toTextUnits(text: string, sightings: readonly Sighting[], language: string | null): readonly Unit[] {
  // The last sentence of what is looked at may be cut, unless the text ends there.
  const head = text.slice(0, mostText);
  const units = toUnits(head, splitSentences(head, language))
    .slice(0, mostUnits)
    .map((unit) => withoutDateline(head, unit));
  if (head.length < text.length) units.pop();
  const seen = units.at(-1)?.end ?? 0;
  for (const sighting of sightings.filter((s) => s.start >= seen).slice(0, 3)) {
    const unit = toUnitAround(text, sighting, language);
    if (unit !== null && units.every((known) => known.start !== unit.start)) units.push(unit);
  }
  return units;
}

function toUnitAround(text: string, sighting: Sighting, language: string | null): Unit | null {
  const lineStart = text.lastIndexOf('\n', sighting.start) + 1;
  const lineEnd = text.indexOf('\n', sighting.end);
  const start = Math.max(lineStart, sighting.start - reach);
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, sighting.end + reach);
  const part = text.slice(start, end);
  const units = toUnits(part, splitSentences(part, language));
  const at = sighting.start - start;
  const index = units.findIndex((unit) => unit.start <= at && at < unit.end);
  const unit = units[index];
  if (unit === undefined) return null;
  // Where the part was cut out of a longer line, its first and last sentences may be cut too.
  if ((index === 0 && start > lineStart) || (index === units.length - 1 && end < lineEnd)) return null;
  const { text: own, start: from } = withoutDateline(part, unit);
  return { ...unit, text: own, start: from + start, end: unit.end + start };
}

/** The unit that begins a line, without what only says where and for whom it was written. */
function withoutDateline(text: string, unit: Unit): Unit {
  if (text.slice(text.lastIndexOf('\n', unit.start - 1) + 1, unit.start).trim() !== '') return unit;
  const length = toDatelineLength(unit.text);
  return length === 0 ? unit : { ...unit, start: unit.start + length, text: unit.text.slice(length) };
}

function toCandidates(
  title: string,
  units: readonly Unit[],
  sightings: readonly Sighting[],
  limit: number,
): readonly Candidate[] {
  const keys = units.map((unit) => toKey(unit.text));
  const seen = new Set([toKey(title)]);
  const frequency = new Map<string, number>();
  const termsOf = units.map((unit) => new Set(toTerms(unit.text)));
  termsOf.forEach((terms, index) => {
    // A sentence that stands twice makes its words no weightier.
    if (keys.indexOf(keys[index] ?? '') !== index) return;
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  });
  const candidates: Candidate[] = [];
  let position = 0;
  units.forEach((unit, index) => {
    const terms = termsOf[index] ?? new Set<string>();
    if (!isWhole(unit.text) || isBoilerplate(unit.text) || seen.has(keys[index] ?? '')) return;
    seen.add(keys[index] ?? '');
    if (isMereAttribution([...terms])) return;
    position += 1;
    if (unit.text.length > limit || unit.sentences.length > mostSentences) return;
    const met = new Set(sightings.filter((s) => unit.start <= s.start && s.end <= unit.end).map((s) => s.term));
    candidates.push({
      unit,
      index,
      leans: leaning.test(unit.text),
      terms,
      met,
      score: toScore(terms, position - 1, frequency),
    });
  });
  return candidates;
}

/** The lead counts most; then how much of what the article keeps talking about a sentence holds; what hangs on the one before it less. */
function toScore(terms: ReadonlySet<string>, position: number, frequency: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const term of terms) if ((frequency.get(term) ?? 0) > 1) shared += 1;
  const central = terms.size === 0 ? 0 : shared / (terms.size + 4);
  return 1 / (1 + 0.25 * position) + Math.min(central, 0.6);
}

function choose(candidates: readonly Candidate[], limit: number): Candidate[] {
  const chosen: Candidate[] = [];
  const left = new Set(candidates);
  let length = 0;
  let count = 0;
  const fits = (candidate: Candidate): boolean =>
    length + candidate.unit.text.length + (chosen.length > 0 ? 1 : 0) <= limit &&
    count + candidate.unit.sentences.length <= mostSentences &&
    !chosen.some((other) => isRepeat(candidate.terms, other.terms));
  const worth = (candidate: Candidate): number => {
    const isAlone = candidate.leans && !chosen.some((other) => other.index === candidate.index - 1);
    return candidate.score - (isAlone ? leaningCosts : 0);
  };
  let next = toBestSighting(candidates);
  while (next !== undefined) {
    left.delete(next);
    if (fits(next)) {
      chosen.push(next);
      length += next.unit.text.length + (chosen.length > 1 ? 1 : 0);
      count += next.unit.sentences.length;
    }
    next = toBest(left, worth);
  }
  return chosen;
}

/** The one that meets most of the query's terms, the best of those; the best of all where none does. */
function toBestSighting(candidates: readonly Candidate[]): Candidate | undefined {
  return toBest(candidates, (candidate) => candidate.met.size * 10 + candidate.score);
}

function toBest(candidates: Iterable<Candidate>, worth: (candidate: Candidate) => number): Candidate | undefined {
  let best: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const value = worth(candidate);
    if (value > most) [best, most] = [candidate, value];
  }
  return best;
}

/** Ends as a sentence ends, and neither end is cut off. */
function isWhole(text: string): boolean {
  if (/^(?:…|\.\.\.)/.test(text) || /(?:…|\.\.\.?|\[…\]|\[\.\.\.\])["'”’»)\]]*$/.test(text)) return false;
  return /[.!?。！？．؟۔।॥։።။។](?: ?''|["'”’“»«」』）)\]])*$/u.test(text);
}

function isRepeat(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const least = Math.min(a.size, b.size);
  if (least === 0) return false;
  let shared = 0;
  for (const term of a) if (b.has(term)) shared += 1;
  return shared / least >= 0.8;
}

function toKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
