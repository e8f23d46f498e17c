/**
 * What a feed says of itself and its articles, whatever its format, as it says it: texts may be HTML, links relative, dates
 * anything, and each list holds the candidates for one thing, best first.
 */
export interface FeedDraft {
  readonly titles: Texts;
  readonly links: Texts;
  readonly descriptions: Texts;
  readonly languages: Texts;
  readonly base: string | undefined;
  readonly ttlMinutes: number | undefined;
  readonly updatePeriod: string | undefined;
  readonly updateFrequency: number | undefined;
  readonly hubs: Texts;
  readonly articles: readonly ArticleDraft[];
}

export interface ArticleDraft {
  readonly guid: string | undefined;
  readonly links: Texts;
  readonly base: string | undefined;
  readonly titles: Texts;
  readonly summaries: Texts;
  readonly contents: Texts;
  readonly published: Texts;
  readonly updated: Texts;
  readonly bylines: Texts;
  readonly images: Texts;
  readonly languages: Texts;
  /** The outlet, where the feed gathers from many. */
  readonly origin: { readonly title?: string | undefined; readonly url?: string | undefined } | undefined;
}

export type Texts = readonly (string | undefined)[];

export interface FeedOrigin {
  readonly contentType: string | null;
  /** Where it came from, after redirects: what relative links are relative to. */
  readonly url: string | null;
  /** For dates without a year. */
  readonly now: number;
}
