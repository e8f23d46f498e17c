import { createStories } from '../articles/stories.ts';
import { articleLine, toPublishedAt, toText } from './article-line.ts';
import { readGiven } from './given.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

/** Which story each article belongs to, as they come. */
export const stories: Verb = {
  async run(given, { input, output }) {
    const { positionals } = readGiven(given, {}, 'stories [FILE]');
    const grouping = createStories();
    let count = 0;
    for await (const { value: line } of readJsonLines(positionals[0], input, articleLine)) {
      const text = toText(line);
      const id = String(line.id ?? ++count);
      const { story } = grouping.add({
        id,
        title: line.title,
        summary: text.summary,
        body: text.body,
        outlet: text.source.name,
        publishedAt: toPublishedAt(line),
      });
      writeJsonLine(output, { id: line.id ?? id, story });
    }
  },
};
