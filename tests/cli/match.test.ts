import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feed } from '../../src/cli/feed.ts';
import { match } from '../../src/cli/match.ts';
import { toRss } from '../fakes/rss.ts';
import { run } from './program.ts';

const ban = {
  id: 7,
  title: 'Beijing bars Micron from networks',
  summary: 'Ports and power grids must do without.',
  body: 'The regulator named Micron on Monday. Micron said it would answer.',
  source: 'The Wire',
  language: 'en',
  country: 'gb',
};
const grain = { title: 'Grain leaves Odesa', publishedAt: '2026-01-05T08:00:00Z' };

type Sighted = {
  readonly term: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** Every sighting stands where it says, in the line that was printed. */
function expectSpans(line: Record<string, unknown>): void {
  for (const { field, start, end, text } of line.matches as Sighted[]) {
    expect(String(line[field]).slice(start, end)).toBe(text);
    expect(text).not.toBe('');
  }
}

test('an article that meets the query is printed as it came, with where its words stand', async () => {
  expect(await run(match, ['micron'], [ban, grain])).toEqual([
    {
      ...ban,
      matched: true,
      matches: [
        { term: 'micron', field: 'title', start: 13, end: 19, text: 'Micron' },
        { term: 'micron', field: 'body', start: 20, end: 26, text: 'Micron' },
        { term: 'micron', field: 'body', start: 38, end: 44, text: 'Micron' },
      ],
    },
  ]);
});

test('with --all every article is printed, in the order read', async () => {
  expect(await run(match, ['--all', 'Odesa'], [ban, grain, ban])).toEqual([
    { ...ban, matched: false, matches: [] },
    { ...grain, matched: true, matches: [{ term: 'Odesa', field: 'title', start: 13, end: 18, text: 'Odesa' }] },
    { ...ban, matched: false, matches: [] },
  ]);
});

test('what a line has beyond an article stays in it, empty or not', async () => {
  const line = { title: 'Micron', summary: '', body: null, mine: { deep: [1, null] }, language: null };
  expect(await run(match, ['Micron'], [line])).toEqual([
    { ...line, matched: true, matches: [{ term: 'Micron', field: 'title', start: 0, end: 6, text: 'Micron' }] },
  ]);
});

test.each([
  ['lang:en Micron', true],
  ['lang:de Micron', false],
  ['country:gb Micron', true],
  ['source:"The Wire" Micron', true],
  ['source:harbour Micron', false],
  ['title:networks Micron', true],
  ['Micron NEAR/3 Monday', true],
  ['Micron -Monday', false],
  ['"named Micron"', true],
])('the query %s is met: %s', async (query, isMet) => {
  const [line] = await run(match, [query, '--all'], [ban]);
  expect(line?.matched).toBe(isMet);
});

test('a language with its region is the language', async () => {
  expect(await run(match, ['lang:en Micron'], [{ ...ban, language: 'en-US' }])).toHaveLength(1);
});

test('a source may be named with its host and id', async () => {
  const source = { name: 'The Wire', host: 'thewire.example', id: 'wire' };
  for (const named of ['wire', 'thewire.example'])
    expect(await run(match, [`source:${named} Micron`], [{ ...ban, source }])).toHaveLength(1);
});

test('what feed prints can be read: its HTML as text, and the sightings stand in what is printed', async () => {
  const content = '<p>Beijing barred <b>Micron</b> &amp; others, see <a href="https://samsung.example/">this</a>.</p>';
  const lines = await run(feed, [], toRss([{ title: 'A ban', link: 'https://thewire.example/1', content }]));
  const [met, ...rest] = await run(match, ['Micron'], lines);
  expect(rest).toEqual([]);
  expect(met).toMatchObject({ summary: 'Beijing barred Micron & others, see this.', matched: true });
  expectSpans(met ?? {});
  expect(await run(match, ['Samsung'], lines)).toEqual([]);
  const [whole] = await run(match, ['Micron'], [{ title: 'A ban', content }]);
  expect(whole).toMatchObject({ body: 'Beijing barred Micron & others, see this.' });
  expectSpans(whole ?? {});
});

test('every sighting is the text that stands there, whatever the article holds', async () => {
  const words = fc.constantFrom(
    'Micron',
    'MICRON',
    'micron’s',
    '美光',
    'Ministère',
    '🦃',
    '\0',
    'e\u0301',
    '\ud800',
    'İ',
    '.',
    ' ',
  );
  const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' '));
  await fc.assert(
    fc.asyncProperty(text, text, text, async (title, summary, body) => {
      for (const line of await run(match, ['Micron OR 美光 OR Ministère', '--all'], [{ title, summary, body }])) {
        expect(line).toMatchObject({ title, summary, body });
        expectSpans(line);
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('empty lines, a byte order mark and the line ends of Windows are no trouble', async () => {
  expect(await run(match, ['Odesa'], `\ufeff${JSON.stringify(grain)}\r\n\r\n\n${JSON.stringify(grain)}`)).toHaveLength(
    2,
  );
  expect(await run(match, ['Odesa'], '')).toEqual([]);
});

test.each([
  ['{"title":"a"}\nnope\n', 'Line 2 is not JSON: one object a line is read.'],
  ['\n\n{"title":"a"', 'Line 3 is not JSON: one object a line is read.'],
  ['[{"title":"a"}]', 'Line 1 is no article: one object a line is read.'],
  ['null', 'Line 1 is no article: one object a line is read.'],
  ['{"title":5}', 'Line 1 is no article: its title is wrong (expected string, received number).'],
  ['{"title":"a","source":{"name":5}}', 'Line 1 is no article: its source is wrong'],
])('the line %j is refused by its number', async (input, sentence) => {
  await expect(run(match, ['Micron'], input)).rejects.toThrow(sentence);
});

test.each([
  [[], 'Usage: wirewatch match QUERY [--all] [FILE]'],
  [['Micron', 'a', 'b'], '“b” is one too many'],
  [['Micron', '/nowhere.jsonl'], 'There is no file /nowhere.jsonl.'],
  [['(Micron'], 'This parenthesis is not closed.'],
  [['of the'], 'Every article has these words'],
])('%j is refused with what to do instead', async (given, sentence) => {
  await expect(run(match, given, [ban])).rejects.toThrow(sentence);
});
