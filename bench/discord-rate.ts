/**
 * How much of Discord's rate the dispatcher uses: `node bench/discord-rate.ts [MESSAGES] [CHANNELS]`. One story for every
 * channel, from the store through the real dispatcher and the real discord.js to a Discord of our own, which allows 50 calls a
 * second. Goal: at least 95 % of that, and not one 429.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handler } from '../src/chat/platform.ts';
import { systemClock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { createDispatcher } from '../src/pipeline/dispatcher.ts';
import { createIntake } from '../src/pipeline/intake.ts';
import { createSubscriptionIndex } from '../src/pipeline/subscription-index.ts';
import { createDiscord } from '../src/platforms/discord/discord.ts';
import type { Source } from '../src/sources/source.ts';
import { openStore } from '../src/store/open-store.ts';
import { createExtractiveSummariser } from '../src/summaries/extractive.ts';
import { startDiscordServer } from '../tests/fakes/discord-server.ts';

const messages = Number(process.argv[2] ?? 1000);
const channels = Number(process.argv[3] ?? 2000);
const allowedPerSecond = 50;
const clock = systemClock;
const log = createLog('error');
const folder = mkdtempSync(join(tmpdir(), 'wirewatch-bench-'));

const discord = await startDiscordServer();
const store = await openStore({ path: join(folder, 'wirewatch.db'), clock, log });
const index = createSubscriptionIndex(log);
const body = 'Micron said on Monday that it would build a second memory chip plant in Idaho, and hire 2,000 people.';
const title = 'Micron to build a second plant';

let server = '';
await store.transaction(async (within) => {
  for (let number = 0; number < channels; number++) {
    // Servers of ten channels each.
    if (number % 10 === 0) server = discord.addServer(`server-${number / 10}`, []);
    const name = `channel-${number}`;
    const { id: externalId } = discord.addChannel(server, name);
    const workspaceId = `discord:${server}`;
    await within.workspaces.save({ id: workspaceId, name: server });
    const channel = await within.channels.ensure({ platform: 'discord', workspaceId, externalId, name });
    const asked = { channelId: channel.id, query: 'Micron', mention: null, createdAt: clock.now(), createdBy: 'bench' };
    index.add(await within.subscriptions.add(asked));
  }
});
const source: Source = {
  ...{ id: 'the-wire', workspaceId: null, kind: 'feed', name: 'The Wire', url: 'https://thewire.example/feed.xml' },
  ...{ language: 'en', country: 'gb', topics: [], fullText: 'never', userAgent: null },
};
const reader = { read: async (found: object) => ({ ...found, body }) as never };
const intake = createIntake({ store, reader, index, clock, log });
await intake.take(
  {
    ...{ url: 'https://thewire.example/micron', guid: null, title, summary: body, content: '', language: 'en' },
    ...{ publishedAt: clock.now(), byline: null, image: null },
    outlet: { name: 'The Wire', host: 'thewire.example', country: 'gb' },
  },
  source,
  { isFirstFetch: false, signal: new AbortController().signal },
);

const platform = createDiscord({
  ...{ token: discord.token, guild: null, clock, log, version: '0.0.0-bench', restUrl: discord.url },
});
await platform.start([], {} as Handler);
const dispatcher = createDispatcher({
  store,
  platforms: [platform],
  summariser: createExtractiveSummariser(),
  clock,
  log,
});
const arrived = () => discord.calls.filter(({ what, status }) => what.endsWith('/messages') && status === 200);
dispatcher.start();
const wanted = Math.min(messages, channels);
while (arrived().length < wanted) await clock.wait(100);
const times = arrived()
  .map(({ at }) => at)
  .slice(0, wanted);
const took = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
const rate = (times.length - 1) / took;
await Promise.all([dispatcher.stop(), platform.stop()]);
await discord.close();
await store.close();
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`| Discord, ${wanted} messages to ${channels} channels | |
|---|---|
| time | ${took.toFixed(1)} s |
| rate | ${rate.toFixed(2)} a second, ${((rate / allowedPerSecond) * 100).toFixed(1)} % of ${allowedPerSecond} |
| most in any one second, as the server saw it | ${discord.busiestSecond} |
| refused with 429 | ${discord.refusedForRate} |
| memory of client, server and store together | ${Math.round(process.memoryUsage.rss() / 1e6)} MB |
`);
