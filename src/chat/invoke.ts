import type { Clock } from '../clock.ts';
import { toSentence, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ButtonAction, type Message, toRefusal, toReply } from '../message.ts';
import type { Store } from '../store/store.ts';
import { QueryError } from '../subscriptions/query-error.ts';
import { readLine, readValues } from './arguments.ts';
import type { Caller, Choice } from './caller.ts';
import type { Command, CommandContext, Services } from './command.ts';
import type { CompletionRequest, Handler, Input, Invocation, Press, Reply, WorkspaceAddress } from './platform.ts';

/** A button is a command with its options filled in, so that both have the same rules. */
const buttonCommands: Readonly<
  Record<ButtonAction, { readonly command: string; readonly subcommand?: string; readonly option: string }>
> = {
  'mute-story': { command: 'mute', option: 'story' },
  pause: { command: 'pause', option: 'for' },
  resume: { command: 'resume', option: 'now' },
  unsubscribe: { command: 'unsubscribe', option: 'which' },
};

const busySentence =
  'Something went wrong on our side, and what you typed may not have been carried out. Try again in a minute.';

/** What every platform calls: finds the command, asks whether this person may, checks the options, runs, and words what failed. */
export function createHandler(parts: {
  readonly commands: readonly Command[];
  readonly services: Services;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Handler {
  const { commands, services, store, clock, log } = parts;

  async function toContext(caller: Caller): Promise<CommandContext> {
    const workspaceId = toWorkspaceId(caller.address);
    await store.workspaces.save({ id: workspaceId, name: caller.workspaceName });
    const channel = await store.channels.ensure({
      platform: caller.address.platform,
      workspaceId,
      externalId: caller.address.channel,
      name: caller.channelName,
    });
    return { caller, channel, store, clock, commands, services };
  }

  /** @param answer for what is no failure to whoever asked. */
  async function invoke(invocation: Invocation, answer?: (error: UserError) => Message | null): Promise<Reply> {
    try {
      const { command, given } = readInput(commands, invocation.input);
      if (command.access === 'manager' && !invocation.user.isManager) {
        throw new UserError('not_allowed', `/${command.name} is for those who manage this channel. Ask one of them.`);
      }
      const message = await command.run(given, await toContext(invocation));
      return { message, visibility: message.kind === 'error' ? 'private' : command.visibility };
    } catch (error) {
      if (error instanceof UserError) {
        return { message: answer?.(error) ?? toErrorMessage(error), visibility: 'private' };
      }
      log.error({ err: error, platform: invocation.address.platform }, 'A command failed');
      return { message: toRefusal(busySentence), visibility: 'private' };
    }
  }

  async function complete(request: CompletionRequest): Promise<readonly Choice[]> {
    try {
      const whole = findCommand(commands, request.command);
      const command = request.subcommand === undefined ? whole : findPart(whole, request.subcommand);
      const option = Object.hasOwn(command.options, request.option) ? command.options[request.option] : undefined;
      if (option === undefined) return [];
      if (option.choices !== undefined) {
        return option.choices
          .filter((choice) => choice.startsWith(request.typed))
          .map((choice) => ({ label: choice, value: choice }));
      }
      return (await option.complete?.(request.typed, await toContext(request)))?.slice(0, 25) ?? [];
    } catch (error) {
      log.warn({ reason: toSentence(error), option: request.option }, 'A completion failed');
      return [];
    }
  }

  function press(pressed: Press): Promise<Reply> {
    const { command, option } = buttonCommands[pressed.button.action];
    const input: Input = { kind: 'values', command, values: { [option]: pressed.button.target } };
    return invoke({ ...pressed, input }, (error) =>
      // Pressed twice, or on two cards: what was wanted is so.
      error.code === 'subscription_unknown'
        ? toReply(`#${pressed.channelName} is not told about this any more.`)
        : null,
    );
  }

  async function settleWorkspace(workspace: WorkspaceAddress, sentence: string | null): Promise<void> {
    const channels = await store.channels.ofWorkspace(toWorkspaceId(workspace));
    const parked = sentence === null ? null : { at: clock.now(), reason: sentence };
    for (const channel of channels) {
      if ((channel.parked === null) !== (parked === null)) await store.channels.park(channel.id, parked);
    }
    if (parked === null) services.channelsOpened();
    if (channels.length > 0)
      log.info({ ...workspace, channels: channels.length, sentence }, 'A workspace was joined or left');
  }

  return {
    invoke: (invocation) => invoke(invocation),
    complete,
    press,
    joined: (workspace) => settleWorkspace(workspace, null),
    left: settleWorkspace,
  };
}

function toErrorMessage(error: UserError): Message {
  if (!(error instanceof QueryError) || error.marked === '') return toRefusal(error.message);
  return {
    kind: 'error',
    blocks: [
      { kind: 'text', inlines: [error.sentence] },
      { kind: 'preformatted', text: error.marked },
      { kind: 'text', inlines: [error.suggestion] },
    ],
    buttons: [],
  };
}

/** How the store names the tenant of a caller or an address. */
export function toWorkspaceId({ platform, workspace }: WorkspaceAddress): string {
  return `${platform}:${workspace}`;
}

function readInput(commands: readonly Command[], input: Input) {
  if (input.kind === 'values') {
    const command = findCommand(commands, input.command);
    const named = input.subcommand === undefined ? command : findPart(command, input.subcommand);
    return { command: named, given: readValues(named, input.values) };
  }
  const [, name = '', line = ''] = /^\s*\/?(\S*)\s*([\s\S]*)$/.exec(input.line) ?? [];
  const command = findCommand(commands, name.toLowerCase());
  if (command.subcommands === undefined) return { command, given: readLine(command, line) };

  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const part = findPart(command, word === '' ? (command.subcommands[0]?.name ?? '') : word.toLowerCase());
  return { command: part, given: readLine(part, rest) };
}

/** @throws {UserError} command_unknown */
function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw toUnknown(commands, name);
  return command;
}

/**
 * A subcommand, by its whole name: `sources add`, as people type it and as its refusals call it.
 * @throws {UserError} command_unknown
 */
function findPart(command: Command, name: string): Command {
  const { subcommands } = command;
  const typed = name.slice(0, 40);
  if (subcommands === undefined) {
    throw new UserError('command_unknown', `/${command.name} has no parts; type it without “${typed}”.`);
  }
  const part = subcommands.find((one) => one.name === name);
  if (part === undefined) {
    const names = subcommands.map((one) => one.name).join(', ');
    throw new UserError('command_unknown', `/${command.name} has no “${typed}”; it has ${names}.`);
  }
  return { ...part, name: `${command.name} ${part.name}` };
}

function toUnknown(commands: readonly Command[], typed: string): UserError {
  const name = typed.toLowerCase().slice(0, 32);
  if (name === '') return new UserError('command_unknown', 'Type a command, for example /help.');
  const begun = name.length >= 2 ? commands.find((command) => command.name.startsWith(name)) : undefined;
  const near = commands
    .map((command) => ({ command, distance: editDistance(name, command.name) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const meant = begun ?? (near !== undefined && near.distance <= 3 ? near.command : undefined);
  const hint = meant === undefined ? 'Type /help for the list.' : `Did you mean /${meant.name}?`;
  return new UserError('command_unknown', `There is no command /${name}. ${hint}`);
}

/** Levenshtein's, for the few short names of commands. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
