import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option } from '../../chat/command.ts';

/** What a command's names and descriptions are called in other languages: Discord's locale → the text. */
export type Localizations = (text: string) => Readonly<Record<string, string>> | null;

/** The commands as Discord wants them, for `PUT /applications/{id}/commands`. */
export function toDiscordCommands(
  commands: readonly Command[],
  localize: Localizations = () => null,
): readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  return commands.map((command) => {
    // Where its subcommands differ, Discord can only let everyone in; we check each of them again anyway.
    const whole = command.subcommands ?? [command];
    const isForManagers = whole.every(({ access }) => access === 'manager');
    return {
      type: ApplicationCommandType.ChatInput,
      ...toNames(command.name, command.description, localize),
      options: command.subcommands?.map((one) => toSubcommand(one, localize)) ?? toOptions(command, localize),
      default_member_permissions: isForManagers ? String(PermissionFlagsBits.ManageChannels) : null,
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    };
  });
}

function toNames(name: string, description: string, localize: Localizations) {
  return {
    name,
    name_localizations: localize(name),
    description: description.slice(0, 100),
    description_localizations: localize(description),
  };
}

function toSubcommand(command: Command, localize: Localizations): APIApplicationCommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...toNames(command.name, command.description, localize),
    options: toOptions(command, localize),
  };
}

/** Discord wants those that are required first. */
function toOptions(command: Command, localize: Localizations): APIApplicationCommandBasicOption[] {
  return Object.entries(command.options)
    .toSorted(([, one], [, other]) => Number(other.required ?? false) - Number(one.required ?? false))
    .map(([name, option]) => toOption(name, option, localize));
}

function toOption(name: string, option: Option, localize: Localizations): APIApplicationCommandBasicOption {
  const same = { ...toNames(name, option.description, localize), required: option.required ?? false };
  if (option.kind === 'integer') {
    const { min, max } = option;
    return {
      type: ApplicationCommandOptionType.Integer,
      ...same,
      ...(min === undefined ? {} : { min_value: min }),
      ...(max === undefined ? {} : { max_value: max }),
    };
  }
  const type = ApplicationCommandOptionType.String;
  if (option.choices !== undefined) {
    return { type, ...same, choices: option.choices.slice(0, 25).map((choice) => ({ name: choice, value: choice })) };
  }
  return { type, ...same, max_length: 2000, ...(option.complete === undefined ? {} : { autocomplete: true }) };
}

/**
 * Whether Discord has the same commands already. It leaves out or fills in what is a default, so that only what says something
 * counts.
 */
export function isSameCommands(ours: readonly object[], theirs: readonly object[]): boolean {
  const print = (commands: readonly object[]) => JSON.stringify(commands.map(toEssence).toSorted(byName));
  return print(ours) === print(theirs);
}

const essential = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'max_length',
  'choices',
  'value',
  'default_member_permissions',
  'contexts',
  'integration_types',
] as const;

function toEssence(given: object): Readonly<Record<string, unknown>> {
  const one = given as Readonly<Record<string, unknown>>;
  const kept = essential.flatMap((name) => {
    const value = one[name];
    if (value === undefined || value === null || value === false) return [];
    return [[name, name === 'choices' ? (value as readonly object[]).map(toEssence) : value] as const];
  });
  const options = (one.options as readonly object[] | undefined) ?? [];
  return { ...Object.fromEntries(kept), ...(options.length > 0 ? { options: options.map(toEssence) } : {}) };
}

function byName(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): number {
  return String(one.name).localeCompare(String(other.name), 'en');
}
