import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { manifest } from '../../src/cli/manifest.ts';
import { checkBody } from '../fakes/discord-checks.ts';

async function print(...given: readonly string[]): Promise<unknown> {
  let text = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const io = { input: process.stdin, output, version: '0', config: () => Promise.reject() as never };
  await manifest.run(given, io);
  return JSON.parse(text);
}

test('prints the commands that Discord is told, and Discord takes them', async () => {
  const commands = await print('discord');
  expect(commands).toContainEqual(expect.objectContaining({ name: 'subscribe', default_member_permissions: '16' }));
  expect(checkBody('commands', commands)).toBeNull();
});

test('prints Slack’s app manifest, for a socket or for an address', async () => {
  expect(await print('slack')).toMatchObject({ settings: { socket_mode_enabled: true } });
  const byAddress = await print('slack', '--address', 'https://wirewatch.example.org/');
  expect(JSON.stringify(byAddress)).toContain('"https://wirewatch.example.org/slack/events"');
});

test.each([
  [[]],
  [['teams']],
  [['discord', 'slack']],
  [['slack', '--address', 'http://x']],
  [['discord', '--address', 'https://x.example']],
])('says how it is typed: %j', async (given) => {
  await expect(print(...given)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('Usage') });
});
