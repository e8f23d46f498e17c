import { afterEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Handler } from '../../../src/chat/platform.ts';
import { systemClock } from '../../../src/clock.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import { toInviteUrl } from '../../../src/platforms/discord/invite.ts';
import { startDiscordServer } from '../../fakes/discord-server.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';
import { anAlert, createLines, type DiscordKit, startDiscordKit, until } from './discord-kit.ts';

let kit: DiscordKit;
const isSaid = (start: string) => kit.log.some((line) => line.startsWith(start));

describe('the connection', () => {
  afterEach(() => kit.close());

  test.each([1001, 1006, 4000])(
    'a loss (close %i) is made good, and what was typed meanwhile is answered',
    async (code) => {
      kit = await startDiscordKit();
      await until(() => isSaid('info Connected to Discord'));
      kit.discord.gateway.drop(code);
      const reply = await kit.discord.types('/latest', { in: 'chips' });
      expect(reply.text).toContain('Nothing in the last');
      expect([kit.discord.gateway.identified, kit.discord.gateway.resumed]).toEqual([1, 1]);
      expect(isSaid('warn The connection to Discord was lost')).toBe(true);
      await until(() => isSaid('info The connection to Discord is back; nothing was lost'));
    },
  );

  test('Discord may ask for a new connection', async () => {
    kit = await startDiscordKit();
    kit.discord.gateway.askToReconnect();
    await until(() => kit.discord.gateway.resumed === 1);
    expect((await kit.discord.types('/latest', { in: 'chips' })).text).toContain('Nothing');
  });

  test('alerts go out while the connection is down, and where it is refused for a while', async () => {
    kit = await startDiscordKit();
    kit.discord.gateway.refuse(2);
    kit.discord.gateway.drop(1006);
    await kit.platform.send({ address: kit.to('chips') }, anAlert(), 'key-1');
    expect(kit.discord.channel('chips').messages).toHaveLength(1);
    await until(() => kit.discord.gateway.resumed === 1, 15_000);
    expect((await kit.discord.types('/latest', { in: 'chips' })).text).toContain('Nothing');
  }, 20_000);

  test('a session that Discord has forgotten is begun anew', async () => {
    kit = await startDiscordKit();
    await until(() => isSaid('info Connected to Discord'));
    kit.discord.gateway.forgetSessions();
    kit.discord.gateway.drop(4000);
    await until(() => kit.discord.gateway.identified === 2, 15_000);
    await until(() => isSaid('warn Connected to Discord anew'));
    expect((await kit.discord.types('/latest', { in: 'chips' })).text).toContain('Nothing');
  }, 20_000);

  test('a token that is taken back while we run is said once, and what is sent waits', async () => {
    kit = await startDiscordKit();
    const refused = { kind: 'status', status: 401, body: { message: '401: Unauthorized', code: 0 } } as const;
    kit.discord.fail(/messages$/, refused, 2);
    for (const key of ['a', 'b']) {
      const sent = kit.platform.send({ address: kit.to('chips') }, anAlert(), key);
      await expect(sent).rejects.toMatchObject({ code: 'platform_unavailable' });
    }
    expect(kit.log.filter((line) => line.startsWith('error Discord refuses the bot token'))).toHaveLength(1);
  });

  test('a session that ends for good is said with its cure', async () => {
    kit = await startDiscordKit();
    kit.discord.gateway.drop(4014);
    await until(() => isSaid('error Discord refused what we asked to be told.'));
  });
});

describe('a server', () => {
  afterEach(() => kit.close());
  const parked = async () =>
    (await kit.desk.store.channels.ofPlatform('discord')).map((channel) => channel.parked?.reason);

  test('that takes the bot out parks its channels, and letting it in again brings them back', async () => {
    kit = await startDiscordKit();
    await kit.discord.types('/subscribe query:Micron', { in: 'chips' });
    kit.discord.leave(kit.server);
    await expect.poll(parked).toEqual(['Wirewatch was taken out of the Discord server. Invite it again to go on.']);
    kit.discord.join(kit.server);
    await expect.poll(parked).toEqual([undefined]);
  });

  test('that Discord has lost for a while is no reason to park anything', async () => {
    kit = await startDiscordKit();
    await kit.discord.types('/subscribe query:Micron', { in: 'chips' });
    kit.discord.leave(kit.server, true);
    kit.discord.join(kit.server);
    await kit.discord.types('/latest', { in: 'chips' });
    expect(await parked()).toEqual([undefined]);
  });
});

describe('the start', () => {
  const handler = {} as Handler;
  const toSettings = (url: string, log: ReturnType<typeof createLines>['log']) => ({
    ...{ token: 'a.wrong.token', guild: null, clock: systemClock, log, version: '0', restUrl: url },
  });

  test('with a wrong token is refused, with what to do', async () => {
    const discord = await startDiscordServer();
    const { log } = createLines();
    const platform = createDiscord(toSettings(discord.url, log));
    const error = await platform.start(commands, handler).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'token_refused', message: expect.stringContaining('Reset Token') });
    expect(String(error)).not.toContain('a.wrong.token');
    await platform.stop();
    await discord.close();
  });

  test('with a server that the bot is not in is refused', async () => {
    const discord = await startDiscordServer();
    const { log } = createLines();
    const platform = createDiscord({
      ...toSettings(discord.url, log),
      token: discord.token,
      guild: '123456789012345678',
    });
    await expect(platform.start(commands, handler)).rejects.toMatchObject({ code: 'config_invalid' });
    await platform.stop();
    await discord.close();
  });

  test('in no server yet shows the link that invites the bot', async () => {
    const discord = await startDiscordServer();
    const { log, lines } = createLines();
    const platform = createDiscord({ ...toSettings(discord.url, log), token: discord.token });
    await platform.start(commands, handler);
    await until(() => lines.some((line) => line.includes('open this link to invite it')));
    await platform.stop();
    await discord.close();
  });

  test('while Discord is down goes on, and connects when it is back', async () => {
    const discord = await startDiscordServer();
    discord.fail(/./, { kind: 'status', status: 503 }, 2);
    const { log, lines } = createLines();
    const clock = createHandClock();
    const platform = createDiscord({ ...toSettings(discord.url, log), token: discord.token, clock });
    await platform.start(commands, handler);
    expect(lines).toEqual(['warn Discord cannot be reached; trying again until it can']);
    await clock.turn(5000);
    await until(() => lines.includes('warn Discord still cannot be reached; trying again'));
    await clock.turn(10_000);

    await discord.gateway.ready();
    await platform.stop();
    await discord.close();
  });

  test('ends at once when it is stopped, whatever waits', async () => {
    kit = await startDiscordKit({ settings: { lanes: { channelPauseMs: 60_000 } } });
    await kit.platform.send({ address: kit.to('chips') }, anAlert(), 'a');
    const waits = kit.platform.send({ address: kit.to('chips') }, anAlert(), 'b').catch((error: unknown) => error);
    const startedAt = performance.now();
    await kit.platform.stop();
    expect(await waits).toMatchObject({ code: 'platform_unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await kit.close();
  });
});

test('the link asks for what the bot needs and no more', () => {
  const url = new URL(toInviteUrl('123456789012345678'));
  expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: '123456789012345678',
    scope: 'bot applications.commands',
    // View, send, embed, history, public threads, send in threads.
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 35n) | (1n << 38n)),
  });
});
