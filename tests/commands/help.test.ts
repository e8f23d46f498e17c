import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.close());

test('help lists every command with what it does', async () => {
  const reply = await desk.type('/help');
  for (const { name, description } of commands) expect(reply).toContain(`- \`/${name}\` ${description}`);
});

test('help on one command tells how it is typed, what it takes, who may, and an example', async () => {
  expect(await desk.type('/help latest')).toBe(
    [
      '*/latest* The newest stories, for a query or for all that this channel follows.',
      '`/latest [query] [count:…] [since:…]`',
      '- `query` What to look for; left out: what this channel is subscribed to',
      '- `count` How many stories, 5 if left out',
      '- `since` How far back, such as 6h or 2d; 7 days if left out',
      'For example: `/latest Raimondo`',
      'For example: `/latest "export controls" count:10 since:2d`',
      'For example: `/latest`',
    ].join('\n'),
  );
  expect(await desk.type('/help /Subscribe')).toContain('For managers of the channel.');
});

test('help on a command with parts lists them all', async () => {
  const reply = await desk.type('/help sources');
  for (const part of ['list [name]', 'add url [name:…]', 'remove name', 'check name'])
    expect(reply).toContain(`\`/sources ${part}\``);
});

test.each(['sources add', '/sources add', 'latest Micron'])(
  'help on a command with more behind its name is help on that command: %s',
  async (typed) => {
    expect(await desk.type(`/help ${typed}`)).toContain(`*/${typed.replace('/', '').split(' ')[0]}*`);
  },
);

test('help on what is no command says so', async () => {
  expect(await desk.type('/help weather')).toBe('There is no command /weather. /help lists them.');
  expect(await desk.ask('/help weather')).toMatchObject({ visibility: 'private', message: { kind: 'error' } });
});

test('completion offers the commands that begin so, with or without a slash', async () => {
  expect(await desk.complete('help', 'command', 'sub')).toEqual([
    { label: '/subscribe', value: 'subscribe' },
    { label: '/subscriptions', value: 'subscriptions' },
  ]);
  expect(await desk.complete('help', 'command', '/Sub')).toHaveLength(2);
  expect(await desk.complete('help', 'command', '')).toHaveLength(commands.length);
});

test('anyone may ask, and sees it alone', async () => {
  expect(await desk.ask('/help', { isManager: false })).toMatchObject({
    visibility: 'private',
    message: { kind: 'reply' },
  });
});

test.each(commands.flatMap((command) => [command, ...(command.subcommands ?? [])]))(
  '$name fits what the platforms can show',
  ({ name, description, options }) => {
    expect(name).toMatch(/^[a-z]{1,32}$/);
    expect(description.length).toBeLessThanOrEqual(100);
    for (const [option, { description }] of Object.entries(options)) {
      expect(option).toMatch(/^[a-z]{1,32}$/);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  },
);

test('every example of every command can be typed as it stands', async () => {
  for (const example of commands.flatMap(({ examples }) => examples)) {
    const { message } = await desk.ask(`/${example}`);
    const sentence = JSON.stringify(message.blocks);
    expect(sentence, example).not.toMatch(/Something went wrong|There is no command|takes nothing|must be|needs/);
  }
});
