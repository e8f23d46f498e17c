import { readPage } from '../../src/articles/page.ts';

/** The article's own text of a page, for the scorer of the corpora. */
export default function extract(html: string, url: string): string {
  return readPage(html, url).text;
}
