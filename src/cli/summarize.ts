import { summaryLimit } from '../alerts/alert.ts';
import { matchQuery } from '../subscriptions/matcher.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import { createExtractiveSummariser } from '../summaries/extractive.ts';
import { articleLine, toBody, toText } from './article-line.ts';
import { readGiven } from './given.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

/** Each article's summary, and the sentences that it is made of. */
export const summarize: Verb = {
  async run(given, { input, output }) {
    const { positionals } = readGiven(given, {}, 'summarize [FILE]');
    const summariser = createExtractiveSummariser();
    for await (const line of readJsonLines(positionals[0], input, articleLine)) {
      const text = toText(line);
      const sightings = line.query ? (matchQuery(parseQuery(line.query).query, text) ?? []) : [];
      const article = { title: line.title, summary: line.summary, body: toBody(line), language: text.language };
      const sentences = await summariser.summarise({ article, sightings, limit: summaryLimit });
      writeJsonLine(output, { ...(line.id == null ? {} : { id: line.id }), summary: sentences.join(' '), sentences });
    }
  },
};
