import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import type { Handler, Reply } from '../../chat/platform.ts';
import type { Clock } from '../../clock.ts';
import { second } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { type Message, toRefusal } from '../../message.ts';
import { type Answers, createAnswers } from './answers.ts';
import { toCaller } from './caller.ts';
import { cut, toCleanLine } from './clean.ts';
import { readPressed } from './components.ts';
import { toReason } from './failure.ts';
import { toMissingPermissions } from './invite.ts';
import type { Places } from './places.ts';

type AnswersParts = Parameters<typeof createAnswers>[0];

export interface Interactions {
  /** Never rejects. */
  take(interaction: APIInteraction): Promise<void>;
  /** Takes nothing new; resolves when what is under way has ended, or after `graceMs`. */
  stop(): Promise<void>;
}

/** People expect their choices while they type: what comes later than this is not worth having. */
const completionMs = second;
const graceMs = second;
const rememberedIds = 1000;

/** What people type, choose and press: answered at once with "thinking", and with the reply when there is one. */
export function createInteractions(
  parts: AnswersParts & {
    readonly commands: readonly Command[];
    readonly handler: Handler;
    readonly places: Places;
    readonly clock: Clock;
    readonly log: Log;
  },
): Interactions {
  const { commands, handler, places, clock, log } = parts;
  const answers: Answers = createAnswers(parts);
  const seen = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;

  /** After a resumed connection, Discord may tell the same thing again. */
  function isKnown(id: string): boolean {
    if (seen.has(id)) return true;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > rememberedIds && oldest !== undefined) seen.delete(oldest);
    return false;
  }

  async function answer(interaction: APIInteraction, isPrivate: boolean, toReply: () => Promise<Reply>): Promise<void> {
    if (!(await answers.defer(interaction, isPrivate))) return;
    const reply = await toReply();
    await answers.give(interaction, reply, isPrivate);
  }

  async function run(interaction: APIChatInputApplicationCommandInteraction): Promise<void> {
    const { name, options } = interaction.data;
    const { subcommand, values } = readOptions(options);
    const command = findCommand(commands, name, subcommand);
    const caller = toCaller(interaction, places);
    if (caller === null) return;
    const isRefused = command?.access === 'manager' && !caller.user.isManager;
    const isPrivate = command === null || isRefused || command.visibility === 'private';
    await answer(interaction, isPrivate, async () => {
      const input = { kind: 'values', command: name, values, ...(subcommand === null ? {} : { subcommand }) } as const;
      const reply = await handler.invoke({ ...caller, input });
      const isSaid = reply.message.kind !== 'error' && command?.access === 'manager' && interaction.guild_id;
      return isSaid ? { ...reply, message: withWarning(reply.message, interaction.app_permissions) } : reply;
    });
  }

  async function press(interaction: APIMessageComponentInteraction): Promise<void> {
    const { data } = interaction;
    const pressed = readPressed(data.custom_id, 'values' in data ? data.values[0] : undefined);
    const caller = toCaller(interaction, places, pressed?.home);
    if (caller === null) return;
    await answer(interaction, pressed === null || !caller.user.isManager, async () => {
      if (pressed === null)
        return { message: toRefusal('That button is of an older Wirewatch. Type /help.'), visibility: 'private' };
      const { action, target } = pressed;
      return handler.press({ ...caller, button: { action, target } });
    });
  }

  async function complete(interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
    const { name, options } = interaction.data;
    const { subcommand, values, focused } = readOptions(options);
    const caller = toCaller(interaction, places);
    if (caller === null || focused === null) return;
    const request = { ...caller, command: name, option: focused, typed: values[focused] ?? '' };
    const late = new AbortController();
    const choices = await Promise.race([
      handler.complete(subcommand === null ? request : { ...request, subcommand }),
      clock.wait(completionMs, late.signal).then(() => []),
    ]);
    late.abort();
    // What Discord would not take as a value could not be chosen.
    const usable = choices.filter(({ value }) => value.length >= 1 && value.length <= 100).slice(0, 25);
    await answers.complete(
      interaction,
      usable.map(({ label, value }) => ({ name: cut(toCleanLine(label), 100) || value, value })),
    );
  }

  async function dispatch(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.ApplicationCommand) {
      if (interaction.data.type !== ApplicationCommandType.ChatInput) return;
      await run(interaction as APIChatInputApplicationCommandInteraction);
    } else if (interaction.type === InteractionType.MessageComponent) await press(interaction);
    else if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await complete(interaction);
  }

  return {
    async take(interaction) {
      if (isStopped || isKnown(interaction.id)) return;
      const work = dispatch(interaction)
        .catch((error: unknown) =>
          log.error({ reason: toReason(error) }, 'Something typed in Discord was not answered'),
        )
        .finally(() => underWay.delete(work));
      underWay.add(work);
      await work;
    },
    async stop() {
      isStopped = true;
      const patience = new AbortController();
      await Promise.race([Promise.all(underWay), clock.wait(graceMs, patience.signal)]);
      patience.abort();
    },
  };
}

interface GivenOptions {
  readonly subcommand: string | null;
  readonly values: Readonly<Record<string, string>>;
  /** The option that is being typed. */
  readonly focused: string | null;
}

type GivenOption = APIApplicationCommandInteractionDataOption<InteractionType>;

function readOptions(options: readonly GivenOption[] = [], subcommand: string | null = null): GivenOptions {
  const values: Record<string, string> = {};
  let focused: string | null = null;
  for (const option of options) {
    if (option.type === ApplicationCommandOptionType.Subcommand) return readOptions(option.options, option.name);
    if (!('value' in option)) continue;
    values[option.name] = String(option.value);
    if ('focused' in option && option.focused === true) focused = option.name;
  }
  return { subcommand, values, focused };
}

function findCommand(commands: readonly Command[], name: string, subcommand: string | null): Command | null {
  const command = commands.find((one) => one.name === name);
  if (subcommand === null) return command ?? null;
  return command?.subcommands?.find((one) => one.name === subcommand) ?? null;
}

/** Whoever sets up alerts where they could not arrive is told so at once. */
function withWarning(message: Message, permissions: string): Message {
  const missing = toMissingPermissions(permissions);
  if (missing.length === 0) return message;
  const sentence = `Alerts cannot arrive here as they should: Wirewatch lacks ${missing.join(', ')} in this channel. Whoever runs this server can give it that.`;
  return { ...message, blocks: [...message.blocks, { kind: 'text', inlines: [sentence] }] };
}
