/** `npm run bench`: the machine, then every bench in a process of its own, one after the other: two at once would slow each other. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** The quick ones first; what stands in no list comes last. */
const order = [
  'feeds',
  'dates',
  'extraction',
  'summaries',
  'stories',
  'matching',
  'store',
  'discord-rate',
  'slack-rate',
  'start',
];
/** These make pictures, or are parts of a bench. */
const others = new Set(['all', 'score', 'program', 'pictures', 'looks']);

const found = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  .filter((name) => !others.has(name));
const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
const benches = found.sort((one, other) => place(one) - place(other));

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const [cpu] = cpus();
print(
  `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version} on ${process.platform} ${process.arch}; ${new Date().toISOString().slice(0, 10)}`,
);
let failures = 0;
for (const name of benches) {
  const path = join(import.meta.dirname, `${name}.ts`);
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [path], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    cwd: join(import.meta.dirname, '..'),
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  print(status === 0 ? `  (${name}: ${seconds} s)\n` : `${name} failed after ${seconds} s: ${stderr.trim()}\n`);
  if (status !== 0) failures += 1;
}
if (failures > 0) process.exitCode = 1;
