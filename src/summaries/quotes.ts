import type { Sentence } from './sentences.ts';

/**
 * What may be taken only together: one sentence, or the sentences from the one that opens a quote to the one that closes it.
 * A quote that never closes in its block (each paragraph of a long quote opens anew) leaves its sentences out: half a quote
 * may say the opposite of the whole.
 */
export interface Unit {
  readonly sentences: readonly Sentence[];
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '‘': '’',
  '"': '"',
  '``': "''",
};

/** @param text what the sentences' offsets count in. */
export function toUnits(text: string, sentences: readonly Sentence[]): readonly Unit[] {
  const units: Unit[] = [];
  let pending: Sentence[] = [];
  let open: string[] = [];
  for (const sentence of sentences) {
    if (pending[0] !== undefined && pending[0].block !== sentence.block) {
      pending = [];
      open = [];
    }
    open = readQuotes(sentence.text, open);
    pending.push(sentence);
    if (open.length > 0) continue;
    const start = pending[0]?.start ?? sentence.start;
    units.push({ sentences: pending, start, end: sentence.end, text: text.slice(start, sentence.end) });
    pending = [];
  }
  return units;
}

/** The marks that are still open after a text, outermost first. */
function readQuotes(text: string, before: readonly string[]): string[] {
  const open = [...before];
  for (const { 0: mark, index } of text.matchAll(/``|''|["“”„«»「」『』‘’]/g)) {
    const last = open.at(-1);
    const previous = index === 0 ? '' : text.charAt(index - 1);
    const next = text.charAt(index + mark.length);
    // Inches and seconds ('6" guns') open nothing, nor does an apostrophe inside or at the end of a word.
    if (mark === '"' && last !== '"' && /\p{N}/u.test(previous)) continue;
    if (mark === '’' && /[\p{L}\p{N}]/u.test(next)) continue;
    if (last !== undefined && closing[last]?.includes(mark)) {
      open.pop();
      continue;
    }
    // An apostrophe that looks like an opening quote, a French mark that closes nothing, the same quote opened again.
    if (mark === '‘' && /[\p{L}\p{N}]/u.test(previous)) continue;
    if (mark === '»' && !/\p{L}/u.test(next)) continue;
    if (mark === last) continue;
    if (mark in closing) open.push(mark);
    // A quote in a quote is often closed by one mark for both.
    else if (mark === '”' && open.includes('“')) open.splice(open.indexOf('“'));
    if (open.length > 8) return open;
  }
  return open;
}
