import { type ArticleWords, type FieldWords, readArticle } from './article-words.ts';
import { evaluate } from './evaluate.ts';
import type { MatchedText, Sighting } from './match.ts';
import type { Query } from './query.ts';
import { prefixKeyLength, toRequiredKeys } from './required-keys.ts';

/** Which queries an article meets. Ids are the caller's own. */
export interface Matcher {
  /** A query that has this id already is replaced. */
  add(id: number, query: Query): void;
  /** Nothing happens where there is no such query. */
  remove(id: number): void;
  /** In ascending order of id. */
  match(text: MatchedText): readonly QueryMatch[];
  readonly size: number;
  /** How many lists the index holds: none when no query is left. */
  readonly keyCount: number;
}

export interface QueryMatch {
  readonly id: number;
  /** Empty where the article's source alone met the query. */
  readonly sightings: readonly Sighting[];
}

/** One query held against one article: null where it is not met. */
export function matchQuery(query: Query, text: MatchedText): readonly Sighting[] | null {
  return evaluate(query, readArticle(text));
}

interface Entry {
  readonly id: number;
  readonly query: Query;
  readonly keys: readonly string[];
  /** The match in which it was last looked at: two of its keys may stand in one article. */
  seenIn: number;
}

/**
 * An inverted index: each query stands under the words of one of its terms, of which an article must have one to meet it. The
 * queries under the words that an article has are then held against it one by one.
 */
export function createMatcher(): Matcher {
  const entries = new Map<number, Entry>();
  const lists = new Map<string, Entry[]>();
  let matchCount = 0;

  function add(id: number, query: Query): void {
    remove(id);
    const entry: Entry = { id, query, keys: toRequiredKeys(query), seenIn: 0 };
    entries.set(id, entry);
    for (const key of entry.keys) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [entry]);
      else list.push(entry);
    }
  }

  function remove(id: number): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    for (const key of entry.keys) {
      const others = lists.get(key)?.filter((each) => each !== entry) ?? [];
      if (others.length > 0) lists.set(key, others);
      else lists.delete(key);
    }
  }

  function match(text: MatchedText): readonly QueryMatch[] {
    if (entries.size === 0) return [];
    const article = readArticle(text);
    const matches: QueryMatch[] = [];
    matchCount++;
    function look(key: string): void {
      const list = lists.get(key);
      if (list === undefined) return;
      for (const entry of list) {
        if (entry.seenIn === matchCount) continue;
        entry.seenIn = matchCount;
        const sightings = evaluate(entry.query, article);
        if (sightings !== null) matches.push({ id: entry.id, sightings });
      }
    }
    look('');
    for (const field of [article.title, article.summary, article.body]) lookAtWords(field, look);
    lookAtSource(article, look);
    return matches.sort((one, other) => one.id - other.id);
  }

  return {
    add,
    remove,
    match,
    get size() {
      return entries.size;
    },
    get keyCount() {
      return lists.size;
    },
  };
}

function lookAtWords(field: FieldWords, look: (key: string) => void): void {
  for (const lower of field.byLower.keys()) {
    look(lower);
    for (let length = 1; length <= prefixKeyLength && length <= lower.length; length++) {
      look(`${lower.slice(0, length)}*`);
    }
  }
  for (let at = 1; at < field.count; at++) {
    const word = field.words[at];
    if (word?.isGlued) look((field.words[at - 1]?.lower ?? '') + word.lower);
  }
}

function lookAtSource(article: ArticleWords, look: (key: string) => void): void {
  for (const field of article.source()) for (const lower of field.byLower.keys()) look(`:${lower}`);
}
