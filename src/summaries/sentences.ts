import { endsWithAbbreviation } from './abbreviations.ts';

/** A sentence where it stands: text = the whole text's slice(start, end), with nothing changed. */
export interface Sentence {
  readonly text: string;
  /** UTF-16 offsets into the text that was split. */
  readonly start: number;
  readonly end: number;
  /** Which line it is in, counted over the lines that were split. */
  readonly block: number;
}

/** The segmenter slows down on endless lines; a line of an article is never so long. */
const longestLine = 20_000;
const segmenters = new Map<string, Intl.Segmenter>();

/** The sentences of a text whose blocks are lines, in order. The language (ISO 639-1) settles abbreviations and ordinals. */
export function splitSentences(text: string, language: string | null): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let block = 0;
  while (start <= text.length) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    addSentences(sentences, text, start, Math.min(end, start + longestLine), block, language);
    block += 1;
    start = end + 1;
  }
  return sentences;
}

/** The sentences of one line: text.slice(start, end). */
function addSentences(
  sentences: Sentence[],
  text: string,
  start: number,
  end: number,
  block: number,
  language: string | null,
): void {
  const line = text.slice(start, end);
  if (line.trim() === '') return;
  const hasCapitals = /\p{Lu}/u.test(line);
  let from = 0;
  for (const to of toEnds(line, language)) {
    const piece = line.slice(from, to);
    if (to < line.length && isOneSentence(piece, line.slice(to, to + 40), language, hasCapitals)) continue;
    const trimmed = piece.trim();
    if (trimmed !== '') {
      const at = start + from + (piece.length - piece.trimStart().length);
      sentences.push({ text: trimmed, start: at, end: at + trimmed.length, block });
    }
    from = to;
  }
}

/**
 * Where Unicode's rules end a sentence, and where they do not but we do: at an ellipsis before a capital, and at a mark that
 * stands alone (texts that were cut into tokens have these).
 */
function toEnds(line: string, language: string | null): readonly number[] {
  const ends = new Set<number>();
  for (const { index, segment } of segmenterOf(language).segment(line)) ends.add(index + segment.length);
  for (const mark of line.matchAll(/…["”’)]? (?=["“‘„«]?\p{Lu})|\s[.!?](?=\s)(?: (?:''|["”)]))?/gu)) {
    ends.add(mark.index + mark[0].length);
  }
  return [...ends].sort((a, b) => a - b);
}

/** Whether the text goes on after a mark that only looks like an end. */
function isOneSentence(before: string, after: string, language: string | null, hasCapitals: boolean): boolean {
  const head = before.trimEnd();
  const tail = after.trimStart();
  if (/^(?:''|["”’»)\]」』]+)(?:[\s,;:.!?]|$)/.test(tail)) return true;
  // "Will it hold?" he asked. And: Yahoo! said on Monday.
  if (/^[\p{Ll}]/u.test(tail) && (/[!?.…] ?(?:''|["”’»」』])$/.test(head) || (hasCapitals && /[!?…]$/.test(head))))
    return true;
  return endsWithAbbreviation(head, tail, language);
}

function segmenterOf(language: string | null): Intl.Segmenter {
  const key = language ?? 'en';
  const known = segmenters.get(key);
  if (known !== undefined) return known;
  const segmenter = createSegmenter(key);
  // A source can name any language it likes; the map must not grow with it.
  if (segmenters.size < 200) segmenters.set(key, segmenter);
  return segmenter;
}

function createSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
