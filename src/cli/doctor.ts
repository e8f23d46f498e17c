import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { AppError, toSentence } from '../errors.ts';
import { createHttp } from '../http.ts';
import { createLog } from '../log.ts';
import { createToArticleSource } from '../sources/article-source.ts';
import { toInstalledSources } from '../sources/installed.ts';
import type { Source } from '../sources/source.ts';
import { openStore } from '../store/open-store.ts';
import { readGiven } from './given.ts';
import { writeJsonLine } from './json-lines.ts';
import type { Verb } from './verb.ts';

interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'failed' | 'skipped';
  readonly sentence: string;
}

const sourceLimitMs = 20_000;

/** Checks settings, tokens, database and sources; fails where a person must act. A source that fails is only told. */
export const doctor: Verb = {
  async run(given, { output, config: readSettings, version }) {
    readGiven(given, {}, 'doctor', 0);
    let failures = 0;
    const tell = (finding: Finding) => {
      if (finding.status === 'failed' && !finding.check.startsWith('source ')) failures++;
      writeJsonLine(output, finding);
    };
    const config = checkSettings(readSettings, tell);
    if (config !== null) {
      await checkDiscordToken(config, tell);
      await checkSlackTokens(config, tell);
      await checkDatabase(config, tell);
      await checkSources(config, version, tell);
    }
    if (failures > 0) {
      throw new AppError('config_invalid', `${failures} of these must be mended; each line above says how.`);
    }
  },
};

function checkSettings(readSettings: () => Config, tell: (finding: Finding) => void): Config | null {
  try {
    const config = readSettings();
    tell({ check: 'settings', status: 'ok', sentence: 'Every setting can be read.' });
    return config;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell({ check: 'settings', status: 'failed', sentence: error.message });
    return null;
  }
}

async function checkDiscordToken({ discordToken }: Config, tell: (finding: Finding) => void): Promise<void> {
  const check = 'token discord';
  if (discordToken === null) {
    tell({ check, status: 'skipped', sentence: 'No token for discord is set, so it is off.' });
    return;
  }
  const { checkToken } = await import('../platforms/discord/check.ts');
  try {
    const { name, inviteUrl } = await checkToken({ token: discordToken });
    tell({ check, status: 'ok', sentence: `The token is that of ${name}. To invite it to a server: ${inviteUrl}` });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell({ check, status: 'failed', sentence: error.message });
  }
}

async function checkSlackTokens({ slack, logLevel }: Config, tell: (finding: Finding) => void): Promise<void> {
  const check = 'token slack';
  if (slack === null) {
    tell({ check, status: 'skipped', sentence: 'No token for slack is set, so it is off.' });
    return;
  }
  const { checkSlack } = await import('../platforms/slack/check.ts');
  for (const finding of await checkSlack(slack, createLog(logLevel))) tell({ check, ...finding });
}

async function checkDatabase({ dataFolder }: Config, tell: (finding: Finding) => void): Promise<void> {
  const path = join(dataFolder, 'wirewatch.db');
  if (!existsSync(path)) {
    tell({ check: 'database', status: 'skipped', sentence: `There is none yet; the first start makes ${path}.` });
    return;
  }
  try {
    const store = await openStore({ path, clock: systemClock, log: createLog('error') });
    const [articles, subscriptions] = [await store.articles.count(), await store.subscriptions.count()];
    await store.close();
    const sentence = `${path} is sound: ${articles} articles, ${subscriptions} subscriptions.`;
    tell({ check: 'database', status: 'ok', sentence });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isRunning = error.code === 'database_in_use';
    tell({ check: 'database', status: isRunning ? 'skipped' : 'failed', sentence: error.message });
  }
}

async function checkSources(config: Config, version: string, tell: (finding: Finding) => void): Promise<void> {
  const http = createHttp({ version });
  const toArticleSource = createToArticleSource({ http, clock: systemClock });
  const check = async (source: Source): Promise<void> => {
    const result = await toArticleSource(source)
      .fetch(null, AbortSignal.timeout(sourceLimitMs))
      .catch((error: unknown) => ({ status: 'failed' as const, failure: { sentence: toSentence(error) } }));
    const isWell = result.status !== 'failed';
    const sentence = isWell
      ? `It answered with ${result.status === 'ok' ? result.articles.length : 'no new'} articles.`
      : result.failure.sentence;
    tell({ check: `source ${source.id}`, status: isWell ? 'ok' : 'failed', sentence });
  };
  await Promise.all(toInstalledSources(config).map(check));
  http.close();
}
