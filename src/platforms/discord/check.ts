import { REST, Routes } from 'discord.js';
import { AppError } from '../../errors.ts';
import { refusedSentence } from './connection.ts';
import { isUnauthorized, toReason } from './failure.ts';
import { toInviteUrl } from './invite.ts';

/** What Discord says of a token, without connecting. */
export interface CheckedToken {
  /** The application's name, as its owner called it. */
  readonly name: string;
  readonly inviteUrl: string;
}

/** @throws {AppError} token_refused; platform_unavailable. */
export async function checkToken({
  token,
  restUrl = 'https://discord.com/api',
}: {
  readonly token: string;
  readonly restUrl?: string | undefined;
}): Promise<CheckedToken> {
  const rest = new REST({ api: restUrl, version: '10', retries: 0, timeout: 10_000 }).setToken(token);
  try {
    const { id, name } = (await rest.get(Routes.currentApplication())) as {
      readonly id: string;
      readonly name: string;
    };
    return { name, inviteUrl: toInviteUrl(id) };
  } catch (error) {
    if (isUnauthorized(error)) throw new AppError('token_refused', refusedSentence, { cause: error });
    const sentence = `Discord cannot be reached (${toReason(error)}).`;
    throw new AppError('platform_unavailable', sentence, { cause: error });
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
