import type { Clock } from '../clock.ts';
import type { Message } from '../message.ts';
import type { LookAt } from '../sources/look-at.ts';
import type { FetchResult, Source } from '../sources/source.ts';
import type { Channel, Store } from '../store/store.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Caller, Choice } from './caller.ts';

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
  readonly kind: 'text' | 'integer' | 'duration';
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

type ValueOf<T extends Option> = { text: string; integer: number; duration: number }[T['kind']];

/** Gives `run` the type of its own options; the list of commands then holds them all as one type. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command;
}

/** All that a command may touch. */
export interface CommandContext {
  readonly caller: Caller;
  /** The caller's channel, as the store knows it. */
  readonly channel: Channel;
  readonly store: Store;
  readonly clock: Clock;
  readonly commands: readonly Command[];
  readonly services: Services;
}

/** What the running program does for commands, beyond the store. */
export interface Services {
  /** The subscription is in the index from now on, or no longer. Called after the commit. */
  indexed(subscription: Subscription): void;
  unindexed(subscriptionId: number): void;
  /** Looks at an address that a person gave: its feed, or the feeds that its page links to. */
  lookAt: LookAt;
  /** Fetches once, without its cursor and without storing anything. */
  tryFetch(source: Source): Promise<FetchResult>;
  /** There is a new source, or one was woken: look at the schedule again. */
  sourcesChanged(): void;
  /** A channel is open again: what waited for it may go out. */
  channelsOpened(): void;
  status(): ProcessStatus;
  readonly maxSubscriptionsPerChannel: number;
}

export interface ProcessStatus {
  readonly version: string;
  readonly startedAt: number;
  readonly platforms: readonly string[];
  readonly memoryBytes: number;
}
