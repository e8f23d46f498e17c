import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Outlet } from '../articles/article.ts';
import { AppError } from '../errors.ts';

/** What the folder samples/ holds, made whole. */
export interface SampleWire {
  readonly backlog: readonly BacklogArticle[];
  /** In the order in which they fall due. */
  readonly live: readonly LiveArticle[];
}

export interface SampleArticle {
  readonly slug: string;
  readonly outlet: Outlet;
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** HTML as a feed gives it, with boxes that are no part of the article. */
  readonly content: string;
}

/** Published before the program's start. */
export interface BacklogArticle extends SampleArticle {
  readonly hoursAgo: number;
}

/** Falls due after the program's start. */
export interface LiveArticle extends SampleArticle {
  readonly afterSeconds: number;
}

const written = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  outlet: z.string(),
  title: z.string(),
  summary: z.string().default(''),
  paragraphs: z.array(z.string()).default([]),
  /** Titles of other articles, in a box. */
  alsoRead: z.array(z.string()).default([]),
  /** The article whose text this outlet prints again, under its own title. */
  copyOf: z.string().optional(),
  /** What it puts before that text. */
  dateline: z.string().default(''),
});
const outlets = z.record(
  z.string(),
  z.object({ name: z.string(), host: z.string(), country: z.string().nullable(), language: z.string() }),
);
const backlog = z.array(written.extend({ hoursAgo: z.number() }));
const live = z.array(written.extend({ afterSeconds: z.number() }));

type Written = z.infer<typeof written>;

/**
 * Reads outlets.json, backlog.json and live.json.
 * @throws {AppError} file_unreadable
 */
export async function readSampleWire(folder: string): Promise<SampleWire> {
  const ofOutlets = await readJson(join(folder, 'outlets.json'), outlets);
  const ofBacklog = await readJson(join(folder, 'backlog.json'), backlog);
  const ofLive = await readJson(join(folder, 'live.json'), live);
  const bySlug = new Map<string, Written>([...ofBacklog, ...ofLive].map((article) => [article.slug, article]));

  function toWhole(article: Written): SampleArticle {
    const outlet = ofOutlets[article.outlet];
    if (outlet === undefined)
      throw unreadable(folder, `${article.slug} is of an outlet that outlets.json does not name`);
    const copied = article.copyOf === undefined ? article : bySlug.get(article.copyOf);
    if (copied === undefined) throw unreadable(folder, `${article.slug} copies an article that is not there`);
    const { language, ...rest } = outlet;
    return {
      slug: article.slug,
      outlet: rest,
      language,
      title: article.title,
      summary: article.summary,
      content: toContent(copied.paragraphs, article),
    };
  }

  return {
    backlog: ofBacklog.map((article) => ({ ...toWhole(article), hoursAgo: article.hoursAgo })),
    live: ofLive
      .map((article) => ({ ...toWhole(article), afterSeconds: article.afterSeconds }))
      .sort((a, b) => a.afterSeconds - b.afterSeconds),
  };
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw unreadable(path, 'it is missing or not as it should be', error);
  }
}

function unreadable(path: string, what: string, cause?: unknown): AppError {
  const sentence = `The sample wire cannot be read from ${path}: ${what}. Put the folder samples back as it was.`;
  return new AppError('file_unreadable', sentence, { cause });
}

function toContent(paragraphs: readonly string[], { dateline, alsoRead, outlet }: Written): string {
  const [first = '', ...rest] = paragraphs;
  const text = [`${dateline}${first}`, ...rest].map((paragraph) => `<p>${toHtml(paragraph)}</p>`);
  if (alsoRead.length > 0) text.splice(2, 0, toBox(alsoRead, outlet));
  return text.join('\n');
}

/** The box that every site has, in the two forms that feeds bring it in. */
function toBox(titles: readonly string[], outlet: string): string {
  const links = titles.map((title) => `<a href="https://thewire.example/">${toHtml(title)}</a>`);
  if (outlet === 'chiplines') return links.map((link) => `<p><strong>Also read:</strong> ${link}</p>`).join('\n');
  return `<aside class="also-read"><h4>Also read</h4><ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul></aside>`;
}

function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
