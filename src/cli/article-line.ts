import { z } from 'zod';
import { hostOf } from '../articles/canonical-url.ts';
import { toOwnText } from '../articles/own-text.ts';
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
  /** Plain text; where it is missing, `content` (HTML, as `feed` prints it) is read. */
  body: z.string().nullish(),
  content: text,
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

export function toBody(line: ArticleLine): string {
  return line.body ?? (line.content === '' ? '' : toOwnText(line.content));
}

export function toText(line: ArticleLine): MatchedText {
  const host = hostOf(line.url) ?? '';
  const name = typeof line.source === 'string' ? line.source : line.outlet;
  return {
    title: line.title,
    summary: line.summary,
    body: toBody(line),
    language: line.language?.toLowerCase() ?? null,
    country: line.country?.toLowerCase() ?? null,
    source:
      typeof line.source === 'object' && line.source !== null ? line.source : { name, host: host || name, id: name },
  };
}

/** Epoch milliseconds, or null. */
export function toPublishedAt(line: ArticleLine): number | null {
  if (typeof line.publishedAt === 'number') return line.publishedAt;
  const at = line.publishedAt ? new Date(line.publishedAt).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
