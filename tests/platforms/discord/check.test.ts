import { expect, test } from 'vitest';
import { checkToken } from '../../../src/platforms/discord/check.ts';
import { startDiscordServer } from '../../fakes/discord-server.ts';

test('a token is checked without connecting, and the link that invites the bot is known', async () => {
  const discord = await startDiscordServer();
  const checked = await checkToken({ token: discord.token, restUrl: discord.url });
  expect(checked).toMatchObject({ name: 'Wirewatch', inviteUrl: expect.stringContaining(discord.applicationId) });
  expect(discord.gateway.connections).toBe(0);
  await discord.close();
});

test('a wrong token is told apart from a Discord that is down', async () => {
  const discord = await startDiscordServer();
  await expect(checkToken({ token: 'a.wrong.token', restUrl: discord.url })).rejects.toMatchObject({
    code: 'token_refused',
  });
  await discord.close();
  await expect(checkToken({ token: 'a.b.c', restUrl: discord.url })).rejects.toMatchObject({
    code: 'platform_unavailable',
  });
});
