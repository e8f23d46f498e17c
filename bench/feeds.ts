import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFeed } from '../src/sources/feed-document.ts';

// Development data: what the readers of feeds were built on.
const root = path.dirname(import.meta.dirname);
const corpora = path.resolve(root, process.env.CORPORA ?? '../shared/corpora');
const rounds = 10;

/** The scorer prints one line a suite, with `cases-correct right/scored` in it. */
function measureCases(): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [path.join(corpora, 'score.mjs'), 'feeds', path.join(root, 'bench/adapters/feeds.ts')],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CORPORA: corpora } },
  );
  if (status !== 0) return `failed: ${stderr.trim().split('\n').at(-1)}`;
  let right = 0;
  let scored = 0;
  for (const [, ofSuite, allOfSuite] of stdout.matchAll(/cases-correct (\d+)\/(\d+)/g)) {
    right += Number(ofSuite);
    scored += Number(allOfSuite);
  }
  return `${((100 * right) / scored).toFixed(1)} %  (${right} of ${scored})`;
}

function measureSpeed(): { readonly speed: string; readonly links: string } {
  const folder = path.join(corpora, 'feeds/real');
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
  const origin = { contentType: null, url: 'https://feeds.example/feed.xml', now: Date.now() };
  const articles = files.flatMap((bytes) => readFeed(bytes, origin).articles);
  const start = performance.now();
  for (let round = 0; round < rounds; round++) for (const bytes of files) readFeed(bytes, origin);
  const megabytes = (rounds * files.reduce((sum, bytes) => sum + bytes.length, 0)) / 1e6;
  const linked = articles.filter((article) => article.url !== null).length;
  return {
    speed: `${(megabytes / ((performance.now() - start) / 1000)).toFixed(1)} MB/s`,
    links: `${linked} of ${articles.length}, from ${files.length} feeds`,
  };
}

const lines = ['Feeds: gofeed and miniflux suites (development data), and real feeds'];
if (existsSync(path.join(corpora, 'score.mjs'))) {
  lines.push(`  checked cases right     ${measureCases()}`);
  const { speed, links } = measureSpeed();
  lines.push(`  real articles linked    ${links}`, `  speed on real feeds     ${speed}`);
} else {
  lines.push(`  not measured: there is no ${path.join(corpora, 'score.mjs')} (set CORPORA to where the corpora are)`);
}
process.stdout.write(`${lines.join('\n')}\n`);
