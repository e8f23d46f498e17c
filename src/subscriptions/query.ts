/** A query as a tree. `parseQuery` makes it of text, `printQuery` text of it; the trees of equal texts are equal. */
export type Query = AllQuery | AnyQuery | NotQuery | NearQuery | TitleQuery | Term | SourceQuery | PlaceQuery;

/** At least two, none of them an AllQuery. */
export interface AllQuery {
  readonly kind: 'all';
  readonly of: readonly Query[];
}

/** At least two, none of them an AnyQuery. */
export interface AnyQuery {
  readonly kind: 'any';
  readonly of: readonly Query[];
}

export interface NotQuery {
  readonly kind: 'not';
  readonly of: Query;
}

/** Both in one field, in either order, with at most `within` words between. */
export interface NearQuery {
  readonly kind: 'near';
  readonly left: NearSide;
  readonly right: NearSide;
  readonly within: number;
}

export type NearSide = Term | { readonly kind: 'any'; readonly of: readonly Term[] };

/** What it holds counts in the title only. */
export interface TitleQuery {
  readonly kind: 'title';
  readonly of: Query;
}

/** Words of the outlet's name, of its host or of the source's id, next to each other, in any case. */
export interface SourceQuery {
  readonly kind: 'source';
  readonly value: string;
  readonly words: readonly TermWord[];
}

/** The article's language (ISO 639-1) or its outlet's country (ISO 3166-1 alpha-2). These only narrow. */
export interface PlaceQuery {
  readonly kind: 'language' | 'country';
  readonly value: string;
}

/** Words next to each other, often a single one. */
export interface Term {
  readonly kind: 'term';
  readonly form: 'word' | 'phrase' | 'exact' | 'prefix';
  /** As it is printed, quotes and signs included: `sanctions`, `"export controls"`, `=May`, `semicond*`. */
  readonly text: string;
  readonly words: readonly TermWord[];
}

/** What one word of a term is met by. */
export interface TermWord {
  /** `any-case`: the word's lower case is one of the forms. `cased`: the word as it stands is. */
  readonly match: 'any-case' | 'cased';
  /** The first is the word as it was read; inflections, other cases and plurals follow. */
  readonly forms: readonly string[];
  /** The forms in lower case, each once: an article that has none of them cannot meet it. */
  readonly lowers: readonly string[];
  /** The word need only begin with a form. */
  readonly isPrefix: boolean;
  /** Stands in one run with the word before (`光` of 美光), or directly after it. */
  readonly isGlued: boolean;
}

export interface ParsedQuery {
  readonly query: Query;
  /** The query as it was read, as `printQuery` prints it. Two queries that mean the same by their words have the same text. */
  readonly text: string;
  /** Plain sentences on how it was read: inflections, ordinary words, words left out. Each stands for itself. */
  readonly notes: readonly string[];
}
