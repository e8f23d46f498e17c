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
  };
}

const none: ReadonlyMap<number, readonly Word[]> = new Map();

function readField(field: Sighting['field'], text: string): FieldWords {
  const words = readWords(text);
  const byLower = new Map<string, Word[]>();
  let count = words.length;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as Word;
    if (count === words.length && word.position !== index) count = index;
    const same = byLower.get(word.lower);
    if (same === undefined) byLower.set(word.lower, [word]);
    else same.push(word);
  }
  if (count === words.length) return { field, words, count, byLower, combined: none };
  const combined = new Map<number, Word[]>();
  for (const word of words.slice(count)) {
    const same = combined.get(word.position);
    if (same === undefined) combined.set(word.position, [word]);
    else same.push(word);
  }
  return { field, words, count, byLower, combined };
}
