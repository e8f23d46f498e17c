import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FeedServer, fault, startFeedServer } from '../fakes/feed-server.ts';
import { reports, toRss } from '../fakes/rss.ts';
import { createTempFolder } from '../store/temp-folder.ts';
import { start, startShell, toObjects } from './program.ts';

const folder = createTempFolder();
let server: FeedServer;

function write(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const feedFile = write(
  'feed.xml',
  toRss([
    { title: 'Beijing bars Micron from networks', link: 'https://thewire.example/1', content: reports.ban },
    { title: 'Ministers meet in Geneva', link: 'https://thewire.example/2', content: reports.geneva },
  ]),
);
const articlesFile = write(
  'articles.jsonl',
  '{"id":1,"title":"Beijing bars Micron"}\n{"id":2,"title":"Grain leaves Odesa"}\n',
);
// More than a pipe holds, so that the first reader is gone before the last line is written.
const manyFile = write('many.jsonl', `{"title":"Micron ${'and others '.repeat(20)}"}\n`.repeat(5000));

beforeAll(async () => {
  server = await startFeedServer();
});

afterAll(async () => {
  folder.remove();
  await server.close();
});

describe('each verb prints its lines and ends well', () => {
  test.concurrent.each([
    [['feed', feedFile], '', 2, ['id', 'url', 'title', 'summary', 'content', 'publishedAt', 'language', 'outlet']],
    [
      ['page'],
      `<title>A ban</title><article>${reports.ban}</article>`,
      1,
      ['title', 'byline', 'publishedAt', 'language', 'text'],
    ],
    [['match', 'Micron', articlesFile], '', 1, ['id', 'title', 'matched', 'matches']],
    [['match', 'Micron', '--all'], '{"title":"A"}\n{"title":"Micron"}\n', 2, ['title', 'matched', 'matches']],
    [['summarize', articlesFile], '', 2, ['id', 'summary', 'sentences']],
    [['stories', articlesFile], '', 2, ['id', 'story']],
    [
      ['replay', feedFile, '--subscribe', 'Micron'],
      '',
      1,
      ['alert', 'kind', 'title', 'url', 'outlet', 'publishedAt', 'summary', 'matched', 'outlets'],
    ],
  ] as const)('%j', async (given, input, count, keys) => {
    const { status, output, errors } = await start(given, { input });
    expect(errors).toBe('');
    expect(status).toBe(0);
    const lines = toObjects(output);
    expect(lines).toHaveLength(count);
    expect(Object.keys(lines[0] ?? {})).toEqual(keys);
  });
});

describe('what is wrong is one plain sentence on standard error, and the exit status is 1', () => {
  test.concurrent.each([
    [['match', 'Micron', '/nowhere.jsonl'], '', '', 'There is no file /nowhere.jsonl.\n'],
    [
      ['match', 'Micron'],
      '{"title":"Micron"}\nnope\n',
      '{"title":"Micron","matched":true,"matches":[{"term":"Micron","field":"title","start":0,"end":6,"text":"Micron"}]}\n',
      'Line 2 is not JSON: one object a line is read.\n',
    ],
    [['match', 'Micron AND'], '', '', 'AND needs something on both sides.\nMicron AND\n       ^\nType Micron\n'],
    [
      ['feed'],
      '<!doctype html><html><head></head></html>',
      '',
      'This is a web page, not a feed. It links to no feed either.\n',
    ],
  ] as const)('%j', async (given, input, output, errors) => {
    expect(await start(given, { input })).toEqual({ status: 1, output, errors });
  });

  test.concurrent.each(['weather', 'constructor', '__proto__', '--nope'])('an unknown verb: %s', async (verb) => {
    const { status, output, errors } = await start([verb]);
    expect({ status, output }).toEqual({ status: 1, output: '' });
    expect(errors).toMatch(new RegExp(`^There is no verb “${verb}”\\.\\n`));
    expect(errors).toContain('wirewatch match QUERY [--all] [FILE]');
    expect(errors).not.toMatch(/ at .*:\d+/);
  });

  test('a gzip bomb', async () => {
    server.answer('/bomb', fault.bomb('gzip', 64));
    const { status, output, errors } = await start(['feed', `${server.url}/bomb`]);
    expect({ status, output }).toEqual({ status: 1, output: '' });
    expect(errors).toMatch(/^The answer is larger than the 10 MiB[^\n]*\.\n$/);
  });

  test('settings that are wrong are named at once, and stop doctor', async () => {
    const environment = { CONSOLE_PORT: 'eighty', LOG_LEVEL: 'loud' };
    const { status, output, errors } = await start(['doctor'], { environment });
    expect(status).toBe(1);
    expect(toObjects(output)).toEqual([
      { check: 'settings', status: 'failed', sentence: expect.stringMatching(/CONSOLE_PORT[\s\S]*LOG_LEVEL/) },
    ]);
    expect(errors).toBe('1 of these must be mended; each line above says how.\n');
  });
});

describe('in a shell', () => {
  test('feed and match make a pipe', async () => {
    const { status, output, errors } = await startShell(`wirewatch feed '${feedFile}' | wirewatch match Micron`);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const [met, ...rest] = toObjects(output);
    expect(rest).toEqual([]);
    expect(met).toMatchObject({ title: 'Beijing bars Micron from networks', matched: true });
    const matches = met?.matches as { field: string; start: number; end: number; text: string }[];
    expect(matches.length).toBeGreaterThan(1);
    for (const { field, start, end, text } of matches) expect(String(met?.[field]).slice(start, end)).toBe(text);
  });

  test.concurrent.each([`match Micron '${manyFile}'`, `match --all Odesa '${manyFile}'`, `stories '${manyFile}'`])(
    'a pipe that is closed early ends quietly: %s | head -1',
    async (line) => {
      const { status, output, errors } = await startShell(`wirewatch ${line} | head -1`);
      expect(toObjects(output)).toHaveLength(1);
      expect({ status, errors }).toEqual({ status: 0, errors: '' });
    },
  );

  test('a pipe that nobody reads at all ends quietly too', async () => {
    const ended = await startShell(`wirewatch match Micron '${articlesFile}' | true`);
    expect(ended).toEqual({ status: 0, output: '', errors: '' });
  });
});

test('a wrong line ends the program though its standard input stays open', async () => {
  const { status, errors } = await start(['match', 'Micron'], { input: 'nope\n', keepsInputOpen: true });
  expect(errors).toBe('Line 1 is not JSON: one object a line is read.\n');
  expect(status).toBe(1);
});

test('help and version are told', async () => {
  const [help, version] = await Promise.all([start(['help']), start(['--version'])]);
  expect(help).toMatchObject({ status: 0, errors: '', output: expect.stringContaining('wirewatch doctor') });
  expect(version).toMatchObject({ status: 0, output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
