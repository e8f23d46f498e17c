import { Parser } from 'htmlparser2';

/** An element of a page, light enough to build for every page: only the attributes that we judge by. */
export interface OwnElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: OwnElement | null;
  children: OwnNode[];
}

export type OwnNode = OwnElement | string;

/** Deeper than this no honest page nests; what is deeper is hung up here, so that nothing after it need fear depth. */
const maxDepth = 128;
const maxElements = 60_000;
const maxAttributeCharacters = 2000;

const keptAttributes = new Set(
  (
    'aria-hidden aria-label class content data-component data-testid data-type datetime href hidden id itemprop itemscope itemtype lang name ' +
    'property pubdate rel role src style type'
  ).split(' '),
);
/** Elements that hold nothing to read. Scripts are kept only where they are data (JSON-LD). */
const unread = new Set(
  (
    'style template noscript iframe svg math object embed canvas audio video map button select textarea input label ' +
    'datalist progress meter dialog'
  ).split(' '),
);

/**
 * The tree of a page or a fragment, read by htmlparser2: it forgives everything, and so do we. Never deeper than 128 elements
 * nor larger than 60,000: what is beyond loses its tags, not its text.
 */
export function readTree(html: string): OwnElement {
  const root: OwnElement = { name: '#root', attributes: {}, parent: null, children: [] };
  let current = root;
  let depth = 0;
  let elements = 0;
  // Above zero within an element that is not read.
  let skipped = 0;
  // The parser gives a text in pieces, one for each entity and stray sign.
  let pieces: string[] = [];
  function endText(): void {
    if (pieces.length === 0) return;
    current.children.push(pieces.join(''));
    pieces = [];
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        endText();
        if (isVoid.has(name)) {
          if (skipped === 0 && elements++ < maxElements) append(current, name, attributes);
          return;
        }
        if (depth >= maxDepth) return forget(parser);
        depth++;
        if (skipped > 0 || unread.has(name) || (name === 'script' && !isData(attributes))) skipped++;
        else if (elements++ < maxElements) current = append(current, name, attributes);
        else current = append(current, '#beyond', {});
      },
      ontext(text) {
        if (skipped === 0) pieces.push(text);
      },
      onclosetag(name) {
        if (isVoid.has(name)) return;
        endText();
        depth--;
        if (skipped > 0) skipped--;
        else current = current.parent ?? root;
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  endText();
  return root;
}

const isVoid = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);

function append(parent: OwnElement, name: string, all: Readonly<Record<string, string>>): OwnElement {
  const attributes: Record<string, string> = {};
  for (const key of keptAttributes) {
    const value = all[key];
    if (value !== undefined) attributes[key] = key === 'content' ? value : value.slice(0, maxAttributeCharacters);
  }
  const element: OwnElement = { name, attributes, parent, children: [] };
  parent.children.push(element);
  return element;
}

function isData(attributes: Readonly<Record<string, string>>): boolean {
  return /ld\+json/i.test(attributes.type ?? '');
}

/**
 * Takes the tag just opened off the parser's own stack, as though it had not been there. The parser puts each open tag at the
 * front of an array, which makes a page of half a million open tags cost minutes.
 */
function forget(parser: Parser): void {
  const stack: unknown = Reflect.get(parser, 'stack');
  const foreign: unknown = Reflect.get(parser, 'foreignContext');
  if (Array.isArray(stack)) stack.shift();
  if (Array.isArray(foreign) && foreign.length > maxDepth) foreign.shift();
}

/** Every element below, in the order of the page; a visit that returns false leaves out what is below it. */
export function walk(root: OwnElement, visit: (element: OwnElement) => boolean | undefined): void {
  const stack: OwnElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (element !== root && visit(element) === false) continue;
    for (let index = element.children.length - 1; index >= 0; index--) {
      const child = element.children[index];
      if (typeof child === 'object') stack.push(child);
    }
  }
}
