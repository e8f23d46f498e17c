import { toDatelineLength } from '../articles/dateline.ts';
import type { Sighting } from '../subscriptions/match.ts';
import { isBoilerplate } from './boilerplate.ts';
import { leansBack } from './leaning.ts';
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

/** A unit that may go into a summary. */
interface Candidate {
  readonly unit: Unit;
  /** Begins with "He", "But that" …: a reader knows who or what only after the unit before it. */
  readonly leans: boolean;
  /** The unit right before it, where that may go into a summary too. */
  readonly previous: Candidate | null;
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
  const candidates = toCandidates(article, toTextUnits(text, own, article.language), text, own, limit);
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
    const around = toUnitsAround(text, sighting, language);
    units.push(...around.filter((unit) => unit.start >= seen && units.every((known) => known.start !== unit.start)));
  }
  return units;
}

/** The unit that a sighting stands in, after the one that it leans on. */
function toUnitsAround(text: string, sighting: Sighting, language: string | null): readonly Unit[] {
  const lineStart = text.lastIndexOf('\n', sighting.start) + 1;
  const earliest = lineStart === 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
  const lineEnd = text.indexOf('\n', sighting.end);
  const start = Math.max(earliest, sighting.start - reach);
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, sighting.end + reach);
  const part = text.slice(start, end);
  const units = toUnits(part, splitSentences(part, language));
  const at = sighting.start - start;
  const index = units.findIndex((unit) => unit.start <= at && at < unit.end);
  // Where the part was cut out of a longer line, its first and last sentences may be cut too.
  if (index === units.length - 1 && end < lineEnd) return [];
  const whole = start > earliest ? 1 : 0;
  const unit = units[index];
  if (unit === undefined || index < whole) return [];
  const first = leansBack(unit.text, language) ? Math.max(index - 1, whole) : index;
  return units.slice(first, index + 1).map((one) => {
    const own = withoutDateline(part, one);
    return { ...own, start: own.start + start, end: own.end + start };
  });
}

/** The unit that begins a line, without what only says where and for whom it was written. */
function withoutDateline(text: string, unit: Unit): Unit {
  if (text.slice(text.lastIndexOf('\n', unit.start - 1) + 1, unit.start).trim() !== '') return unit;
  const length = toDatelineLength(unit.text);
  return length === 0 ? unit : { ...unit, start: unit.start + length, text: unit.text.slice(length) };
}

function toCandidates(
  { title, language }: SummarisedText,
  units: readonly Unit[],
  text: string,
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
      // Nothing comes before the lead.
      leans: position > 1 && leansBack(unit.text, language),
      previous:
        candidates.find((one) => one.unit.end <= unit.start && text.slice(one.unit.end, unit.start).trim() === '') ??
        null,
      terms,
      met,
      score: toScore(terms, position - 1, frequency),
    });
  });
  return candidates;
}

/** The lead counts most; then how much of what the article keeps talking about a sentence holds. */
function toScore(terms: ReadonlySet<string>, position: number, frequency: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const term of terms) if ((frequency.get(term) ?? 0) > 1) shared += 1;
  const central = terms.size === 0 ? 0 : shared / (terms.size + 4);
  return 1 / (1 + 0.25 * position) + Math.min(central, 0.6);
}

function choose(candidates: readonly Candidate[], limit: number): Candidate[] {
  const chosen: Candidate[] = [];
  const left = new Set(candidates);
  const fits = (group: readonly Candidate[]): boolean => {
    const all = [...chosen, ...group];
    return (
      all.reduce((length, { unit }) => length + unit.text.length + 1, -1) <= limit &&
      all.reduce((count, { unit }) => count + unit.sentences.length, 0) <= mostSentences &&
      !group.some((one) => chosen.some((other) => isRepeat(one.terms, other.terms)))
    );
  };
  const toWorth = ({ met, score }: Candidate): number => met.size * 10 + score;
  // First the one that meets most of the query's terms, with what it leans on.
  const sighted = candidates.filter(({ met }) => met.size > 0).sort((a, b) => toWorth(b) - toWorth(a));
  const group = sighted.map(withSupport).find((one) => one.length > 0 && fits(one)) ?? [];
  chosen.push(...group);
  for (const one of group) left.delete(one);

  const standing = (): readonly Candidate[] =>
    [...left].filter(({ leans, previous }) => !leans || (previous !== null && chosen.includes(previous)));
  for (let next = toBest(standing()); next !== undefined; next = toBest(standing())) {
    left.delete(next);
    if (fits([next])) chosen.push(next);
  }
  return chosen;
}

/** A unit after those that it leans on; none where one of these may not go into a summary. */
function withSupport(candidate: Candidate): readonly Candidate[] {
  const group = [candidate];
  for (let first = candidate; first.leans && group.length <= mostSentences; ) {
    if (first.previous === null) return [];
    first = first.previous;
    group.unshift(first);
  }
  return group;
}

function toBest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  );
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
