import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, '../../src/start.js');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  type(line: string): void;
  /** Resolves when standard output has it; rejects when the program ends before. */
  untilSaid(what: RegExp, withinMs?: number): Promise<string>;
  stop(signal: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<Ended>;
}

interface Ended {
  readonly status: number | null;
  readonly said: string;
  readonly errors: string;
}

/** The program itself, as `npm start` runs it, in a folder without a .env; `user` where it is not to be ours. */
function start(settings: Readonly<Record<string, string>> = {}, user: { uid?: number; gid?: number } = {}): Running {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), CONSOLE_PORT: '0', ...settings },
    ...user,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([status]) => ({ status, said, errors }) as Ended);
  return {
    ended,
    type: (line) => void child.stdin.write(`${line}\n`),
    untilSaid: (what, withinMs = 15_000) =>
      new Promise((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`${why}; it said: ${said}${errors}`));
        const timer = setTimeout(() => fail(`No ${what} in ${withinMs} ms`), withinMs);
        const look = () => {
          if (!what.test(said)) return;
          clearTimeout(timer);
          child.stdout.off('data', look);
          resolve(said);
        };
        child.stdout.on('data', look);
        void ended.then(() => fail('It ended'));
        look();
      }),
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** The port is taken from now on; it may have been already. */
async function occupy(port: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve());
    server.listen(port, '127.0.0.1', () => resolve());
  });
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo | null)?.port ?? port;
}

test('it says what it does, tells the first alert within 20 s, stops at once, and goes on where it was', async () => {
  const first = start();
  const greeting = await first.untilSaid(/Ctrl-C stops/);
  expect(greeting).toMatch(/Platforms +only this console/);
  expect(greeting).toMatch(/Page +http:\/\/127\.0\.0\.1:\d+\n/);
  expect(greeting).toMatch(/Sources +the sample wire: invented outlets/);
  expect(greeting).toMatch(/Watching +2 subscriptions/);
  expect(greeting).toContain('#name goes to another channel');
  first.type('/subscribe Houthi');
  await first.untilSaid(/Subscribed #chips to Houthi/);
  await first.untilSaid(/#chips China bars Micron from ports/, 20_000);
  const before = performance.now();
  const ended = await first.stop('SIGTERM');
  expect(performance.now() - before).toBeLessThan(3000);
  expect(ended).toMatchObject({ status: 0, errors: '', said: expect.stringMatching(/\nStopped\.\n$/) });

  const second = start();
  expect(await second.untilSaid(/Ctrl-C stops/)).toMatch(/Watching +3 subscriptions/);
  await second.untilSaid(/#chips China bars Micron from ports/, 20_000);
  const again = performance.now();
  expect(await second.stop('SIGINT')).toMatchObject({
    status: 0,
    errors: '',
    said: expect.stringContaining('Stopped.'),
  });
  expect(performance.now() - again).toBeLessThan(3000);
});

test('where the default port is taken it takes the next one, and says so', async () => {
  await occupy(8787);
  const program = start({ CONSOLE_PORT: '' });
  const greeting = await program.untilSaid(/Ctrl-C stops/);
  expect(greeting).toMatch(/Page +http:\/\/127\.0\.0\.1:8(78[89]|79\d|80[0-6]) \(8787 was taken\)/);
  await program.stop('SIGTERM');
});

test('a port that was set and is taken ends it with one sentence', async () => {
  const port = await occupy(0);
  expect(await start({ CONSOLE_PORT: String(port) }).ended).toEqual({
    status: 1,
    said: '',
    errors: `Port ${port} is taken by another program. Stop that one, or set another port for the console.\n`,
  });
});

test('all wrong settings are named at once', async () => {
  const wrong = { CONSOLE_PORT: 'many', CONSOLE_TOKEN: 'fake-and-short', SAMPLE_WIRE: 'maybe', LOG_LEVEL: 'loud' };
  const { status, said, errors } = await start(wrong).ended;
  expect({ status, said }).toEqual({ status: 1, said: '' });
  const [first, ...rest] = errors.trim().split('\n');
  expect(first).toBe('4 settings are wrong; mend it in .env or in the environment and start again:');
  expect(rest.map((line) => line.trim().split(' ')[1])).toEqual(Object.keys(wrong));
  expect(errors).not.toContain('fake-and-short');
});

test('a second process on the same folder is refused in one sentence, and the first goes on', async () => {
  const first = start();
  await first.untilSaid(/Ctrl-C stops/);
  const { status, errors } = await start().ended;
  expect(status).toBe(1);
  expect(errors).toMatch(/^The database \S+ is in use by another Wirewatch\. [^\n]+\n$/);
  first.type('/status');
  await first.untilSaid(/1 source, /);
  expect(await first.stop('SIGTERM')).toMatchObject({ status: 0 });
});

test('a damaged database ends it with one sentence, and is left as it is', async () => {
  const path = join(folder, 'wirewatch.db');
  const bytes = 'a note about Micron\n'.repeat(500);
  writeFileSync(path, bytes);
  const { status, said, errors } = await start({ DATA_DIR: folder }).ended;
  expect({ status, said }).toEqual({ status: 1, said: '' });
  expect(errors).toMatch(/^The database \S+ is damaged, or is no Wirewatch database\. [^\n]+\n$/);
  expect(readFileSync(path, 'utf8')).toBe(bytes);
});

test('a folder that may only be read ends it with one sentence', async ({ skip }) => {
  chmodSync(folder, 0o555);
  // File permissions do not bind root.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { status, said, errors } = await start({ DATA_DIR: folder }, nobody).ended;
  chmodSync(folder, 0o755);
  if ('uid' in nobody && /ERR_MODULE_NOT_FOUND|EACCES/.test(errors)) skip('nobody may not read the project');
  expect({ status, said }).toEqual({ status: 1, said: '' });
  expect(errors).toMatch(/^The database \S+ cannot be [^\n]+\n$/);
});
