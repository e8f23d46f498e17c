import { Readability } from '@mozilla/readability';
// The same linkedom in one file: it loads in a quarter of the time of its many modules, and takes less memory.
import { parseHTML } from 'linkedom/worker';
import type { OwnElement, OwnNode } from './own-tree.ts';

/** As much of linkedom's DOM as we touch. */
interface DomNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly data: string;
  readonly childNodes: Iterable<DomNode>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  setAttribute(name: string, value: string): void;
  appendChild(node: DomNode): void;
}

interface DomDocument {
  readonly documentElement: DomNode;
  createElement(name: string): DomNode;
  createTextNode(text: string): DomNode;
}

/**
 * Real pages have a few hundred elements when the noise is gone. For many siblings linkedom and Readability take quadratic time,
 * and each `<` or `&` in a text becomes a node of its own when Readability begins anew.
 */
const maxNodes = 6000;

/** The part of a page that Readability takes for its article, or null; null too for a page too large to ask it about. */
export function readReadable(root: OwnElement, charThreshold: number): OwnElement | null {
  const document: unknown = toDocument(root);
  if (document === null) return null;
  const article = new Readability<DomNode>(document as never, {
    charThreshold,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomNode,
  }).parse();
  return article?.content == null ? null : toOwnElement(article.content);
}

function toDocument(root: OwnElement): DomDocument | null {
  let nodes = 0;
  const { document } = parseHTML('<html><head></head><body></body></html>') as unknown as { document: DomDocument };
  const [, body] = document.documentElement.childNodes;
  const stack: { readonly from: OwnElement; readonly to: DomNode }[] = [
    { from: root, to: body ?? document.documentElement },
  ];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    for (const child of pair.from.children) {
      nodes += typeof child === 'string' ? (child.match(/[<&]/g)?.length ?? 0) : 1;
      if (nodes > maxNodes) return null;
      if (typeof child === 'string') pair.to.appendChild(document.createTextNode(child));
      else if (child.name === 'html' || child.name === 'body') stack.push({ from: child, to: pair.to });
      else if (child.name !== 'head' && child.name !== 'script' && child.name !== '#beyond') {
        const element = document.createElement(child.name);
        for (const [name, value] of Object.entries(child.attributes)) element.setAttribute(name, value);
        pair.to.appendChild(element);
        stack.push({ from: child, to: element });
      }
    }
  }
  return document;
}

function toOwnElement(top: DomNode): OwnElement {
  const root: OwnElement = { name: '#root', attributes: {}, parent: null, children: [] };
  const stack: { readonly from: DomNode; readonly to: OwnElement }[] = [{ from: top, to: root }];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    for (const child of pair.from.childNodes) {
      const node = toNode(child, pair.to);
      if (node === null) continue;
      pair.to.children.push(node);
      if (typeof node === 'object') stack.push({ from: child, to: node });
    }
  }
  return root;
}

function toNode(node: DomNode, parent: OwnElement): OwnNode | null {
  if (node.nodeType === 3) return node.data;
  if (node.nodeType !== 1) return null;
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return { name: node.localName, attributes, parent, children: [] };
}
