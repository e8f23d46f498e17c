import { type OwnElement, walk } from './own-tree.ts';

const paragraphNames = new Set('p div td li blockquote pre section'.split(' '));

/** The element whose children hold the most running text between them, their children half as much: an article without Readability. */
export function findCluster(root: OwnElement): OwnElement | null {
  const scores = new Map<OwnElement, number>();
  walk(root, (element) => {
    if (!paragraphNames.has(element.name)) return true;
    let length = 0;
    for (const child of element.children) {
      if (typeof child === 'string') length += child.trim().length;
      else if (!paragraphNames.has(child.name) && child.name !== 'a') {
        for (const text of child.children) if (typeof text === 'string') length += text.trim().length;
      }
    }
    if (length < 25) return true;
    // A div may hold its text itself, between line breaks.
    add(element, length / 4);
    add(element.parent, length);
    add(element.parent?.parent ?? null, length / 2);
    return true;
  });
  function add(element: OwnElement | null, points: number): void {
    if (element !== null) scores.set(element, (scores.get(element) ?? 0) + points);
  }
  let best: OwnElement | null = null;
  for (const [element, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = element;
  return best;
}
