import type { Server } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import type { ChannelAddress } from '../../chat/caller.ts';
import { type ChatPlatform, DeliveryError, type MessageRef } from '../../chat/platform.ts';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { ConsoleMessage } from '../../store/console-message.ts';
import type { Channel } from '../../store/store.ts';
import { readAssets } from './assets.ts';
import { readChannelName } from './channel-name.ts';
import { type ConsoleStore, createDesk, type Desk, ensureChannel } from './desk.ts';
import { isLoopback } from './guard.ts';
import { limits } from './limits.ts';
import { listen } from './listen.ts';
import { createLive } from './live.ts';
import { createRoutes } from './routes.ts';
import { startTerminal, type Terminal } from './terminal.ts';

/** The local console: a page and a terminal, no account. What the other platforms do over the network, it does here. */
export interface Console extends ChatPlatform {
  /** Where the page is, `http://127.0.0.1:8787`. Empty before the start. */
  readonly address: string;
}

export interface ConsoleSettings {
  readonly store: ConsoleStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly host: string;
  /** Null: 8787, or the next one that is free. A port that is set must be free. */
  readonly port: number | null;
  /** Null: no one is asked; then the host must be a loopback one. */
  readonly token: string | null;
  readonly version: string;
  /** The terminal; both or none. */
  readonly input?: Readable | undefined;
  readonly output?: Writable | undefined;
  /** Made at the start where the console has no channel yet. */
  readonly firstChannel?: string;
  /** For /readyz: whether the rest of the program has started too. */
  readonly isReady?: () => boolean;
  /** What the terminal says first, now that the address is known. */
  readonly greet?: (address: string) => string;
}

/** Connections that do not end by themselves are cut after this long. */
const graceMs = 500;

export function createConsole(settings: ConsoleSettings): Console {
  const { store, clock, log, host, token, version, input, output } = settings;
  const live = createLive();
  const closing = new AbortController();
  let address = '';
  let server: Server | null = null;
  let desk: Desk | null = null;
  let terminal: Terminal | null = null;

  /** @throws {DeliveryError} where the address is none of ours. */
  async function toChannel(to: ChannelAddress): Promise<Channel> {
    const name = to.platform === 'console' && to.workspace === 'local' ? readChannelName(to.channel) : null;
    if (name === null || name !== to.channel) {
      throw new DeliveryError('channel_gone', `The console has no channel named “${to.channel.slice(0, 60)}”.`);
    }
    return kept(() => ensureChannel(store, name));
  }

  async function show(stored: ConsoleMessage, channel: Channel, kind: 'added' | 'edited'): Promise<void> {
    await desk?.show(stored, channel.name, kind);
  }

  return {
    name: 'console',
    limits,
    get address() {
      return address;
    },

    async start(commands, handler) {
      if (token === null && !isLoopback(host)) {
        throw new AppError(
          'config_invalid',
          `The console would be open to others on ${host}. Set a token for it, or keep it on 127.0.0.1.`,
        );
      }
      const assets = await readAssets();
      if ((await store.channels.ofPlatform('console')).length === 0) {
        await ensureChannel(store, settings.firstChannel ?? 'general');
      }
      desk = createDesk({ store, clock, live, commands, handler });
      const isReady = settings.isReady ?? (() => address !== '');
      const routes = createRoutes({
        ...{ desk, live, store, clock, log, assets, host, token, version, isReady },
        closing: closing.signal,
      });
      server = createAdaptorServer({ fetch: routes.fetch, hostname: host }) as Server;
      const port = await listen(server, host, settings.port);
      address = `http://${toShownHost(host)}:${port}`;
      server.on('error', (error) => log.error({ err: error }, 'The console’s server failed'));
      output?.write(settings.greet?.(address) ?? '');
      if (input !== undefined && output !== undefined)
        terminal = await startTerminal({ desk, live, clock, log, input, output });
    },

    async send({ address: to, replyTo }, message, key) {
      const channel = await toChannel(to);
      const known = await kept(() => store.consoleMessages.byKey(channel.id, key));
      if (known !== null) return { address: to, message: String(known.id) };
      const parent = replyTo === undefined ? null : await kept(() => readParent(replyTo, channel));
      const stored = await kept(() =>
        store.consoleMessages.add({
          channelId: channel.id,
          key,
          message,
          replyTo: parent?.id ?? null,
          sentAt: clock.now(),
        }),
      );
      await show(stored, channel, 'added');
      return { address: to, message: String(stored.id) };
    },

    async edit(ref, message) {
      const channel = await toChannel(ref.address);
      const stored = await kept(() => readParent(ref, channel));
      if (stored === null) throw new DeliveryError('message_refused', 'The console has no such message any more.');
      const editedAt = clock.now();
      await kept(() => store.consoleMessages.edit(stored.id, message, editedAt));
      await show({ ...stored, message, editedAt }, channel, 'edited');
    },

    async find(to, key) {
      const channel = await toChannel(to);
      const stored = await kept(() => store.consoleMessages.byKey(channel.id, key));
      return stored === null ? null : { address: to, message: String(stored.id) };
    },

    async stop() {
      closing.abort();
      terminal?.stop();
      const running = server;
      server = null;
      if (running?.listening !== true) return;
      const closed = new Promise<void>((resolve) => running.close(() => resolve()));
      running.closeIdleConnections();
      const cut = setTimeout(() => running.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };

  async function readParent(ref: MessageRef, channel: Channel): Promise<ConsoleMessage | null> {
    if (!/^\d{1,15}$/.test(ref.message)) return null;
    const stored = await store.consoleMessages.byId(Number(ref.message));
    return stored?.channelId === channel.id ? stored : null;
  }
}

/** What the store cannot do now, it may do later. */
async function kept<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new DeliveryError('platform_unavailable', 'The console could not reach its store.', { cause });
  }
}

function toShownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
