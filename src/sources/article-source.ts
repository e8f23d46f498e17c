import type { Clock } from '../clock.ts';
import type { Http } from '../http.ts';
import { createFeedSource } from './feed.ts';
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
      : createFeedSource({ source, ...parts });
}
