import { day, hour } from '../clock.ts';
import type { Fingerprint } from './fingerprint.ts';
import { toContainment } from './sketch.ts';

/** An article whose story is known. */
export interface StoryCandidate {
  readonly storyId: number;
  readonly articleId: number;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  readonly fingerprint: Fingerprint;
}

export interface StoryJoin {
  readonly storyId: number;
  /** The candidate that decided. */
  readonly articleId: number;
  readonly relation: 'same-text' | 'same-title' | 'same-event';
  /** For a log line or a person who asks why. */
  readonly reason: string;
}

/** How far back a store looks for candidates. */
export const storyWindowMs = 7 * day;
const titleWindowMs = 48 * hour;

/** Below this many phrases a text says too little to be told by its words alone. */
const shortText = 30;
const leastText = 12;
/** From here on a text is no form that is filled in. */
const longText = 120;
/** Two texts that share more than this were written from one form, or one from the other. */
const formHeld = 0.3;

interface Verdict {
  readonly relation: StoryJoin['relation'];
  readonly strength: number;
  readonly reason: string;
}

/**
 * The story that an article belongs to, or null where it begins one. Rather two alerts than one that hides another event:
 * two instalments of one column, two earthquakes in one agency's words stay apart.
 *
 * @param candidates those that share a key (toStoryKeys) with it.
 */
export function joinStory(
  article: { readonly fingerprint: Fingerprint; readonly publishedAt: number },
  candidates: readonly StoryCandidate[],
): StoryJoin | null {
  let best: { readonly candidate: StoryCandidate; readonly verdict: Verdict } | null = null;
  for (const candidate of candidates) {
    const apartMs = Math.abs(article.publishedAt - candidate.publishedAt);
    const verdict = compare(article.fingerprint, candidate.fingerprint, apartMs);
    if (verdict !== null && (best === null || verdict.strength > best.verdict.strength)) best = { candidate, verdict };
  }
  if (best === null) return null;
  const { storyId, articleId } = best.candidate;
  return { storyId, articleId, relation: best.verdict.relation, reason: best.verdict.reason };
}

function compare(a: Fingerprint, b: Fingerprint, apartMs: number): Verdict | null {
  if (a.edition !== b.edition || apartMs > storyWindowMs || areInstalments(a, b)) return null;
  return compareTexts(a, b) ?? compareTitles(a, b, apartMs);
}

/** "Morning briefing: Monday" and "… Tuesday", "Sanctions list update 12" and "… 13". */
function areInstalments(a: Fingerprint, b: Fingerprint): boolean {
  return a.title.frame === b.title.frame && a.title.marks.join(' ') !== b.title.marks.join(' ');
}

function compareTexts(a: Fingerprint, b: Fingerprint): Verdict | null {
  const size = Math.min(a.text.size, b.text.size);
  if (size < leastText) return null;
  const held = toContainment(a.text, b.text);
  // A follow-up often ends in the whole of an earlier report: only a copy begins like it too.
  const begun = toContainment(a.lead, b.lead);
  if (size < shortText ? held < 0.8 || toTitleOverlap(a, b) < 0.3 : held < 0.55) return null;
  if (begun < 0.5 || haveOtherFacts(a, b, held)) return null;
  return {
    relation: 'same-text',
    strength: 1 + held,
    reason: `the same text: ${toPercent(held)} of its phrases, ${toPercent(begun)} of its beginning`,
  };
}

function compareTitles(a: Fingerprint, b: Fingerprint, apartMs: number): Verdict | null {
  if (apartMs > titleWindowMs || a.title.isRecurring || b.title.isRecurring) return null;
  if (!a.title.keys.some((key) => b.title.keys.includes(key))) return null;
  // The same few words may stand over two texts: then the texts must speak of the same, and not in one form's words.
  if (Math.min(a.text.size, b.text.size) >= leastText) {
    if (Math.min(a.title.words, b.title.words) < 4 || toFactOverlap(a, b) < 0.4) return null;
    const held = toContainment(a.text, b.text);
    if (held > formHeld && haveOtherFacts(a, b, held)) return null;
  }
  const hours = Math.round(apartMs / hour);
  return { relation: 'same-title', strength: 0.5, reason: `the same title${hours === 0 ? '' : ` within ${hours} h`}` };
}

/**
 * Whether names or numbers were put in place of others: one agency's words for another event. What is left out or added is
 * not put in place. A long text that is the same all through may have a number corrected; a short one is a form.
 */
function haveOtherFacts(a: Fingerprint, b: Fingerprint, held: number): boolean {
  const names = toReplaced(a.names, b.names);
  const numbers = toReplaced(a.numbers, b.numbers);
  const isLong = held >= 0.85 && Math.min(a.text.size, b.text.size) >= longText;
  if (numbers.replaced > (isLong ? Math.max(1, numbers.shared / 2) : numbers.shared / 6)) return true;
  const replaced = names.replaced + numbers.replaced;
  return replaced >= 2 && replaced / (replaced + names.shared + numbers.shared) > 0.3;
}

function toReplaced(
  a: readonly string[],
  b: readonly string[],
): { readonly shared: number; readonly replaced: number } {
  const shared = a.filter((fact) => b.includes(fact)).length;
  return { shared, replaced: Math.min(a.length, b.length) - shared };
}

/** How many of the names and numbers of the one with fewer are the other's too; 1 where neither has any. */
function toFactOverlap(a: Fingerprint, b: Fingerprint): number {
  const left = [...a.names, ...a.numbers];
  const right = [...b.names, ...b.numbers];
  const least = Math.min(left.length, right.length);
  return least === 0 ? 1 : left.filter((fact) => right.includes(fact)).length / least;
}

function toTitleOverlap(a: Fingerprint, b: Fingerprint): number {
  const left = new Set(a.title.frame.split(' ').filter((word) => word.length > 3));
  const right = new Set(b.title.frame.split(' ').filter((word) => word.length > 3));
  if (left.size === 0 || right.size === 0) return a.title.frame === b.title.frame ? 1 : 0;
  return [...left].filter((word) => right.has(word)).length / Math.min(left.size, right.size);
}

const toPercent = (share: number): string => `${Math.round(share * 100)} %`;
