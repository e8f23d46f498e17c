import { expect, test } from 'vitest';
import { hour, minute } from '../../../src/clock.ts';
import { startDiscordServer } from '../../fakes/discord-server.ts';
import { ok, startFeedServer } from '../../fakes/feed-server.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';
import { reports, toRss } from '../../fakes/rss.ts';
import { startRunningApp } from '../../fakes/running-app.ts';

test('the whole program: what a feed brings reaches the Discord channel that asked for it, before and after a restart', async () => {
  const clock = createHandClock();
  const feed = await startFeedServer();
  // The program's time runs ahead of the server's.
  const discord = await startDiscordServer({ limits: { perBucket: 1000, global: 1000 } });
  discord.addServer('Desk', ['chips']);
  const settings = { DISCORD_TOKEN: discord.token, CATALOG: 'off', SOURCES: `${feed.url}/wire.xml` };
  const kept = { clock, feed, discordUrl: discord.url };
  feed.answer('/wire.xml', ok(toRss([])));
  let app = await startRunningApp(settings, kept);
  const titles = () => discord.channel('chips').messages.flatMap(({ title }) => (title === '' ? [] : [title]));
  try {
    const reply = await discord.types('/subscribe query:Micron', { in: 'chips' });
    expect(reply.text).toContain('Subscribed #chips');
    expect((await discord.types('/status', { in: 'chips' })).text).toContain('on console, discord;');
    await app.turnUntil(async () => feed.requests.length >= 1, 3 * hour);
    await app.turn(minute);
    const ban = {
      title: 'Beijing bars Micron from key networks',
      link: 'https://thewire.example/ban',
      at: clock.now(),
      content: reports.ban,
    };
    feed.answer('/wire.xml', ok(toRss([ban])));
    await app.turnUntil(async () => titles().length === 1, 3 * hour);

    await app.stop();
    app = await startRunningApp(settings, { ...kept, folder: app.folder });
    const court = { ...ban, title: 'Micron sues over purchase ban', link: 'https://thewire.example/court' };
    feed.answer('/wire.xml', ok(toRss([{ ...court, at: clock.now(), content: reports.court }, ban])));
    await app.turnUntil(async () => titles().length === 2, 3 * hour);
    expect(titles()).toEqual([ban.title, court.title]);
    expect(discord.refusedForRate).toBe(0);
  } finally {
    await app.remove();
    await discord.close();
    await feed.close();
  }
}, 20_000);

test('a wrong token stops the program with what to do, and leaves nothing running', async () => {
  const discord = await startDiscordServer();
  const started = startRunningApp({ DISCORD_TOKEN: 'a.wrong.token', CATALOG: 'off' }, { discordUrl: discord.url });
  await expect(started).rejects.toMatchObject({ code: 'token_refused' });
  await discord.close();
});
