import { commands } from '../../../commands/index.ts';
import type { ChannelAddress } from '../../../src/chat/caller.ts';
import type { ChatPlatform, MessageRef } from '../../../src/chat/platform.ts';
import { systemClock } from '../../../src/clock.ts';
import type { Log } from '../../../src/log.ts';
import type { Button, Card, Message } from '../../../src/message.ts';
import { createDeliverer } from '../../../src/pipeline/deliverer.ts';
import { createDiscord, type DiscordSettings } from '../../../src/platforms/discord/discord.ts';
import { createExtractiveSummariser } from '../../../src/summaries/extractive.ts';
import { type Desk, openDesk } from '../../fakes/desk-kit.ts';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord-server.ts';

/** The real client, commands and store against a Discord of our own: one server with #chips and #trade. */
export interface DiscordKit {
  readonly discord: DiscordServer;
  readonly desk: Desk;
  readonly platform: ChatPlatform;
  readonly server: string;
  /** What was logged: `warn The connection …`. */
  readonly log: readonly string[];
  to(channel: string): ChannelAddress;
  /** Takes what is due to Discord, and again until nothing is; time moves on by `ms` first. */
  deliver(ms?: number): Promise<void>;
  /** The same program anew, as after a crash or an update. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startDiscordKit(
  options: {
    readonly settings?: Partial<DiscordSettings>;
    readonly server?: Parameters<typeof startDiscordServer>[0];
    readonly prepare?: (discord: DiscordServer) => void;
  } = {},
): Promise<DiscordKit> {
  const discord = await startDiscordServer({ limits: { perBucket: 1000, global: 1000 }, ...options.server });
  const server = discord.addServer('Desk', ['chips', 'trade']);
  options.prepare?.(discord);
  const desk = await openDesk();
  const { log, lines } = createLines();
  const start = async () => {
    const platform = createDiscord({
      ...{ token: discord.token, guild: null, clock: systemClock, log, version: '0.0.0-test', restUrl: discord.url },
      lanes: { channelPauseMs: 0 },
      ...options.settings,
    });
    await platform.start(commands, desk.handler);
    return platform;
  };
  let platform = await start().catch(async (error: unknown) => {
    await discord.close();
    await desk.close();
    throw error;
  });
  const toDeliverer = () =>
    createDeliverer({
      store: desk.store,
      platforms: [platform],
      summariser: createExtractiveSummariser(),
      clock: desk.clock,
      log,
    });
  let deliverOne = toDeliverer();

  return {
    ...{ discord, desk, server, log: lines },
    get platform() {
      return platform;
    },
    to: (channel) => ({ platform: 'discord', workspace: server, channel: discord.channel(channel).id }),
    async deliver(ms = 0) {
      await desk.clock.turn(ms);
      for (;;) {
        const due = await desk.store.deliveries.takeDue(desk.clock.now(), 50);
        if (due.length === 0) return;
        await Promise.all(due.map((delivery) => deliverOne(delivery)));
      }
    },
    async restart() {
      await platform.stop();
      await desk.store.deliveries.recoverActive();
      platform = await start();
      deliverOne = toDeliverer();
    },
    async close() {
      await platform.stop();
      await discord.close();
      await desk.close();
    },
  };
}

export function createLines(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const at =
    (level: string) =>
    (...given: readonly unknown[]) => {
      lines.push(`${level} ${given.findLast((one) => typeof one === 'string') ?? ''}`);
    };
  const log = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') } as unknown as Log;
  return { log, lines };
}

/** Waits until it is so; the real client takes its own time. */
export async function until(isSo: () => boolean, ms = 8000): Promise<void> {
  const end = performance.now() + ms;
  while (!isSo()) {
    if (performance.now() > end) throw new Error('It did not come to pass in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function anAlert(card: Partial<Card> = {}, buttons: readonly Button[] = theButtons): Message {
  const whole: Card = {
    kind: 'card',
    title: 'Micron to build a second plant in Idaho',
    url: 'https://thewire.example/micron',
    outlet: 'The Wire',
    publishedAt: Date.UTC(2026, 0, 5, 7, 30),
    language: 'en',
    summary: [{ kind: 'bold', text: 'Micron' }, ' said on Monday that it would build.'],
    matched: ['Micron'],
    outlets: [],
    image: null,
    ...card,
  };
  return { kind: 'alert', blocks: [whole], buttons };
}

export const theButtons: readonly Button[] = [
  { action: 'mute-story', label: 'Mute story', target: '7' },
  { action: 'pause', label: 'Pause 1 h', target: '1h' },
  { action: 'unsubscribe', label: 'Unsubscribe', target: '1' },
];

/** The alert of a key, as a reference. */
export const refOf = (address: ChannelAddress, message: string): MessageRef => ({ address, message });
