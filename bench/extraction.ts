import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Prints how well the text of a page and the language of a text are found, on the public corpora. */
const root = resolve(import.meta.dirname, '..');
const corpora = resolve(root, process.env.CORPORA ?? '../shared/corpora');
const scorer = resolve(corpora, 'score.mjs');

const rows: readonly (readonly [label: string, task: string, adapter: string])[] = [
  ['page, ours', 'extract', 'extraction.ts'],
  ['page, Readability alone', 'extract', 'extraction-plain.ts'],
  ['language', 'langid', 'language.ts'],
];

function score(task: string, adapter: string): string {
  const args = [scorer, task, resolve(root, 'bench/adapters', adapter)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, CORPORA: corpora },
  });
  if (status !== 0) return `failed: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  return stdout.trim().split('\n').at(-1) ?? '';
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function toRow(label: string, ...cells: readonly string[]): string {
  return label.padEnd(26) + cells.map((cell) => cell.padStart(9)).join('');
}

if (!existsSync(scorer)) {
  print(`The corpora are not here (${corpora}): set CORPORA to their folder to measure extraction.`);
} else {
  print(toRow('91 pages (development)', 'F1', 'P', 'R', 'ms/page'));
  for (const [label, task, adapter] of rows) {
    const line = score(task, adapter);
    const page = /F1 (\S+) P (\S+) R (\S+) (\S+) ms/.exec(line);
    const language = /sentences 19 news langs (\S+)%.* (\S+) us\/text/.exec(line);
    if (page !== null) print(toRow(label, ...page.slice(1)));
    else if (language !== null)
      print(`${label.padEnd(26)}${language[1]} % of sentences in 19 languages, ${language[2]} µs a text`);
    else print(`${label.padEnd(26)}${line}`);
  }
}
