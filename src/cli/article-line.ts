import { z } from 'zod';
import { hostOf } from '../articles/canonical-url.ts';
import { toOwnText } from '../articles/own-text.ts';
import { toPlainLine } from '../articles/plain-text.ts';
import type { MatchedText } from '../subscriptions/match.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** An article as the verbs read it: what `feed` prints fits, and so does a hand-written one. */
export const articleLine = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  title: text,
  summary: text,
  /** Plain text; where it is missing, `content` (HTML, as `feed` prints it) is read, and `summary` is HTML too. */
  body: z.string().nullish(),
  content: z.string().nullish(),
  url: text,
  /** The outlet: its name, or its name, host and id. */
  source: z.union([z.string(), z.object({ name: text, host: text, id: text })]).nullish(),
  outlet: text,
  language: z.string().nullish(),
  country: z.string().nullish(),
  publishedAt: z.union([z.string(), z.number()]).nullish(),
  query: z.string().nullish(),
});

export type ArticleLine = z.infer<typeof articleLine>;

/** A line of `feed`, or like it: summary and content are as the feed gave them. */
export function isMarkup({ body, content }: ArticleLine): boolean {
  return typeof body !== 'string' && typeof content === 'string';
}

export function toText(line: ArticleLine): MatchedText {
  const host = hostOf(line.url) ?? '';
  const name = typeof line.source === 'string' ? line.source : line.outlet;
  return {
    title: line.title,
    summary: isMarkup(line) ? toPlainLine(line.summary) : line.summary,
    body: line.body ?? (line.content ? toOwnText(line.content) : ''),
    // `en-US` is `en`.
    language: line.language?.toLowerCase().split(/[-_]/)[0] ?? null,
    country: line.country?.toLowerCase() ?? null,
    source:
      typeof line.source === 'object' && line.source !== null ? line.source : { name, host: host || name, id: name },
  };
}

/** Epoch milliseconds; null where there is no date, or one that no calendar has. */
export function toPublishedAt({ publishedAt }: ArticleLine): number | null {
  const at = publishedAt == null || publishedAt === '' ? Number.NaN : new Date(publishedAt).getTime();
  return Number.isNaN(at) ? null : at;
}

/** As the verbs print it. */
export function toPrintedDate(at: number | null): string | null {
  return at === null || Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString();
}
