import type { Clock } from '../clock.ts';
import type { Http } from '../http.ts';
import { createSampleSource } from './sample.ts';
import type { ArticleSource, Source } from './source.ts';

/** Gives each source what asks it, by its kind. */
export function createToArticleSource(parts: {
  readonly http: Http;
  readonly clock: Clock;
}): (source: Source) => ArticleSource {
  const startedAt = parts.clock.now();
  return (source) =>
    source.kind === 'sample'
      ? createSampleSource({ source, clock: parts.clock, startedAt })
      : createFeedSource(source, parts);
}

/** The readers of feeds are a fifth of all code: nobody need wait for them before the first feed is there to read. */
function createFeedSource(source: Source, parts: { readonly http: Http; readonly clock: Clock }): ArticleSource {
  return {
    source,
    async fetch(cursor, signal) {
      const feed = await import('./feed.ts');
      return feed.createFeedSource({ source, ...parts }).fetch(cursor, signal);
    },
  };
}
