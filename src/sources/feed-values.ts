import { toPlainLine, toPlainText, toShortText } from '../articles/plain-text.ts';
import { day, hour, minute } from '../clock.ts';
import type { FeedDraft, Texts } from './feed-draft.ts';

const periods: Readonly<Record<string, number>> = {
  hourly: hour,
  daily: day,
  weekly: 7 * day,
  monthly: 30 * day,
  yearly: 365 * day,
};

/** The first of the candidates that has any text, as plain text on one line; empty where none has. */
export function toFirstText(texts: Texts): string {
  for (const text of texts) {
    const plain = text === undefined ? '' : toPlainLine(text);
    if (plain !== '') return plain;
  }
  return '';
}

/** The first of the candidates that has any text, as it was given; empty where none has. */
export function toFirstMarkup(texts: Texts): string {
  return texts.find((text) => text !== undefined && text.trim() !== '') ?? '';
}

/** ISO 639-1 of `en-GB`, `zh_Hans` or `deu`; null where none of the candidates is a language. */
export function toLanguage(languages: Texts): string | null {
  for (const language of languages) {
    const tag = language?.trim().replaceAll('_', '-').toLowerCase();
    if (tag === undefined || !/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/.test(tag)) continue;
    try {
      // Three letters become two where the language has two.
      const code = new Intl.Locale(tag).language;
      if (code.length === 2) return code;
    } catch {}
  }
  return null;
}

/** The pause between two fetches that a feed asks for, in milliseconds: ttl and the syndication module, the longer of the two. */
export function toPauseMs(draft: FeedDraft): number | null {
  const ttl = (draft.ttlMinutes ?? 0) * minute;
  const period = periods[draft.updatePeriod?.trim().toLowerCase() ?? ''] ?? 0;
  const frequency = draft.updateFrequency !== undefined && draft.updateFrequency >= 1 ? draft.updateFrequency : 1;
  const pause = Math.max(ttl, period / frequency);
  return pause > 0 && Number.isFinite(pause) ? pause : null;
}

/** A title for a text that has none: its first sentence, or as much of its first line as fits. */
export function toMadeTitle(texts: Texts, maxCharacters: number): string {
  for (const text of texts) {
    const line = text === undefined ? '' : (toPlainText(text.slice(0, 5000)).split('\n')[0] ?? '');
    if (line === '') continue;
    const sentence = /^.{20,}?[.!?。！？](?=\s|$|[^\x00-\x7f])/u.exec(line.slice(0, maxCharacters))?.[0];
    return toShortText(sentence ?? line, maxCharacters);
  }
  return '';
}
