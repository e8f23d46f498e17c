import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { doctor } from '../../src/cli/doctor.ts';
import { page } from '../../src/cli/page.ts';
import { replay } from '../../src/cli/replay.ts';
import { stories } from '../../src/cli/stories.ts';
import { summarize } from '../../src/cli/summarize.ts';
import { minute } from '../../src/clock.ts';
import { reports, toRss } from '../fakes/rss.ts';
import { createTempFolder } from '../store/temp-folder.ts';
import { run } from './program.ts';

const folder = createTempFolder();

afterAll(() => folder.remove());

function write(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const toBody = (html: string) => html.replace(/<[^>]*>/g, '');
const start = Date.UTC(2026, 0, 5, 8);

test('page gives the article of a web page, and nothing of what stands around it', async () => {
  const html = `<!doctype html><html lang="en"><head><title>Beijing bars Micron - The Wire</title>
<meta name="author" content="Ana Ito"><meta property="article:published_time" content="2026-01-05T08:00:00Z">
<meta property="og:title" content="Beijing bars Micron"></head><body><nav>Home World Chips</nav>
<article><h1>Beijing bars Micron</h1>${reports.ban}</article><aside>Also read: Turkey for dinner</aside></body></html>`;
  const [article, ...rest] = await run(page, [write('page.html', html)]);
  expect(rest).toEqual([]);
  expect(Object.keys(article ?? {})).toEqual(['title', 'byline', 'publishedAt', 'language', 'text']);
  expect(article).toMatchObject({
    title: 'Beijing bars Micron',
    byline: 'Ana Ito',
    publishedAt: '2026-01-05T08:00:00.000Z',
    language: 'en',
  });
  expect(article?.text).toMatch(/^Beijing barred Micron chips/);
  expect(article?.text).not.toMatch(/Turkey|Home World/);
});

test.each(['', 'Just a line.', '{"a":1}', '<rss version="2.0"><channel></channel></rss>', '<html>', '\0\0\0'])(
  'page takes what is hardly a page for one with little on it: %j',
  async (input) => {
    const [article] = await run(page, ['--url', 'https://thewire.example/1'], input);
    expect(typeof article?.text).toBe('string');
  },
);

test('page with a date in the year 9999 or beyond prints one line all the same', async () => {
  for (const date of ['9999-12-31T23:59:59Z', '+275761-01-01T00:00:00Z', 'yesterday'])
    expect(
      await run(
        page,
        [],
        `<meta property="article:published_time" content="${date}"><article>${reports.ban}</article>`,
      ),
    ).toHaveLength(1);
});

test('summarize gives whole sentences of the article, at most 420 characters, with the one that met the query', async () => {
  const article = { id: 'ban', title: 'Beijing bars Micron', body: toBody(reports.ban), query: 'spring' };
  const [line, bare, ...rest] = await run(summarize, [], [article, { title: 'Grain leaves Odesa' }]);
  expect(rest).toEqual([]);
  expect(line?.id).toBe('ban');
  const sentences = line?.sentences as string[];
  expect(line?.summary).toBe(sentences.join(' '));
  expect(String(line?.summary).length).toBeLessThanOrEqual(420);
  for (const sentence of sentences) expect(article.body).toContain(sentence);
  expect(line?.summary).toContain('spring');
  expect(bare).toEqual({ summary: 'Grain leaves Odesa', sentences: ['Grain leaves Odesa'] });
});

test('summarize gives nothing but the title where there is nothing else, and joins sentences as their script does', async () => {
  const body = '商务部宣布禁止采购芯片。公告称，限制今天生效。';
  const [none, cut, endless, chinese] = await run(
    summarize,
    [],
    [
      { title: '' },
      { title: 'Grain leaves Odesa', summary: 'The first ship left on Monday, and the next is to…' },
      { title: 'Grain '.repeat(2000) },
      { title: '禁令', body, language: 'zh' },
    ],
  );
  expect(none).toEqual({ summary: '', sentences: [] });
  expect(cut?.summary).toBe('Grain leaves Odesa');
  expect(String(endless?.summary).length).toBeLessThanOrEqual(420);
  expect(chinese?.summary).toBe(body);
});

test('summarize names the line whose query cannot be read', async () => {
  const lines = [{ title: 'a' }, { title: 'b', query: '(Micron' }];
  await expect(run(summarize, [], lines)).rejects.toThrow(
    'Line 2 has a query that cannot be read. This parenthesis is not closed.',
  );
});

test('stories gives each article its story, in the order read', async () => {
  const body = toBody(reports.ban);
  const lines = await run(
    stories,
    [],
    [
      { id: 'a', title: 'Beijing bars Micron from networks', body, publishedAt: '2026-01-05T08:00:00Z' },
      { id: 'b', title: 'Talks begin in Vienna', body: toBody(reports.talks), publishedAt: '2026-01-05T08:05:00Z' },
      { id: 3, title: 'China bars Micron', body, publishedAt: start + 10 * minute },
      { title: 'Ministers meet in Geneva' },
    ],
  );
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 3, '1']);
  expect(lines[2]?.story).toBe(lines[0]?.story);
  expect(new Set(lines.map(({ story }) => story)).size).toBe(3);
});

test('replay gives the alerts that there would have been, in the order of the articles’ dates', async () => {
  const feedFile = write(
    'wire.xml',
    toRss([
      {
        title: 'Talks on Micron begin in Vienna',
        link: 'https://thewire.example/2',
        at: start + 60 * minute,
        content: reports.talks,
      },
      {
        title: 'Beijing bars Micron from networks',
        link: 'https://thewire.example/1',
        at: start,
        content: reports.ban,
      },
    ]),
  );
  const linesFile = write(
    'harbour.jsonl',
    `${JSON.stringify({
      title: 'China bars Micron from networks',
      url: 'https://harbour.example/1',
      outlet: 'Harbour Times',
      body: toBody(reports.ban),
      publishedAt: start + 10 * minute,
    })}\n`,
  );
  const lines = await run(replay, [feedFile, linesFile, '--subscribe', 'Micron', '--subscribe', 'Vienna']);
  expect(lines.map(({ alert, kind, title, outlets }) => [alert, kind, title, outlets])).toEqual([
    [1, 'alert', 'Beijing bars Micron from networks', []],
    [1, 'edit', 'Beijing bars Micron from networks', ['Harbour Times']],
    [2, 'alert', 'Talks on Micron begin in Vienna', []],
  ]);
  expect(lines[0]).toMatchObject({
    url: 'https://thewire.example/1',
    outlet: 'The Wire',
    publishedAt: '2026-01-05T08:00:00.000Z',
    matched: ['Micron'],
  });
  expect(lines[2]?.matched).toEqual(['Micron', 'Vienna']);
});

test('replay takes dates that no calendar has, and none at all, for no dates', async () => {
  const lines = [
    { title: 'Micron opens in Boise', publishedAt: 1e300 },
    { title: 'Micron goes to court', publishedAt: 'soon' },
    { title: 'Micron closes in Xi’an' },
    { title: 'Shares of Micron fall', publishedAt: '9999-12-31T23:59:59Z' },
  ];
  expect(await run(replay, ['--subscribe', 'Micron'], lines)).toHaveLength(4);
});

test('replay takes a JSON Feed and a line of JSON for what they are', async () => {
  const item = { id: '1', url: 'https://thewire.example/1', title: 'Micron goes to court', content_text: 'A suit.' };
  const jsonFeed = { version: 'https://jsonfeed.org/version/1.1', title: 'The Wire', items: [item] };
  for (const input of [JSON.stringify(jsonFeed, null, 2), JSON.stringify(jsonFeed), '{"title":"Micron","id":1}\n'])
    expect(await run(replay, ['--subscribe', 'Micron'], input)).toHaveLength(1);
});

test.each([
  [['wire.xml'], 'Say what to subscribe to.\nUsage: wirewatch replay FILES… --subscribe QUERY'],
  [['--subscribe', '(Micron'], 'This parenthesis is not closed.'],
  [['/nowhere.xml', '--subscribe', 'Micron'], 'There is no file /nowhere.xml.'],
])('replay %j is refused with what to do instead', async (given, sentence) => {
  await expect(run(replay, given)).rejects.toThrow(sentence);
});

const settings = { SAMPLE_WIRE: 'off', CATALOG: 'off', CONSOLE_PORT: '0' };

test('doctor checks settings, tokens, database and each source, one line each', async () => {
  const well = write('well.xml', toRss([{ title: 'Micron', link: 'https://thewire.example/1' }]));
  const ill = write('ill.xml', 'no feed');
  const environment = { ...settings, DATA_DIR: join(folder.path, 'data'), SOURCES: `${well},${ill}` };
  const lines = await run(doctor, [], '', environment);
  const byCheck = new Map(lines.map((line) => [String(line.check).replace(/^source .*/, 'source'), line]));
  for (const check of ['settings', 'token discord', 'token slack', 'database', 'source'])
    expect(byCheck.get(check), check).toMatchObject({ sentence: expect.stringMatching(/\.$/) });
  const sources = lines.filter(({ check }) => String(check).startsWith('source '));
  expect(sources.map(({ status }) => status).sort()).toEqual(['failed', 'ok']);
});

test('doctor fails where a setting must be mended, and names every wrong one', async () => {
  await expect(run(doctor, [], '', { CONSOLE_PORT: 'eighty', LOG_LEVEL: 'loud' })).rejects.toThrow(
    '1 of these must be mended; each line above says how.',
  );
});
