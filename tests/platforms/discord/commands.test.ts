import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DiscordKit, startDiscordKit } from './discord-kit.ts';

let kit: DiscordKit;
beforeAll(async () => {
  kit = await startDiscordKit();
});
afterAll(() => kit.close());

test('a command is answered in the channel', async () => {
  const reply = await kit.discord.types('/subscribe query:Micron', { in: 'chips' });
  expect(reply.text).toContain('Subscribed #chips to Micron (number 1).');
  expect(reply.isPrivate).toBe(false);
  expect(reply.bold).toEqual(['Micron']);
});
