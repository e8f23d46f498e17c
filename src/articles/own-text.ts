import { decodeHTML } from 'entities';
import { type Block, toBlocks } from './own-blocks.ts';
import { dropBoilerplate, toWeight } from './own-boilerplate.ts';
import { prune } from './own-noise.ts';
import { cutMarks } from './own-phrases.ts';
import { type OwnElement, type OwnNode, readTree } from './own-tree.ts';

const maxCharacters = 300_000;
/** A feed's fragment is nearly all text: what is named like noise may hold more of it than on a page. */
const maxNoiseShare = 0.5;
/** Below so many characters a text is a teaser. */
const enough = 600;

const tag =
  /<\/?(?:a|abbr|article|aside|b|blockquote|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|html|body|i|iframe|img|li|main|nav|ol|p|pre|q|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video)(?:\s[^<>]*)?\/?>/i;
const cutEnd = /(?:…|\.\.\.|\[\s?(?:…|\.\.\.)\s?\]|\((?:more|mehr)\)|\[\+\d+ chars\])\s*$/iu;

/**
 * The article's own text from what a feed gives as its content or description, HTML or plain: blocks separated by line breaks,
 * without what feeds put around it (`The post … appeared first on …`, share links, related lists, captions). A text that the
 * outlet cut off ends in `[…]` where its mark was a link to the rest. Linear; at most the first 300,000 characters are read.
 */
export function toOwnText(html: string): string {
  // A cap in the midst of a tag would leave its beginning as text.
  const content = html.length <= maxCharacters ? html : html.slice(0, maxCharacters).replace(/<[^<>]*$/, '');
  const blocks = toBlocks(toTree(content));
  const kept = dropBoilerplate(blocks, { titles: [], summary: '' });
  const text = toText(kept);
  const bare = text.replace(cutMarks, '').trimEnd();
  const isCut = bare.length < text.length || cutMarks.test(blocks.at(-1)?.text ?? '');
  return isCut && bare !== '' && !cutEnd.test(bare) ? `${bare} […]` : isCut ? bare : text;
}

/** Whether a feed's own text is only the beginning, so that the page has to be fetched: short, or marked as cut off. */
export function isTooShort(text: string): boolean {
  const trimmed = text.trim();
  const end = trimmed.slice(-200);
  return toWeight(trimmed) < enough || cutEnd.test(end) || cutMarks.test(end);
}

function toTree(content: string): OwnElement {
  let markup = content;
  if (!tag.test(content)) {
    markup = decodeHTML(content);
    if (!tag.test(markup)) return toLines(markup);
  }
  const tree = readTree(markup);
  prune(tree, maxNoiseShare);
  return tree;
}

/** Plain text as a tree of lines, so that a `<` in it stays what it is. */
function toLines(text: string): OwnElement {
  const root: OwnElement = { name: '#root', attributes: {}, parent: null, children: [] };
  root.children = text
    .split(/\r\n?|\n/)
    .flatMap((line): OwnNode[] => [
      line,
      { name: line.trim() === '' ? 'hr' : 'br', attributes: {}, parent: root, children: [] },
    ]);
  return root;
}

function toText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n');
}
