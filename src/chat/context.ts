import type { Clock } from '../clock.ts';
import type { FetchResult, Source } from '../sources/source.ts';
import type { Channel, Store } from '../store/store.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Command } from './command.ts';
import type { Caller } from './platform.ts';

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
  lookAt(url: string, workspaceId: string): Promise<SourceLook>;
  /** Fetches once, without its cursor and without storing anything. */
  tryFetch(source: Source): Promise<FetchResult>;
  /** There is a new source, or one was woken: look at the schedule again. */
  sourcesChanged(): void;
  status(): ProcessStatus;
  readonly maxSubscriptionsPerChannel: number;
}

export type SourceLook =
  | { readonly status: 'feed'; readonly url: string; readonly name: string; readonly language: string | null; readonly titles: readonly string[] }
  | { readonly status: 'feeds'; readonly feeds: readonly { readonly title: string; readonly url: string }[] }
  | { readonly status: 'failed'; readonly sentence: string };

export interface ProcessStatus {
  readonly version: string;
  readonly startedAt: number;
  readonly platforms: readonly string[];
  readonly memoryBytes: number;
}
