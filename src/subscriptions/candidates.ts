/** What to ask the archive's full-text index for: more than the query meets, never less. Words are as `toIndexWords` gives them. */
export type CandidateQuery =
  | { readonly kind: 'all' | 'any'; readonly of: readonly CandidateQuery[] }
  /** These words one after the other; with `prefix` the last is only the beginning of a word. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly prefix: boolean }
  /** Nothing narrows it (`source:bbc` alone). */
  | { readonly kind: 'everything' };
