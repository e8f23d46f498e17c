import type { OwnElement, OwnNode } from './own-tree.ts';

/** One paragraph, heading, list item or table row, on one line. */
export interface Block {
  readonly text: string;
  readonly kind: 'text' | 'heading' | 'item' | 'row' | 'quote';
  /** How many of its characters are in links. */
  readonly linked: number;
  /** Whether all of it stands in bold or italics, as asides and subheads do. */
  readonly isStressed: boolean;
}

/** No article has more; what comes after is not read. */
const maxBlocks = 20_000;
const blockNames = new Set(
  (
    'address article aside blockquote body center caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const stressNames = new Set(['b', 'strong', 'i', 'em']);

/** What a walk goes through: a node, or the end of an element that it entered before. */
type Step = OwnNode | { readonly leave: OwnElement };

/** The blocks below an element, in their order. Linear, and without recursion: a page may nest as deep as it likes. */
export function toBlocks(root: OwnElement, isLeftOut: (element: OwnElement) => boolean = () => false): Block[] {
  const writer = createWriter();
  const stack: Step[] = [root];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (typeof step === 'string') writer.text(step);
    else if ('leave' in step) writer.leave(step.leave);
    else if (step === root || !isLeftOut(step)) {
      writer.enter(step);
      stack.push({ leave: step });
      for (let index = step.children.length - 1; index >= 0; index--) {
        const child = step.children[index];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  writer.flush();
  return writer.blocks;
}

function createWriter() {
  const blocks: Block[] = [];
  const kinds: Block['kind'][] = ['text'];
  let parts: string[] = [];
  let links = 0;
  let linked = 0;
  let stress = 0;
  let plain = 0;
  let hasText = false;
  let pre = 0;
  let isAfterBreak = false;

  function flush(): void {
    const text = foldSpace(parts.join(''));
    const kind = kinds.at(-1) ?? 'text';
    if (text !== '' && blocks.length < maxBlocks)
      push({ text, kind, linked: Math.min(linked, text.length), isStressed: plain === 0 });
    parts = [];
    linked = 0;
    plain = 0;
    hasText = false;
  }

  /** A line that a <br> cut in the midst of a sentence goes on in the block before. */
  function push(block: Block): void {
    const last = blocks.at(-1);
    if (isAfterBreak && last !== undefined && /[\p{Ll},]$/u.test(last.text) && /^\p{Ll}/u.test(block.text)) {
      const isStressed = last.isStressed && block.isStressed;
      blocks[blocks.length - 1] = {
        ...last,
        text: `${last.text} ${block.text}`,
        linked: last.linked + block.linked,
        isStressed,
      };
    } else blocks.push(block);
    isAfterBreak = false;
  }

  return {
    blocks,
    flush,
    text(text: string): void {
      if (pre > 0 && text.includes('\n')) {
        for (const line of text.split('\n')) {
          parts.push(line);
          flush();
        }
        return;
      }
      parts.push(text);
      const length = text.trim().length;
      hasText ||= length > 0;
      if (links > 0) linked += length;
      if (stress === 0) plain += length;
    },
    enter({ name }: OwnElement): void {
      if (name === 'br') {
        const before = blocks.length;
        flush();
        isAfterBreak = blocks.length > before;
      } else if (name === 'td' || name === 'th') {
        if (hasText) parts.push(' | ');
      } else if (blockNames.has(name)) {
        flush();
        isAfterBreak = false;
      }
      kinds.push(toKind(name, kinds.at(-1) ?? 'text'));
      if (name === 'a') links++;
      if (name === 'pre') pre++;
      if (stressNames.has(name)) stress++;
    },
    leave({ name }: OwnElement): void {
      if (blockNames.has(name)) {
        flush();
        isAfterBreak = false;
      }
      kinds.pop();
      if (name === 'a') links--;
      if (name === 'pre') pre--;
      if (stressNames.has(name)) stress--;
    },
  };
}

function toKind(name: string, outer: Block['kind']): Block['kind'] {
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'li' || name === 'dd') return 'item';
  if (name === 'tr') return 'row';
  if (name === 'blockquote') return 'quote';
  return outer;
}

/** White space folded, and gone are controls, zero-width marks and marks that turn the direction of what follows. */
function foldSpace(text: string): string {
  return trimCells(text.replace(unwanted, '').replace(/\s+/g, ' ')).toWellFormed();
}

const unwanted =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** Without the bars of empty cells at both ends; by hand, since a pattern for it takes quadratic time on a row of many. */
function trimCells(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isSpace(text.charAt(from))) from++;
  while (to > from && isSpace(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '|';
}
