import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { BoltLog } from './bolt-log.ts';
import { toDeliveryError, toSlackError } from './failure.ts';
import { createClient } from './web.ts';

/** Who we are in the workspace of a bot token. */
export interface Identity {
  readonly workspace: string;
  readonly workspaceName: string;
  readonly botId: string;
  readonly botUserId: string;
}

const authTest = z.object({
  team_id: z.string(),
  team: z.string().optional(),
  user_id: z.string(),
  bot_id: z.string().optional(),
});

/**
 * Asks Slack whose token it is.
 * @throws {AppError} config_invalid where the token is no good, with what to do; platform_unavailable where Slack does not answer.
 */
export async function identify(token: string, apiUrl: string | undefined, log: BoltLog): Promise<Identity> {
  try {
    const answer = authTest.parse(await createClient(token, apiUrl, log).apiCall('auth.test'));
    const { team_id: workspace, team, user_id: botUserId, bot_id: botId } = answer;
    if (botId === undefined) throw toTokenError('is a person’s token');
    return { workspace, workspaceName: team ?? workspace, botId, botUserId };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const name = toSlackError(error);
    const failure = toDeliveryError(error);
    if (name !== null && failure?.code === 'channel_closed') {
      throw toTokenError(`is refused by Slack (${name})`, error);
    }
    throw new AppError('platform_unavailable', 'Slack does not answer.', { cause: error });
  }
}

function toTokenError(what: string, cause?: unknown): AppError {
  const cure = 'Copy the bot token, which begins with xoxb-, from “OAuth & Permissions” of the Slack app.';
  return new AppError('config_invalid', `SLACK_BOT_TOKEN ${what}. ${cure}`, { cause });
}
