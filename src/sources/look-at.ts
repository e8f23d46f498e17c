import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Http } from '../http.ts';
import { NotAFeedError } from './feed-discovery.ts';

/** What stands at an address that a person gave. */
export type SourceLook =
  | {
      readonly status: 'feed';
      readonly url: string;
      readonly name: string;
      readonly language: string | null;
      readonly titles: readonly string[];
    }
  | { readonly status: 'feeds'; readonly feeds: readonly { readonly title: string; readonly url: string }[] }
  | { readonly status: 'failed'; readonly sentence: string };

export type LookAt = (url: string) => Promise<SourceLook>;

const failed = (sentence: string): SourceLook => ({ status: 'failed', sentence });

/** Looks at an address from a chat: its feed, or the feeds that its page links to. Only public addresses are asked. */
export function createLookAt({ http, clock }: { readonly http: Http; readonly clock: Clock }): LookAt {
  async function look(url: string, mayFollow: boolean): Promise<SourceLook> {
    const answer = await http.get(url, { allowPrivate: false });
    if (answer.status === 'failed') return failed(answer.sentence);
    if (answer.status === 'unchanged') return failed(`${url} gave an empty answer. Try again later.`);
    // As in article-source.ts: not before it is needed.
    const { readFeed } = await import('./feed-document.ts');
    try {
      const document = readFeed(answer.bytes, { contentType: answer.contentType, url: answer.url, now: clock.now() });
      return {
        status: 'feed',
        url: answer.movedTo ?? url,
        name: document.title || new URL(answer.url).hostname,
        language: document.language,
        titles: document.articles.map(({ title }) => title),
      };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (!(error instanceof NotAFeedError) || !mayFollow) return failed(error.message);
      const [only, ...rest] = error.feeds;
      if (only === undefined) {
        return failed(
          'That is a web page, and it links to no feed. Look for “RSS” on the site, and give the address of that.',
        );
      }
      return rest.length === 0 ? look(only.url, false) : { status: 'feeds', feeds: error.feeds };
    }
  }
  return async (typed) => {
    const url = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
    if (!URL.canParse(url))
      return failed(`“${typed.slice(0, 80)}” is not an address. Give one such as https://www.csis.org/rss.xml.`);
    return look(url, true);
  };
}
