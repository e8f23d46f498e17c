import { z } from 'zod';
import type { SlackConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { createBoltLog } from './bolt-log.ts';
import { toDeliveryError, toSlackError } from './failure.ts';
import { identify } from './identity.ts';
import { botScopes } from './scopes.ts';
import { createClient } from './web.ts';

export interface SlackFinding {
  readonly status: 'ok' | 'failed' | 'skipped';
  readonly sentence: string;
}

const granted = z.object({ response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional() });

/** Asks Slack about the tokens, without connecting: whose they are, and whether they may do what is needed. */
export async function checkSlack(
  config: SlackConfig,
  log: Log,
  apiUrl?: string | undefined,
): Promise<readonly SlackFinding[]> {
  const findings: SlackFinding[] = [];
  if (config.botToken !== null) findings.push(await checkBotToken(config.botToken, log, apiUrl));
  if (config.http !== null) {
    const { port } = config.http;
    findings.push({ status: 'skipped', sentence: `Slack is to reach us at port ${port}, path /slack/events.` });
  } else if (config.appToken !== null) findings.push(await checkAppToken(config.appToken, log, apiUrl));
  if (config.oauth !== null) {
    findings.push({ status: 'skipped', sentence: 'Workspaces install the app at /slack/install of that port.' });
  }
  return findings;
}

async function checkBotToken(token: string, log: Log, apiUrl: string | undefined): Promise<SlackFinding> {
  const boltLog = createBoltLog(log);
  try {
    const { workspaceName } = await identify(token, apiUrl, boltLog);
    const answer = granted.parse(await createClient(token, apiUrl, boltLog).apiCall('auth.test'));
    const scopes = answer.response_metadata?.scopes;
    const missing = scopes === undefined ? [] : botScopes.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) {
      return {
        status: 'failed',
        sentence: `The bot is in ${workspaceName}, but lacks ${missing.join(', ')}. Take the manifest of \`wirewatch manifest slack\` and install the app again.`,
      };
    }
    return { status: 'ok', sentence: `The bot is in ${workspaceName}.` };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: 'failed', sentence: error.message };
  }
}

async function checkAppToken(token: string, log: Log, apiUrl: string | undefined): Promise<SlackFinding> {
  try {
    await createClient(token, apiUrl, createBoltLog(log)).apiCall('apps.connections.open');
    return { status: 'ok', sentence: 'Slack lets the app token open a connection.' };
  } catch (error) {
    const failure = toDeliveryError(error);
    if (failure === null) throw error;
    const name = toSlackError(error);
    return {
      status: 'failed',
      sentence:
        name === null
          ? failure.message
          : `SLACK_APP_TOKEN is refused by Slack (${name}). Make an app-level token with connections:write under “Basic Information”.`,
    };
  }
}
