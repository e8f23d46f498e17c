import type { Source } from './source.ts';

/** For sites that turn away whoever does not look like a person. */
export const browserName =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** For sites that turn away whoever looks like a person, and want a bot to say that it is one. */
export const botName = 'Wirewatch news alert bot';

interface Peculiarities {
  readonly language?: string;
  /** `never`: paywalled, headlines only, or pages that a bot may not read. */
  readonly fullText?: Source['fullText'];
  readonly userAgent?: string;
}

/**
 * One row of the catalogue.
 *
 * @param country of the outlet, ISO 3166-1 alpha-2 in lower case; null for international bodies, or where it is not known.
 * @param topics separated by spaces.
 */
export function feed(
  id: string,
  name: string,
  country: string | null,
  url: string,
  topics: string,
  { language = 'en', fullText = 'auto', userAgent }: Peculiarities = {},
): Source {
  return {
    id,
    workspaceId: null,
    kind: 'feed',
    name,
    url,
    language,
    country,
    topics: topics.split(' '),
    fullText,
    userAgent: userAgent ?? null,
  };
}
