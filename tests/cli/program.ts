import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Verb } from '../../src/cli/verb.ts';
import { readConfig } from '../../src/config.ts';

export interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

interface StartOptions {
  readonly input?: string;
  /** Whoever writes to standard input may have more to say. */
  readonly keepsInputOpen?: boolean;
  readonly environment?: Record<string, string>;
}

const root = join(import.meta.dirname, '../..');

/** The program itself, as a person starts it. */
export async function start(given: readonly string[], options: StartOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...given], {
    // Where there is no .env of whoever runs the tests.
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, ...options.environment },
  });
  // One that ends before it has read all is no failure of ours.
  child.stdin.on('error', () => {});
  child.stdin.write(options.input ?? '');
  if (options.keepsInputOpen !== true) child.stdin.end();
  return toEnd(child);
}

/** A line of the shell, in which `wirewatch` is the program. */
export async function startShell(line: string): Promise<Ended> {
  const script = `wirewatch() { '${process.execPath}' '${join(root, 'src/main.ts')}' "$@"; }\nset -o pipefail\n${line}`;
  const child = spawn('bash', ['-c', script], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'pipe'] });
  return toEnd(child);
}

async function toEnd(child: ChildProcessByStdio<Writable | null, Readable, Readable>): Promise<Ended> {
  const [output, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { status, output, errors };
}

/** A verb in this process: its lines as objects. It rejects as the program would fail. */
export async function run(
  verb: Verb,
  given: readonly string[],
  input: string | Uint8Array | readonly object[] = '',
  environment: Record<string, string> = {},
): Promise<readonly Record<string, unknown>[]> {
  const parts: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  const bytes =
    typeof input === 'string' || input instanceof Uint8Array
      ? input
      : input.map((value) => `${JSON.stringify(value)}\n`).join('');
  await verb.run(given, {
    input: Readable.from([Buffer.from(bytes)]),
    output,
    version: '0.0.0-test',
    config: () => readConfig(environment),
  });
  return toObjects(parts.join(''));
}

/** Every line is one object. */
export function toObjects(output: string): readonly Record<string, unknown>[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
