import { matchQuery } from '../subscriptions/matcher.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import { articleLine, isMarkup, toText } from './article-line.ts';
import { readGiven, toUsageError } from './given.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

const usage = 'match QUERY [--all] [FILE]';

/** Articles that meet a query, each with where its words stand. */
export const match: Verb = {
  async run(given, { input, output }) {
    const { values, positionals } = readGiven(given, { all: { type: 'boolean' } }, usage, 2);
    const [text, file] = positionals;
    if (text === undefined) throw toUsageError(usage);
    const { query } = parseQuery(text);
    for await (const { value: line, given } of readJsonLines(file, input, articleLine)) {
      const article = toText(line);
      const sightings = matchQuery(query, article);
      if (sightings === null && values.all !== true) continue;
      // What was read out of HTML is printed as it was read: that is where the sightings stand.
      const read = isMarkup(line) ? { summary: article.summary, body: article.body } : {};
      writeJsonLine(output, { ...given, ...read, matched: sightings !== null, matches: sightings ?? [] });
    }
  },
};
