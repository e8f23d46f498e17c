import { existsSync, readFileSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { OutputClosedError } from './cli/json-lines.ts';
import type { Verb } from './cli/verb.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { AppError, toSentence } from './errors.ts';
import { createLog } from './log.ts';

/** One verb, one file; loaded when it is typed. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  feed: async () => (await import('./cli/feed.ts')).feed,
  page: async () => (await import('./cli/page.ts')).page,
  match: async () => (await import('./cli/match.ts')).match,
  summarize: async () => (await import('./cli/summarize.ts')).summarize,
  stories: async () => (await import('./cli/stories.ts')).stories,
  replay: async () => (await import('./cli/replay.ts')).replay,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
  manifest: async () => (await import('./cli/manifest.ts')).manifest,
};

const usage = `wirewatch             starts the bot
wirewatch feed FILE|URL                   the articles of a feed
wirewatch page FILE|URL [--url URL]       the article of a web page
wirewatch match QUERY [--all] [FILE]      the articles that meet a query
wirewatch summarize [FILE]                a summary of each article
wirewatch stories [FILE]                  the story of each article
wirewatch replay FILES… --subscribe QUERY the alerts that there would have been
wirewatch doctor                          checks settings, tokens, database and sources
wirewatch manifest discord|slack          what the platform is told about the commands

They read a file, an address or standard input, and print JSON lines.
`;

const packageFile = new URL('../package.json', import.meta.url);
/** How long a stop may take before it is broken off. */
const stopLimitMs = 8000;

async function main(given: readonly string[]): Promise<number> {
  const [name, ...rest] = given;
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  if (name === '--version') return print(`${version}\n`);
  if (name === 'help' || name === '--help') return print(usage);
  if (name === '--warm') return warm();
  if (name === undefined) return start(version);

  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) throw new AppError('usage', `There is no verb “${name}”.\n${usage}`);
  const { stdin: input, stdout: output } = process;
  // A pipe that was closed (`| head -1`) must not end us in the midst of a line: the next one that is written finds out.
  output.on('error', () => {});
  await (await verb()).run(rest, { input, output, version, config: readSettings });
  return 0;
}

/**
 * After an install: strips and compiles what a running bot needs, so that no start has to. Node keeps what was compiled apart by
 * its own flags, so it counts only where they are those of the start.
 */
async function warm(): Promise<number> {
  await import('./app.ts');
  // What is loaded with the first feed and its first article.
  await Promise.all([
    import('./sources/feed.ts'),
    import('./articles/own-text.ts'),
    import('./articles/language.ts'),
    import('./articles/page.ts'),
  ]);
  return 0;
}

function readSettings(): Config {
  if (existsSync('.env')) loadEnvFile('.env');
  return readConfig(process.env);
}

async function start(version: string): Promise<number> {
  const config = readSettings();
  const { startApp } = await import('./app.ts');
  const { stdin: input, stdout: output } = process;
  const log = createLog(config.logLevel);
  const app = await startApp({ config, clock: systemClock, log, version, input, output });

  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  process.once(signal, () => process.exit(130));
  setTimeout(() => {
    log.error(
      { stopLimitMs },
      'Stopping took too long and was broken off; what was under way is taken up at the next start',
    );
    process.exit(1);
  }, stopLimitMs).unref();
  await app.stop();
  return print('Stopped.\n');
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof OutputClosedError) process.exit(0);
  const sentence =
    error instanceof AppError ? error.message : `Something went wrong that should not: ${toSentence(error)}`;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
