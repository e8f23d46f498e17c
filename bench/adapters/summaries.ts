import { createExtractiveSummariser } from '../../src/summaries/extractive.ts';

const summariser = createExtractiveSummariser();

/** For score.mjs summ-*: what the program would say of an article, from its text alone. */
export default async function summarise({
  article,
  title,
}: {
  article: string;
  title?: string;
}): Promise<readonly string[]> {
  const text = { title: title ?? '', summary: '', body: article, language: 'en' };
  return summariser.summarise({ article: text, sightings: [], limit: 420 });
}
