import type { MatchedText } from '../../src/subscriptions/match.ts';

/** An article of an invented outlet; a bare string is its body. */
export function anArticle(given: string | Partial<MatchedText>): MatchedText {
  return {
    title: '',
    summary: '',
    body: '',
    language: 'en',
    country: 'us',
    source: { name: 'The Wire', host: 'thewire.example', id: 'the-wire-world' },
    ...(typeof given === 'string' ? { body: given } : given),
  };
}
