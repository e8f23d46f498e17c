import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/chat/command.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { isSameCommands, toDiscordCommands } from '../../../src/platforms/discord/commands.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import { checkBody } from '../../fakes/discord-checks.ts';
import type { SeenMessage } from '../../fakes/discord-world.ts';
import { createLines, type DiscordKit, startDiscordKit } from './discord-kit.ts';

const asJson = (given: unknown): readonly Record<string, unknown>[] => JSON.parse(JSON.stringify(given));

describe('the commands as Discord gets them', () => {
  const json = asJson(toDiscordCommands(commands));
  const named = (name: string) => json.find((command) => command.name === name);

  test('are all there, and Discord takes them', () => {
    expect(json.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    expect(checkBody('commands', json)).toBeNull();
  });

  test('have typed options', () => {
    expect(named('latest')).toMatchObject({
      options: [
        { type: 3, name: 'query', required: false },
        { type: 4, name: 'count', min_value: 1, max_value: 20 },
        { type: 3, name: 'since' },
      ],
    });
    expect(named('unsubscribe')).toMatchObject({ options: [{ name: 'which', required: true, autocomplete: true }] });
    expect(named('sources')).toMatchObject({ options: [{ type: 1, name: 'list' }, { type: 1, name: 'add' }, {}, {}] });
  });

  test('are offered to managers alone where they are for managers, in servers and direct messages', () => {
    expect(named('subscribe')).toMatchObject({
      default_member_permissions: '16',
      contexts: [0, 1],
      integration_types: [0],
    });
    expect(named('latest')).toMatchObject({ default_member_permissions: null });
    expect(named('sources')).toMatchObject({ default_member_permissions: null });
  });

  test('take names of other languages', () => {
    const german = (text: string) => (text === 'subscribe' ? { de: 'abonnieren' } : null);
    expect(asJson(toDiscordCommands(commands, german))[0]).toMatchObject({ name_localizations: { de: 'abonnieren' } });
  });

  test('put required options first, as Discord wants them', () => {
    const [first] = commands;
    if (first === undefined) throw new Error('There are no commands');
    const option = { kind: 'text', description: 'One' } as const;
    const odd: Command = { ...first, options: { maybe: option, must: { ...option, required: true } } };
    expect(checkBody('commands', asJson(toDiscordCommands([odd])))).toBeNull();
  });

  test.each<readonly [string, (json: Record<string, unknown>[]) => unknown, boolean]>([
    ['what Discord fills in', (all) => all.map((one) => ({ ...one, id: '1', nsfw: false, dm_permission: true })), true],
    ['another order', (all) => all.toReversed(), true],
    [
      'a new description',
      (all) => all.map((one, index) => (index === 0 ? { ...one, description: 'New' } : one)),
      false,
    ],
    ['one that is missing', (all) => all.slice(1), false],
    ['other permissions', (all) => all.map((one) => ({ ...one, default_member_permissions: '8' })), false],
    ['no options', (all) => all.map((one) => ({ ...one, options: [] })), false],
  ])('are compared by what matters: %s', (_, change, isSame) => {
    expect(isSameCommands(toDiscordCommands(commands), change([...json]) as object[])).toBe(isSame);
  });
});

describe('a person', () => {
  let kit: DiscordKit;
  beforeAll(async () => {
    kit = await startDiscordKit({ server: { ackMs: 800 } });
    await kit.desk.publish('Micron to build a second plant in Idaho', { summary: 'Micron said so.' });
  });
  afterAll(() => kit.close());
  const types = (line: string, where: object = {}): Promise<SeenMessage> =>
    kit.discord.types(line, { in: 'chips', ...where });

  test('subscribes a channel, for all to see', async () => {
    const reply = await types('/subscribe query:Micron');
    expect(reply.text).toContain('Subscribed #chips to Micron (number 1).');
    expect(reply).toMatchObject({ isPrivate: false, bold: ['Micron'] });
  });

  test('asks for the latest, and gets links', async () => {
    const reply = await types('/latest query:Micron count:3 since:2d');
    expect(reply.text).toContain('• Micron to build a second plant in Idaho — The Wire');
    expect(reply.links).toEqual(['https://thewire.example/1']);
  });

  test('reads a private list alone', async () => {
    expect(await types('/subscriptions')).toMatchObject({ isPrivate: true });
  });

  test('uses a subcommand', async () => {
    expect((await types('/sources list')).text).toMatch(/No sources are watched|sources?/);
    const refused = await types('/sources add url:http://inside.example/feed.xml');
    expect(refused).toMatchObject({ isPrivate: true });
  });

  test('who may not manage the channel is told so, and nobody else sees it', async () => {
    const reply = await types('/subscribe query:Intel', { by: 'eve', isManager: false });
    expect(reply.text).toContain('/subscribe is for those who manage this channel.');
    expect(reply.isPrivate).toBe(true);
    expect((await types('/subscriptions')).text).not.toContain('Intel');
  });

  test('sees a mistake alone, although the answer would have been for all', async () => {
    const before = kit.discord.channel('chips').messages.filter(({ isPrivate }) => !isPrivate).length;
    const reply = await types('/subscribe query:"Micron');
    expect(reply.isPrivate).toBe(true);
    expect(reply.colour).toBe(0xdc2626);
    expect(kit.discord.channel('chips').messages.filter(({ isPrivate }) => !isPrivate)).toHaveLength(before);
  });

  test('is offered the subscriptions of this channel, by name', async () => {
    expect(await kit.discord.completes('/unsubscribe which:mic', { in: 'chips' })).toEqual(['1: Micron']);
    expect(await kit.discord.completes('/unsubscribe which:zzz', { in: 'chips' })).toEqual([]);
    expect(await kit.discord.completes('/unsubscribe which:', { in: 'trade' })).toEqual([]);
    expect(await kit.discord.completes('/help command:sub', { in: 'chips' })).toContain('/subscribe');
  });

  test('may type in a direct message, and manages it', async () => {
    kit.discord.addDirect('ada');
    const reply = await kit.discord.types('/subscribe query:Raimondo', { in: 'ada' });
    expect(reply.text).toContain('Raimondo (number 1)');
    expect((await types('/subscriptions')).text).not.toContain('Raimondo');
  });

  test('is told at once where alerts could not arrive', async () => {
    const { state } = kit.discord.channel('trade');
    const given = state.permissions;
    state.permissions &= ~(1n << 14n);
    const reply = await types('/subscribe query:tariffs', { in: 'trade' });
    expect(kit.discord.calls.at(-1)?.body).toMatchObject({
      embeds: [{ description: expect.stringContaining('Wirewatch lacks Embed Links in this channel') }],
    });
    expect(reply.isPrivate).toBe(false);
    state.permissions = given;
  });

  test('typing once is done once, even where Discord tells it twice', async () => {
    const signs = () => kit.discord.calls.filter(({ what }) => what.endsWith('/callback')).length;
    const before = signs();
    await types('/subscribe query:ASML', { isTwice: true });
    expect(signs()).toBe(before + 1);
    const list = await types('/subscriptions');
    expect(list.text.match(/ASML/g)).toHaveLength(1);
    expect(list.text).not.toContain('already');
  });

  test('is answered although Discord fails now and then', async () => {
    kit.discord.fail(/callback/, { kind: 'reset' });
    kit.discord.fail(/@original/, { kind: 'status', status: 502 });
    expect((await types('/latest')).text).toContain('Micron');
  });

  test('is answered where the first sign arrived but its answer was lost', async () => {
    kit.discord.fail(/callback/, { kind: 'reset-after' });
    expect((await types('/latest')).text).toContain('Micron');
  });

  test('does nothing by a command that Discord has given up', async () => {
    kit.discord.fail(/callback/, {
      kind: 'status',
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    });
    await expect(types('/subscribe query:Samsung')).rejects.toThrow('did not respond');
    expect((await types('/subscriptions')).text).not.toContain('Samsung');
  });
});

test('a completion that takes too long is answered with nothing, while people still type', async () => {
  const kit = await startDiscordKit();
  const { log } = createLines();
  // A second here passes in a twentieth.
  const clock: Clock = { ...systemClock, wait: (ms, signal) => systemClock.wait(ms / 20, signal) };
  const settings = { token: kit.discord.token, guild: null, clock, log, version: '0', restUrl: kit.discord.url };
  await kit.platform.stop();
  const platform = createDiscord(settings);
  await platform.start(commands, { ...kit.desk.handler, complete: () => new Promise(() => {}) });
  expect(await kit.discord.completes('/unsubscribe which:m', { in: 'chips' })).toEqual([]);
  await platform.stop();
  await kit.close();
});

describe('the start', () => {
  test('writes the commands only where they changed', async () => {
    const kit = await startDiscordKit();
    const puts = () => kit.discord.calls.filter(({ what }) => what.startsWith('PUT')).length;
    expect([puts(), kit.discord.registered.length]).toEqual([1, commands.length]);
    await kit.restart();
    expect(puts()).toBe(1);
    await kit.close();
  });

  test('gives the commands to one server where a setting says so', async () => {
    let guild = '';
    const settings: { guild?: string } = {};
    const kit = await startDiscordKit({
      settings,
      prepare: (discord) => {
        guild = discord.addServer('Trial', ['try']);
        settings.guild = guild;
      },
    });
    expect([kit.discord.registered.length, kit.discord.registeredIn(guild).length]).toEqual([0, commands.length]);
    await kit.close();
  });

  test('goes on where Discord refuses the commands', async () => {
    const kit = await startDiscordKit({
      prepare: (discord) => discord.fail(/^PUT/, { kind: 'status', status: 400, body: { code: 50035, message: 'No' } }),
    });
    expect(kit.log).toContain('error Discord refused the commands; those that it had before stay');
    await kit.close();
  });
});
