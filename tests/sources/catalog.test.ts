import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/sources/catalog.ts';

const byId = new Map(catalog.map((source) => [source.id, source]));

describe('the catalogue', () => {
  it('has sixty sources or more, each with an id, a name and an address of its own', () => {
    expect(catalog.length).toBeGreaterThanOrEqual(60);
    for (const key of ['id', 'name', 'url'] as const) {
      expect(new Set(catalog.map((source) => source[key].toLowerCase())).size).toBe(catalog.length);
    }
  });

  it.each([
    ['asia-financial', 'asiafinancial.com', 'hk'],
    ['bbc-world', 'feeds.bbci.co.uk', 'gb'],
    ['guardian-world', 'theguardian.com', 'gb'],
    ['al-jazeera', 'aljazeera.com', 'qa'],
    ['scmp-china', 'scmp.com', 'hk'],
    ['nikkei-asia', 'asia.nikkei.com', 'jp'],
    ['the-diplomat', 'thediplomat.com', 'us'],
    ['ustr', 'ustr.gov', 'us'],
    ['federal-register-bis', 'federalregister.gov', 'us'],
    ['uk-ofsi', 'gov.uk', 'gb'],
    ['eu-council', 'consilium.europa.eu', null],
    ['csis', 'csis.org', 'us'],
    ['crisis-group', 'crisisgroup.org', 'be'],
    ['war-on-the-rocks', 'warontherocks.com', 'us'],
    ['un-news', 'news.un.org', null],
  ])('knows %s', (id, host, country) => {
    const source = byId.get(id);
    expect(source?.country).toBe(country);
    expect(new URL(source?.url ?? '').hostname.replace(/^www\./, '')).toBe(host);
  });

  it('covers more than one language, and each of the topics that people come for', () => {
    expect(new Set(catalog.map(({ language }) => language)).size).toBeGreaterThanOrEqual(5);
    const topics = new Set(catalog.flatMap((source) => source.topics));
    for (const topic of ['world', 'trade', 'sanctions', 'export-controls', 'semiconductors', 'security', 'official']) {
      expect(topics).toContain(topic);
    }
  });

  it('reads no pages behind a paywall, and goes by another name only where that is needed', () => {
    for (const id of ['nyt-world', 'wsj-world', 'ft-world', 'economist-international', 'digitimes']) {
      expect(byId.get(id)?.fullText).toBe('never');
    }
    const renamed = catalog.filter(({ userAgent }) => userAgent !== null).map(({ id }) => id);
    expect(renamed.sort()).toEqual(['eu-council', 'sec-press']);
  });
});

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

it.each(catalog)('$id is well formed', (source) => {
  expect(source).toMatchObject({ workspaceId: null, kind: 'feed' });
  expect(source.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect(source.name).toBe(source.name.trim());
  expect(source.url).toMatch(/^https?:\/\//);
  expect(new URL(source.url).href).toBe(source.url);
  expect(new URL(source.url)).toMatchObject({ port: '', username: '', hash: '' });
  expect(source.language).toMatch(/^[a-z]{2}$/);
  expect(languages.of(source.language ?? '')).toBeDefined();
  if (source.country !== null) {
    expect(source.country).toMatch(/^[a-z]{2}$/);
    expect(countries.of(source.country.toUpperCase())).toBeDefined();
  }
  expect(source.topics.length).toBeGreaterThan(0);
  for (const topic of source.topics) expect(topic).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});
