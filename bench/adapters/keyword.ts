import { matchQuery } from '../../src/subscriptions/matcher.ts';
import { parseQuery } from '../../src/subscriptions/parse-query.ts';

/** Whether a person who subscribed to the keyword is shown this sighting of it; for the tasks keyword-geo and keyword-conll. */
export default function keep(sighting: { keyword: string; text: string; start: number; end: number }): boolean {
  const { query } = parseQuery(/\s/.test(sighting.keyword) ? `"${sighting.keyword}"` : sighting.keyword);
  const sightings = matchQuery(query, {
    title: '',
    summary: '',
    body: sighting.text,
    language: null,
    country: null,
    source: { name: '', host: '', id: '' },
  });
  return sightings?.some(({ start, end }) => start < sighting.end && end > sighting.start) ?? false;
}
