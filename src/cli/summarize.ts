import { summaryLimit } from '../alerts/alert.ts';
import { toShortText } from '../articles/plain-text.ts';
import { AppError } from '../errors.ts';
import { matchQuery } from '../subscriptions/matcher.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import type { Query } from '../subscriptions/query.ts';
import { createExtractiveSummariser } from '../summaries/extractive.ts';
import { joinSentences } from '../summaries/join-sentences.ts';
import { articleLine, toText } from './article-line.ts';
import { readGiven } from './given.ts';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

/** Each article's summary, and the sentences that it is made of: the title, where the article says nothing beyond it. */
export const summarize: Verb = {
  async run(given, { input, output }) {
    const { positionals } = readGiven(given, {}, 'summarize [FILE]');
    const summariser = createExtractiveSummariser();
    for await (const { value: line, number } of readJsonLines(positionals[0], input, articleLine)) {
      const text = toText(line);
      const sightings = line.query ? (matchQuery(readQuery(line.query, number), text) ?? []) : [];
      const article = { title: text.title, summary: text.summary, body: text.body, language: text.language };
      const chosen = await summariser.summarise({ article, sightings, limit: summaryLimit });
      const sentences = chosen.length > 0 ? chosen : toTitleAlone(text.title);
      const summary = joinSentences(sentences);
      writeJsonLine(output, { ...(line.id == null ? {} : { id: line.id }), summary, sentences });
    }
  },
};

/** What says nothing beyond its title is told by that; in an alert the title stands there anyway. */
function toTitleAlone(title: string): readonly string[] {
  const line = toShortText(title.replace(/\s+/g, ' ').trim(), summaryLimit);
  return line === '' ? [] : [line];
}

function readQuery(text: string, number: number): Query {
  try {
    return parseQuery(text).query;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `Line ${number} has a query that cannot be read. ${error.message}`, {
      cause: error,
    });
  }
}
