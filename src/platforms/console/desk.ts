import { randomUUID } from 'node:crypto';
import type { Caller, ChannelAddress, Choice } from '../../chat/caller.ts';
import type { Command } from '../../chat/command.ts';
import type { Handler, Reply } from '../../chat/platform.ts';
import type { Clock } from '../../clock.ts';
import { type Button, code, type Message, toRefusal, toReply } from '../../message.ts';
import type { ConsoleMessage } from '../../store/console-message.ts';
import type { Channel, Store } from '../../store/store.ts';
import { type CompletedLine, completeLine } from './completion.ts';
import type { Live, LiveEvent } from './live.ts';
import { readStored, type Shown, toStored, toTitle } from './shown.ts';

export type ConsoleStore = Pick<Store, 'workspaces' | 'channels' | 'consoleMessages' | 'sources'>;

export const consoleWorkspaceId = 'console:local';
const workspaceName = 'This machine';

/** What the page and the terminal do alike: channels, their messages, commands, buttons, completion. */
export interface Desk {
  readonly commands: readonly Command[];
  channels(): Promise<readonly Channel[]>;
  channel(name: string): Promise<Channel | null>;
  addChannel(name: string): Promise<Channel>;
  /** Oldest first. */
  messages(channel: Channel, limit: number): Promise<readonly Shown[]>;
  toShown(stored: ConsoleMessage, channelName: string): Promise<Shown>;
  /** Tells everyone who watches. */
  show(stored: ConsoleMessage, channelName: string, kind: LiveEvent['kind']): Promise<Shown>;
  /** Carries a typed line out. A reply for the whole channel is kept and shown to everyone; a private one only returned. */
  type(channel: Channel, line: string): Promise<Shown>;
  /** @param messageId the message that the button belongs to. */
  press(channel: Channel, button: Pick<Button, 'action' | 'target'>, messageId: number | null): Promise<Shown>;
  complete(channel: Channel, line: string): Promise<readonly CompletedLine[]>;
}

const maxLineLength = 2000;

export function createDesk(parts: {
  readonly store: ConsoleStore;
  readonly clock: Clock;
  readonly live: Live;
  readonly commands: readonly Command[];
  readonly handler: Handler;
}): Desk {
  const { store, clock, live, commands, handler } = parts;

  async function toShown(stored: ConsoleMessage, channelName: string): Promise<Shown> {
    const parent = stored.replyTo === null ? null : await store.consoleMessages.byId(stored.replyTo);
    const inReplyTo =
      parent === null ? null : { id: parent.id, title: toTitle(readStored(parent, channelName, null).message) };
    return readStored(stored, channelName, inReplyTo);
  }

  async function show(stored: ConsoleMessage, channelName: string, kind: LiveEvent['kind']): Promise<Shown> {
    const shown = await toShown(stored, channelName);
    live.publish(kind, shown);
    return shown;
  }

  async function answer(channel: Channel, reply: Reply, asked: string | null, replyTo: number | null): Promise<Shown> {
    const sentAt = clock.now();
    if (reply.visibility === 'private') {
      return {
        id: null,
        channelName: channel.name,
        message: reply.message,
        asked,
        inReplyTo: null,
        sentAt,
        editedAt: null,
      };
    }
    const message = toStored(reply.message, asked);
    const stored = await store.consoleMessages.add({
      channelId: channel.id,
      key: randomUUID(),
      message,
      replyTo,
      sentAt,
    });
    return show(stored, channel.name, 'added');
  }

  return {
    commands,
    channels: async () => [...(await store.channels.ofPlatform('console'))].sort((a, b) => a.id - b.id),
    channel: async (name) =>
      (await store.channels.ofPlatform('console')).find((channel) => channel.externalId === name) ?? null,
    addChannel: (name) => ensureChannel(store, name),
    async messages(channel, limit) {
      const stored = await store.consoleMessages.latest(channel.id, limit);
      return Promise.all(stored.map((one) => toShown(one, channel.name)));
    },
    toShown,
    show,
    async type(channel, line) {
      const text = line.trim();
      const asked = text.slice(0, 200);
      const refusal = toHint(text, commands);
      if (refusal !== null) return answer(channel, { message: refusal, visibility: 'private' }, asked, null);
      const input = { kind: 'line', line: text.slice(1) } as const;
      return answer(channel, await handler.invoke({ ...toCaller(channel), input }), asked, null);
    },
    async press(channel, button, messageId) {
      const parent = messageId === null ? null : await store.consoleMessages.byId(messageId);
      const reply = await handler.press({ ...toCaller(channel), button });
      return answer(channel, reply, null, parent?.channelId === channel.id ? parent.id : null);
    },
    complete: (channel, line) =>
      completeLine(
        line.slice(0, maxLineLength),
        commands,
        (request): Promise<readonly Choice[]> => handler.complete({ ...toCaller(channel), ...request }),
      ),
  };
}

/** Finds the channel, or adds it. */
export async function ensureChannel(store: ConsoleStore, name: string): Promise<Channel> {
  await store.workspaces.save({ id: consoleWorkspaceId, name: workspaceName });
  return store.channels.ensure({ platform: 'console', workspaceId: consoleWorkspaceId, externalId: name, name });
}

export function toAddress(channel: Pick<Channel, 'externalId'>): ChannelAddress {
  return { platform: 'console', workspace: 'local', channel: channel.externalId };
}

/** Whoever has the console has the program: a manager. */
function toCaller(channel: Channel): Caller {
  return {
    address: toAddress(channel),
    channelName: channel.name,
    workspaceName,
    user: { id: 'console', name: 'you', isManager: true },
  };
}

/** What to say to a line that is no command. */
function toHint(text: string, commands: readonly Command[]): Message | null {
  if (text.length > maxLineLength) {
    return toRefusal(`That line has ${text.length} characters; ${maxLineLength} are the most.`);
  }
  if (text.startsWith('/') && text.length > 1) return null;
  const [word = ''] = text.split(/\s/, 1);
  const meant = commands.find((command) => command.name === word.toLowerCase());
  if (meant !== undefined) return toReply(['Commands begin with a slash. Did you mean ', code(`/${text}`), '?']);
  return toReply([
    'Commands begin with a slash: ',
    code('/help'),
    ' lists them, ',
    code('/subscribe Micron'),
    ' watches for a name.',
  ]);
}
