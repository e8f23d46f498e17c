import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Prints what the corpora's own scorer says of each adapter, one line each; says so where the corpora are not here. */
export function runScores(
  title: string,
  task: string,
  adapters: readonly (readonly [name: string, file: string])[],
): void {
  const corpora = path.resolve(root, process.env.CORPORA ?? '../shared/corpora');
  const scorer = path.join(corpora, 'score.mjs');
  const lines = [title];
  if (!existsSync(scorer)) {
    lines.push(`  not measured: there is no ${scorer} (set CORPORA to where the corpora are)`);
  } else if (task.startsWith('summ') && !hasStemmer()) {
    lines.push('  not measured: the scorer needs the package stemmer (npm i --no-save stemmer)');
  } else {
    for (const [name, file] of adapters) {
      const { stdout, stderr, status } = spawnSync(process.execPath, [scorer, task, path.join(root, file)], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, CORPORA: corpora },
      });
      const said = status === 0 ? stdout : `failed: ${stderr.trim().split('\n').at(-1)}`;
      for (const line of said.trim().split('\n')) lines.push(`  ${name.padEnd(28)}${line}`);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function hasStemmer(): boolean {
  try {
    createRequire(path.join(root, 'package.json')).resolve('stemmer');
    return true;
  } catch {
    return false;
  }
}
