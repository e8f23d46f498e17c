import type { FakeGateway } from './discord-gateway.ts';
import type { Asked, World } from './discord-rest.ts';
import { toApiChannel } from './discord-rest.ts';
import {
  type Channel,
  type Json,
  type Message,
  permission,
  type SeenMessage,
  toComponents,
  toSeen,
  toSnowflake,
} from './discord-world.ts';

/** Who types or presses, and where. */
export interface Where {
  readonly in: string;
  readonly by?: string;
  /** Whether this person may manage the channel; true if left out. */
  readonly isManager?: boolean;
  /** Sends the same interaction twice. */
  readonly isTwice?: boolean;
}

/** What people do in Discord. */
export interface People {
  /** Types a slash command as Discord's box shows it, `/latest query:Micron count:3`, and resolves with the reply. */
  types(line: string, where: Where): Promise<SeenMessage>;
  /** Presses a button, or chooses from a list, of the newest message that has it. */
  presses(label: string, where: Where & { readonly thread?: string }): Promise<SeenMessage>;
  /** Types up to here, and resolves with what is offered. */
  completes(line: string, where: Where): Promise<readonly string[]>;
  /** A person's id. */
  person(name: string): string;
}

interface CommandJson {
  readonly id: string;
  readonly name: string;
  readonly default_member_permissions?: string | null;
  readonly options?: readonly OptionJson[];
}

interface OptionJson {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly options?: readonly OptionJson[];
}

const memberPermissions = permission.viewChannel | permission.sendMessages;
const answerLimitMs = 10_000;

export function createPeople(parts: {
  readonly world: World;
  readonly gateway: FakeGateway;
  readonly byName: (name: string) => Channel;
  readonly registered: () => readonly Json[];
}): People {
  const { world, gateway, byName } = parts;
  const ids = new Map<string, string>();
  const person = (name: string): string => {
    const known = ids.get(name) ?? toSnowflake();
    ids.set(name, known);
    return known;
  };

  function begin<T>(
    type: number,
    channel: Channel,
    where: Where,
    more: Json,
    wait: (asked: Asked, done: (result: T) => void) => Asked,
  ): Promise<T> {
    const { by = 'ada', isManager = true } = where;
    const user = { id: person(by), username: by, global_name: by, discriminator: '0' };
    const permissions = String(memberPermissions | (isManager ? permission.manageChannels : 0n));
    const parent = channel.parent === null ? channel : (world.channels.get(channel.parent) ?? channel);
    const id = toSnowflake();
    const token = `token-${id}`;
    return new Promise((resolve, reject) => {
      const asked: Asked = {
        ...{ id, token, by: user.id, channel, askedAt: performance.now() },
        ...{ isAcknowledged: false, isPrivate: false, original: null },
        answered: () => undefined,
        completed: () => undefined,
      };
      const late = setTimeout(() => {
        if (!asked.isAcknowledged) reject(new Error('The application did not respond'));
      }, world.ackMs);
      const never = setTimeout(() => reject(new Error('The application is thinking, for ever')), answerLimitMs);
      world.asked.set(
        id,
        wait(asked, (result) => {
          clearTimeout(late);
          clearTimeout(never);
          resolve(result);
        }),
      );
      const member = {
        user,
        nick: null,
        roles: [],
        permissions,
        joined_at: new Date().toISOString(),
        deaf: false,
        mute: false,
        flags: 0,
      };
      const interaction = {
        ...{ id, token, type, version: 1, application_id: world.applicationId, locale: 'en-US', entitlements: [] },
        ...{ channel: toApiChannel(channel), channel_id: channel.id, app_permissions: String(parent.permissions) },
        ...{ authorizing_integration_owners: {}, attachment_size_limit: 1_000_000 },
        ...(channel.server === null
          ? { user, context: 1 }
          : { member, guild_id: channel.server, guild_locale: 'en-US', context: 0 }),
        ...more,
      };
      gateway.dispatch('INTERACTION_CREATE', interaction);
      if (where.isTwice) gateway.dispatch('INTERACTION_CREATE', interaction);
    });
  }

  const forMessage = (asked: Asked, done: (message: SeenMessage) => void): Asked => {
    asked.answered = (message) => done(toSeen(message));
    return asked;
  };

  return {
    person,
    types(line, where) {
      const command = readTyped(line, parts.registered() as unknown as readonly CommandJson[], null);
      return begin<SeenMessage>(2, byName(where.in), where, { data: command }, forMessage);
    },
    async completes(line, where) {
      const command = readTyped(line, parts.registered() as unknown as readonly CommandJson[], 'last');
      return begin<readonly string[]>(4, byName(where.in), where, { data: command }, (asked, done) => {
        asked.completed = (choices) => done(choices.map(({ name }) => name));
        return asked;
      });
    },
    presses(label, where) {
      const home = byName(where.in);
      const channel = where.thread === undefined ? home : (world.channels.get(where.thread) ?? home);
      const [message, data] = findComponent(channel, label);
      return begin<SeenMessage>(3, channel, where, { data, message: toMessage(message) }, forMessage);
    },
  };

  function toMessage({ id, body, channel }: Message): Json {
    const author = { id: world.applicationId, username: 'Wirewatch', discriminator: '0', bot: true };
    const { content = '', embeds = [], components = [] } = body;
    const rest = { attachments: [], mentions: [], mention_roles: [], pinned: false, tts: false, type: 0, flags: 0 };
    return {
      id,
      channel_id: channel,
      author,
      content,
      embeds,
      components,
      timestamp: new Date().toISOString(),
      mention_everyone: false,
      edited_timestamp: null,
      ...rest,
    };
  }
}

function findComponent(channel: Channel, label: string): readonly [Message, Json] {
  for (const message of channel.messages.toReversed()) {
    for (const { components = [] } of toComponents(message.body)) {
      for (const one of components) {
        if (one.label === label) return [message, { component_type: 2, custom_id: one.custom_id }];
        const chosen = one.options?.find((option) => option.label === label);
        if (chosen !== undefined)
          return [message, { component_type: 3, custom_id: one.custom_id, values: [chosen.value] }];
      }
    }
  }
  throw new Error(`There is no “${label}” in ${channel.name}`);
}

/** `/sources add url:https://… name:My feed`: a name runs up to the next one, as in Discord's box. */
function readTyped(line: string, commands: readonly CommandJson[], focus: 'last' | null): Json {
  const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`There is no command /${name}`);
  const data = (options: readonly Json[]) => ({ id: command.id, name, type: 1, options });
  const [first = '', ...others] = rest.split(/\s+/);
  const subcommand = command.options?.find((option) => option.type === 1 && option.name === first);
  if (subcommand === undefined) return data(readOptions(rest, command.options ?? [], focus));
  const inner = readOptions(others.join(' '), subcommand.options ?? [], focus);
  return data([{ type: 1, name: first, options: inner }]);
}

function readOptions(text: string, options: readonly OptionJson[], focus: 'last' | null): readonly Json[] {
  const starts = options
    .flatMap((option) => {
      const at = text.search(new RegExp(`(?:^|\\s)${option.name}:`));
      return at < 0 ? [] : [{ option, at, valueAt: text.indexOf(':', at) + 1 }];
    })
    .sort((one, other) => one.at - other.at);
  const given = starts.map(({ option, valueAt }, index) => {
    const value = text.slice(valueAt, starts[index + 1]?.at ?? text.length).trim();
    const isFocused = focus === 'last' && index === starts.length - 1;
    if (isFocused && option.autocomplete !== true) throw new Error(`${option.name} has no completion`);
    // While a number is typed, Discord sends it as text.
    return {
      type: option.type,
      name: option.name,
      value: option.type === 4 && !isFocused ? Number(value) : value,
      ...(isFocused ? { focused: true } : {}),
    };
  });
  const missing = options.find(({ name, required }) => required === true && !given.some((one) => one.name === name));
  if (missing !== undefined && focus === null) throw new Error(`Discord's box wants ${missing.name}`);
  return given;
}
