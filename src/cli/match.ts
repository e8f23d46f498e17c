import { matchQuery } from '../subscriptions/matcher.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import { articleLine, toText } from './article-line.ts';
import { readGiven, toUsageError } from './given.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

const usage = 'match QUERY [--all] [FILE]';

/** Articles that meet a query, each with where its words stand. */
export const match: Verb = {
  async run(given, { input, output }) {
    const { values, positionals } = readGiven(given, { all: { type: 'boolean' } }, usage);
    const [text, file, ...rest] = positionals;
    if (text === undefined || rest.length > 0) throw toUsageError(usage);
    const { query } = parseQuery(text);
    for await (const line of readJsonLines(file, input, articleLine)) {
      const sightings = matchQuery(query, toText(line));
      if (sightings === null && values.all !== true) continue;
      writeJsonLine(output, { ...toGiven(line), matched: sightings !== null, matches: sightings ?? [] });
    }
  },
};

/** The line as it came, without what reading it filled in. */
function toGiven(line: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== '' && value !== undefined));
}
