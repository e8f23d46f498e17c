/**
 * An article as a source gives it: links absolute, title and standfirst plain text, one date or none. Its content is still
 * the HTML of the feed; it becomes the body only for articles that turn out to be new, since that costs more than all else.
 */
export interface FoundArticle extends Omit<Article, 'body'> {
  /** HTML or plain text as the source gave it; empty where it gave none. */
  readonly content: string;
}

/** One text at one URL by one outlet. What the store adds (an id, a story, when it was first seen) is StoredArticle. */
export interface Article {
  /** Canonical: no tracking parameters, fragment, AMP or mobile host. Two articles with one URL are one article. */
  readonly url: string;
  /** What the source calls the article; means something only within that source. */
  readonly guid: string | null;
  readonly title: string;
  /** The outlet's own standfirst, plain text; empty where there is none. */
  readonly summary: string;
  /** The article's own text: plain, its blocks separated by line breaks, nothing of what the page puts around it. */
  readonly body: string;
  /** Epoch milliseconds; null where the source gives no date that can be read. */
  readonly publishedAt: number | null;
  /** ISO 639-1, or null where it is not known. */
  readonly language: string | null;
  readonly byline: string | null;
  readonly image: string | null;
  readonly outlet: Outlet;
  /** Articles of two editions never are one story: each run of the sample wire tells its stories anew. Left out by all else. */
  readonly edition?: string;
}

/** Who published it. */
export interface Outlet {
  readonly name: string;
  /** Without www. */
  readonly host: string;
  /** ISO 3166-1 alpha-2, lower case; null where it is not known. */
  readonly country: string | null;
}

export interface StoredArticle extends Article {
  readonly id: number;
  readonly sourceId: string;
  /** Null: everyone may read it. Else only the workspace that added its source. */
  readonly workspaceId: string | null;
  /** When it was first seen; stands in for a missing date. */
  readonly seenAt: number;
  readonly publishedAt: number;
  readonly storyId: number;
}
