import { detectLanguage } from './language.ts';
import { type Block, toBlocks } from './own-blocks.ts';
import { dropBoilerplate, isParagraph, type Known, toWeight } from './own-boilerplate.ts';
import { prune } from './own-noise.ts';
import { toOwnText } from './own-text.ts';
import { type OwnElement, readTree, walk } from './own-tree.ts';
import { findCluster } from './page-cluster.ts';
import { type Metadata, readMetadata } from './page-metadata.ts';
import { readReadable } from './page-readability.ts';

/** What a page tells of its article. */
export interface Page extends Omit<Metadata, 'body' | 'headings'> {
  /** The article's own text, its blocks separated by line breaks; empty where the page has none that can be read. */
  readonly text: string;
}

const maxPageCharacters = 3_000_000;
/** What stands around the text may hold at most this share of a page's running text; with more its name is misleading. */
const maxNoiseShare = 0.3;
/** Readability tries again, less strictly, below so many characters; and below it we look elsewhere too. */
const enough = 500;

/**
 * Reads a page: never throws, whatever the page. Loading this module loads linkedom and Readability, so import it when there
 * is a page to read. `now` (epoch milliseconds) stands in for what a date leaves out.
 */
export function readPage(html: string, url: string, now: number = Date.now()): Page {
  const source = html.slice(0, maxPageCharacters);
  const tree = readTree(source);
  const { body, headings, ...metadata } = readMetadata(tree, url, now);
  const known: Known = { titles: headings, summary: metadata.summary };
  prune(tree, maxNoiseShare);
  const text = toText(readArticle(tree, source, body, known));
  return { ...metadata, language: detectLanguage(text) ?? metadata.language, text };
}

/** What Readability finds; or, where that is little, whatever else the page has that is much more. */
function readArticle(tree: OwnElement, source: string, body: string, known: Known): readonly Block[] {
  let best: readonly Block[] = readBlocks(tree, known);
  const consider = (blocks: readonly Block[]): void => {
    if (measure(blocks) > 2 * measure(best)) best = blocks;
  };
  if (body.length > 2 * measure(best)) consider(toOwnBlocks(body, known));
  if (measure(best) >= enough) return best;
  const cluster = findCluster(tree);
  for (const holder of [...findHolders(tree), ...(cluster === null ? [] : [cluster])])
    consider(dropBoilerplate(toBlocks(holder), known));
  if (measure(best) < enough && source.length < maxPageCharacters / 3) {
    // The names on this page may mean nothing: once more, taking out only what holds next to no text.
    const whole = readTree(source);
    prune(whole, maxNoiseShare / 10);
    consider(readBlocks(whole, known));
  }
  // A few words that are not one sentence are what is left of a page of links.
  return measure(best) > 0 ? best : [];
}

function readBlocks(tree: OwnElement, known: Known): Block[] {
  try {
    const article = readReadable(tree, enough);
    return article === null ? [] : dropBoilerplate(toBlocks(article), known);
  } catch {
    // A page that Readability or linkedom stumbles over is a page without an article, not an error of ours.
    return [];
  }
}

function toOwnBlocks(body: string, known: Known): Block[] {
  const lines = toOwnText(body).split('\n');
  return dropBoilerplate(
    lines.map((text): Block => ({ text, kind: 'text', linked: 0, isStressed: false })),
    known,
  );
}

/** The elements that a page itself marks as its article. */
function findHolders(tree: OwnElement): OwnElement[] {
  const holders: OwnElement[] = [];
  walk(tree, (element) => {
    const { name, attributes } = element;
    const isHolder =
      name === 'article' || name === 'main' || attributes.itemprop === 'articleBody' || attributes.role === 'main';
    if (isHolder && holders.length < 5) holders.push(element);
    return true;
  });
  return holders;
}

/** How much stands in whole sentences. */
function measure(blocks: readonly Block[]): number {
  let length = 0;
  for (const block of blocks) if (isParagraph(block)) length += toWeight(block.text);
  return length;
}

function toText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n');
}
