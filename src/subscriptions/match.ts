/** What a query is held against. `source:` reads the outlet's name and host and the source's id. */
export interface MatchedText {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly language: string | null;
  readonly country: string | null;
  readonly source: { readonly name: string; readonly host: string; readonly id: string };
}

/** One sighting of one term. Start and end are UTF-16 offsets into the original text of that field: text = field.slice(start, end). */
export interface Sighting {
  /** The term as the query prints it: `sanctions` for a sighting of "sanctioned". */
  readonly term: string;
  readonly field: 'title' | 'summary' | 'body';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
