import type { Sighting } from '../subscriptions/match.ts';

/** What a summary is made from: an article's own texts, never what the page puts around them. */
export interface SummarisedText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly language: string | null;
}

/**
 * Two or three whole sentences of the article, in its own words. Never a cut sentence, never boilerplate; empty where the
 * article has nothing to say beyond its title.
 */
export interface Summariser {
  /** @param limit the most characters that the summary may have, in all. */
  summarise(request: {
    readonly article: SummarisedText;
    readonly sightings: readonly Sighting[];
    readonly limit: number;
  }): Promise<readonly string[]>;
}
