import { request } from 'node:http';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChannelAddress } from '../../../src/chat/caller.ts';
import type { Command } from '../../../src/chat/command.ts';
import type { Handler, Invocation, Press } from '../../../src/chat/platform.ts';
import { minute } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { type Button, bold, type Card, type Message, toRefusal, toReply } from '../../../src/message.ts';
import { type Console, createConsole } from '../../../src/platforms/console/console.ts';
import type { Source } from '../../../src/sources/source.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createHandClock, type HandClock } from '../../fakes/hand-clock.ts';
import { createTempFolder } from '../../store/temp-folder.ts';

export interface OpenConsole {
  readonly console: Console;
  readonly store: Store;
  readonly clock: HandClock;
  readonly handler: FakeHandler;
  /** Of a path on the page's server. */
  url(path: string): string;
  post(path: string, fields: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export interface ConsoleOptions {
  readonly host?: string;
  readonly port?: number | null;
  readonly token?: string | null;
  readonly input?: Readable;
  readonly output?: Writable;
  readonly isReady?: () => boolean;
}

export const silent = createLog('silent');

/** A console with the real store on disk and a fake of what carries commands out. */
export async function openConsole(
  options: ConsoleOptions = {},
  channels: readonly string[] = ['chips', 'trade'],
): Promise<OpenConsole> {
  const folder = createTempFolder();
  const clock = createHandClock();
  const store = await openStore({ path: join(folder.path, 'wirewatch.db'), clock, log: silent });
  await store.workspaces.save({ id: 'console:local', name: 'This machine' });
  for (const name of channels) {
    await store.channels.ensure({ platform: 'console', workspaceId: 'console:local', externalId: name, name });
  }
  const handler = createFakeHandler();
  const console = createConsole({
    ...{ store, clock, log: silent, version: '0.0.0-test', host: '127.0.0.1', port: 0, token: null },
    ...options,
  });
  const close = async (): Promise<void> => {
    await console.stop();
    await store.close();
    folder.remove();
  };
  try {
    await console.start(commands, handler);
  } catch (error) {
    await close();
    throw error;
  }
  const url = (path: string): string => `${console.address}${path}`;
  const post = (path: string, fields: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url(path), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(fields),
    });
  return { console, store, clock, handler, url, post, close };
}

export interface FakeHandler extends Handler {
  readonly invoked: Invocation[];
  readonly pressed: Press[];
  refusePresses: boolean;
}

/** `subscribe X` and buttons answer the channel, `help` the person, all else is refused. */
function createFakeHandler(): FakeHandler {
  const invoked: Invocation[] = [];
  const pressed: Press[] = [];
  return {
    invoked,
    pressed,
    refusePresses: false,
    async invoke(invocation) {
      invoked.push(invocation);
      const line = invocation.input.kind === 'line' ? invocation.input.line : '';
      if (line.startsWith('subscribe ')) {
        return { message: toReply(['Subscribed to ', bold(line.slice(10)), '.']), visibility: 'channel' };
      }
      if (line === 'help') return { message: toReply('Type a command.'), visibility: 'private' };
      return { message: toRefusal(`There is no command /${line}.`), visibility: 'private' };
    },
    async complete({ option, typed }) {
      return ['1', '2']
        .filter((value) => value.startsWith(typed))
        .map((value) => ({ label: `${option} ${value}`, value }));
    },
    joined: async () => undefined,
    left: async () => undefined,
    async press(press) {
      pressed.push(press);
      if (this.refusePresses) return { message: toRefusal('Not now.'), visibility: 'private' };
      return { message: toReply(`Done: ${press.button.action}.`), visibility: 'channel' };
    },
  };
}

const run: Command['run'] = async () => toReply('never run here');

export const commands: readonly Command[] = [
  {
    ...{
      name: 'subscribe',
      description: 'Tell this channel when a query is met',
      access: 'manager',
      visibility: 'channel',
      run,
    },
    options: {
      query: { kind: 'text', required: true, description: 'What to watch for' },
      mention: { kind: 'text', description: 'Who is mentioned in each alert' },
    },
    examples: ['subscribe Micron'],
  },
  {
    ...{ name: 'unsubscribe', description: 'No longer tell it', access: 'manager', visibility: 'channel', run },
    options: { which: { kind: 'text', required: true, description: 'Its number', complete: async () => [] } },
    examples: ['unsubscribe 1'],
  },
  {
    ...{ name: 'latest', description: 'The latest stories', access: 'anyone', visibility: 'channel', run },
    options: {
      query: { kind: 'text', description: 'On what' },
      count: { kind: 'integer', description: 'How many' },
      since: { kind: 'text', description: 'How far back', choices: ['1 day', '1 week'] },
    },
    examples: ['latest Raimondo'],
  },
  {
    ...{
      name: 'sources',
      description: 'The sources',
      access: 'anyone',
      visibility: 'private',
      run,
      options: {},
      examples: [],
    },
    subcommands: ['list', 'add', 'remove'].map((name) => ({
      ...{ name, description: `${name} sources`, access: 'anyone', visibility: 'private', run, examples: [] },
      options:
        name === 'list'
          ? {}
          : { which: { kind: 'text', required: true, description: 'Which', complete: async () => [] } },
    })),
  },
  {
    name: 'help',
    description: 'What can be typed',
    access: 'anyone',
    visibility: 'private',
    options: {},
    examples: ['help'],
    run,
  },
];

export function toAddress(channel: string): ChannelAddress {
  return { platform: 'console', workspace: 'local', channel };
}

export const start = Date.UTC(2026, 0, 5, 8);

export function toCard(card: Partial<Card> = {}): Card {
  return {
    kind: 'card',
    title: 'Beijing bars Micron from key networks',
    url: 'https://thewire.example/2026/micron',
    outlet: 'The Wire',
    publishedAt: start - 3 * minute,
    language: 'en',
    summary: ['The regulator told operators to stop buying from ', bold('Micron'), '.'],
    matched: ['Micron'],
    outlets: [],
    image: null,
    ...card,
  };
}

export const buttons: readonly Button[] = [
  { action: 'mute-story', label: 'Mute story', target: '12' },
  { action: 'unsubscribe', label: 'Unsubscribe', target: '1' },
];

export function toAlert(card: Partial<Card> = {}): Message {
  return { kind: 'alert', blocks: [toCard(card)], buttons };
}

export function toSource(id: string, source: Partial<Source> = {}): Source {
  return {
    ...{
      id,
      workspaceId: null,
      kind: 'feed',
      name: id,
      url: `https://${id}.example/feed`,
      language: 'en',
      country: 'gb',
    },
    ...{ topics: [], fullText: 'auto', userAgent: null },
    ...source,
  };
}

/** A request whose Host header is not what its address says, which fetch does not allow. */
export function askAs(host: string, address: string, path = '/'): Promise<number> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.once('error', reject);
    asking.end();
  });
}

export interface StreamedEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** Server-sent events, one after the other; `close` hangs up. */
export async function openEvents(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ next(): Promise<StreamedEvent | null>; close(): void }> {
  const hangUp = new AbortController();
  const response = await fetch(url, { headers, signal: hangUp.signal });
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  async function next(): Promise<StreamedEvent | null> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (/^event:/m.test(block)) return { event: field('event'), id: field('id'), data: field('data') };
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
    }
  }
  return { next, close: () => hangUp.abort() };
}
