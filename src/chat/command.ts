import type { Message } from '../message.ts';
import type { CommandContext } from './context.ts';
import type { Choice } from './platform.ts';

/**
 * One definition of a command gives Discord's JSON, Slack's usage line and manifest, the console's form, the help text and the
 * type of what `run` gets.
 */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly description: string;
  readonly access: Access;
  readonly visibility: Visibility;
  /** In the order in which a typed line fills them: the first takes all that is not `name:value`. */
  readonly options: O;
  readonly examples: readonly string[];
  /** A command has either these or a `run` of its own. */
  readonly subcommands?: readonly Command[];
  run(given: ArgumentsOf<O>, context: CommandContext): Promise<Message>;
}

export type Access = 'anyone' | 'manager';
/** Who sees the reply: whoever typed, or the whole channel. */
export type Visibility = 'private' | 'channel';

export interface Option {
  readonly kind: 'text' | 'integer' | 'duration' | 'flag';
  readonly description: string;
  readonly required?: boolean;
  /** For integers. */
  readonly min?: number;
  readonly max?: number;
  /** For durations: the longest, in milliseconds. */
  readonly maxMs?: number;
  readonly choices?: readonly string[];
  complete?(typed: string, context: CommandContext): Promise<readonly Choice[]>;
}

export type Options = Readonly<Record<string, Option>>;

/** A duration is in milliseconds. */
export type ArgumentsOf<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly required: true }
    ? ValueOf<O[Name]>
    : ValueOf<O[Name]> | undefined;
};

type ValueOf<T extends Option> = T['kind'] extends 'integer' | 'duration'
  ? number
  : T['kind'] extends 'flag'
    ? boolean
    : string;

/** Gives `run` the type of its own options; the list of commands then holds them all as one type. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command;
}
