import { readTitleCase, type TitleCase } from './letter-case.ts';
import type { MatchedText, Sighting } from './match.ts';
import { readWords, type Word } from './text.ts';

/** An article read for matching: once, however many queries are held against it. */
export interface ArticleWords {
  readonly text: MatchedText;
  readonly title: FieldWords;
  readonly summary: FieldWords;
  readonly body: FieldWords;
  /** The outlet's name, its host and the source's id, each by its words; worked out when a query asks. */
  source(): readonly FieldWords[];
  /** What the case of its title says; worked out when a query asks. */
  titleCase(): TitleCase;
  /** By the name, whether the ordinary word is meant; filled by isOrdinaryHere as queries ask. */
  readonly ordinaryHere: Map<string, boolean>;
}

export interface FieldWords {
  readonly field: Sighting['field'];
  readonly words: readonly Word[];
  /** Words that stand in the text by themselves; those after them in `words` are combined forms. */
  readonly count: number;
  /** By lower case, each list in the order of the text. */
  readonly byLower: ReadonlyMap<string, readonly Word[]>;
  /** The combined forms by their position. */
  readonly combined: ReadonlyMap<number, readonly Word[]>;
}

export function readArticle(text: MatchedText): ArticleWords {
  const title = readField('title', text.title);
  let source: readonly FieldWords[] | null = null;
  let titleCase: TitleCase | null = null;
  return {
    text,
    title,
    summary: readField('summary', text.summary),
    body: readField('body', text.body),
    source: () => {
      const { name, host, id } = text.source;
      source ??= [name, host, id].map((each) => readField('title', each));
      return source;
    },
    titleCase: () => {
      titleCase ??= readTitleCase(title.words);
      return titleCase;
    },
    ordinaryHere: new Map(),
  };
}

const none: ReadonlyMap<number, readonly Word[]> = new Map();

function readField(field: Sighting['field'], text: string): FieldWords {
  const words = readWords(text);
  const byLower = new Map<string, Word[]>();
  let count = 0;
  for (const word of words) {
    if (word.position !== count) break;
    put(byLower, word.lower, word);
    count++;
  }
  if (count === words.length) return { field, words, count, byLower, combined: none };
  const combined = new Map<number, Word[]>();
  const mixed = new Set<Word[]>();
  for (const word of words.slice(count)) {
    put(combined, word.position, word);
    mixed.add(put(byLower, word.lower, word));
  }
  // "F35 … F-35": the second is a combined form, and may stand before the first.
  for (const list of mixed) list.sort((one, other) => one.position - other.position || one.span - other.span);
  return { field, words, count, byLower, combined };
}

function put<K>(lists: Map<K, Word[]>, key: K, word: Word): Word[] {
  const list = lists.get(key);
  if (list !== undefined) {
    list.push(word);
    return list;
  }
  const begun = [word];
  lists.set(key, begun);
  return begun;
}
