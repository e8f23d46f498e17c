import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** The usual way, to compare ours with: Readability on linkedom, and the text content of what it gives. */
export default function extract(html: string): string {
  const { document } = parseHTML(html);
  return new Readability(document).parse()?.textContent ?? '';
}
