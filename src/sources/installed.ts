import { pathToFileURL } from 'node:url';
import { hostOf } from '../articles/canonical-url.ts';
import { catalog } from './catalog.ts';
import { sampleSource } from './sample.ts';
import type { Source } from './source.ts';

/** The installation's sources, as the settings have them. */
export function toInstalledSources(settings: {
  readonly isCatalogOn: boolean;
  readonly isSampleWireOn: boolean;
  readonly ownSources: readonly string[];
}): readonly Source[] {
  return [
    ...(settings.isSampleWireOn ? [sampleSource] : []),
    ...(settings.isCatalogOn ? catalog : []),
    ...settings.ownSources.map(toOwnSource),
  ];
}

/** An address, a file or a folder that the operator named in SOURCES. */
function toOwnSource(address: string): Source {
  const url = /^(https?|file):\/\//i.test(address) ? address : pathToFileURL(address).href;
  const { hostname, pathname } = new URL(url);
  const words = `${hostname} ${decodeURIComponent(pathname)}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return {
    id: `own-${words.replaceAll(' ', '-').slice(-60)}`,
    workspaceId: null,
    kind: 'feed',
    name: hostOf(url) || words,
    url,
    language: null,
    country: null,
    topics: [],
    fullText: 'auto',
    userAgent: null,
  };
}
