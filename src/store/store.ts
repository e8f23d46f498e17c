import type { DeliveryKind, DeliveryStatus } from '../alerts/delivery.ts';
import type { Article, FoundArticle, StoredArticle } from '../articles/article.ts';
import type { Cursor, Source } from '../sources/source.ts';
import type { CandidateQuery } from '../subscriptions/candidates.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { ConsoleMessages } from './console-message.ts';

/**
 * What lasts. Times are epoch milliseconds. Every repository's method is one statement or a few; what belongs together goes
 * through `transaction`, whose Store sees its own writes. SQLite has one writer: transactions queue up and are kept short.
 */
export interface Store {
  readonly workspaces: Workspaces;
  readonly channels: Channels;
  readonly sources: Sources;
  readonly articles: Articles;
  readonly stories: Stories;
  readonly subscriptions: Subscriptions;
  readonly alerts: Alerts;
  readonly deliveries: Deliveries;
  readonly consoleMessages: ConsoleMessages;
  readonly settings: Settings;
  readonly installations: Installations;
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The tenant: a Discord server, a Slack workspace, the console. Its id is `platform:id`. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
}

export interface Workspaces {
  /** Adds it, or renews its name. */
  save(workspace: Workspace): Promise<void>;
}

export interface Channel {
  /** Our own. */
  readonly id: number;
  readonly platform: string;
  readonly workspaceId: string;
  /** The platform's. */
  readonly externalId: string;
  readonly name: string;
  /** Nothing is sent before then; null: not paused. `Infinity` is stored as 9e15. */
  readonly pausedUntil: number | null;
  readonly pausedAt: number | null;
  /** Gone or closed to us: one sentence that says why, since when; null while all is well. */
  readonly parked: { readonly at: number; readonly reason: string } | null;
}

export interface Channels {
  /** Finds it, or adds it; renews its name. */
  ensure(channel: Pick<Channel, 'platform' | 'workspaceId' | 'externalId' | 'name'>): Promise<Channel>;
  byId(id: number): Promise<Channel | null>;
  ofPlatform(platform: string): Promise<readonly Channel[]>;
  ofWorkspace(workspaceId: string): Promise<readonly Channel[]>;
  pause(id: number, at: number, until: number | null): Promise<void>;
  park(id: number, parked: Channel['parked']): Promise<void>;
}

/** A source with how it fares. */
export interface SourceState {
  readonly source: Source;
  readonly cursor: Cursor | null;
  /** Null until its first fetch has succeeded: that one stores and sends nothing. */
  readonly firstFetchedAt: number | null;
  readonly nextPollAt: number;
  readonly pollEveryMs: number | null;
  readonly lastSuccessAt: number | null;
  /** When it last gave an article that was new. */
  readonly lastArticleAt: number | null;
  readonly failures: number;
  readonly failingSince: number | null;
  readonly lastError: { readonly code: string; readonly sentence: string; readonly at: number } | null;
  readonly parked: { readonly at: number; readonly reason: string } | null;
}

export interface Sources {
  /**
   * Adds what is new, renews what has changed (never its state), and takes away the installation's that are no longer listed.
   * At a new address a source is asked anew: its cursor, failures and parking belonged to the old one.
   */
  sync(installed: readonly Source[], now: number): Promise<void>;
  /** @throws {UserError} source_exists where the id is taken. */
  add(source: Source, now: number): Promise<void>;
  remove(id: string): Promise<void>;
  byId(id: string): Promise<SourceState | null>;
  /** The installation's, and those of this workspace. Null: every one. */
  visibleTo(workspaceId: string | null): Promise<readonly SourceState[]>;
  /** Takes up to `limit` sources whose time has come, and holds them until `leaseUntil`, so that no other watcher takes them. */
  takeDue(now: number, leaseUntil: number, limit: number): Promise<readonly SourceState[]>;
  /** When the next one is due; null where there is none. */
  nextDueAt(): Promise<number | null>;
  /** Writes how it fares and gives the lease back. */
  saveState(id: string, state: Partial<Omit<SourceState, 'source'>>): Promise<void>;
  /** Makes it due at once and no longer parked. */
  wake(id: string, now: number): Promise<void>;
}

/** What is already there under the article's URL or its guid within the source. */
export interface KnownArticle {
  readonly id: number;
  readonly storyId: number;
}

export interface Articles {
  /** In the order asked; null for what is new. Only what everyone or this workspace may read counts. */
  known(
    sourceId: string,
    workspaceId: string | null,
    articles: readonly FoundArticle[],
  ): Promise<readonly (KnownArticle | null)[]>;
  /** Also indexes its words and, where it has a guid, that. What is known already cannot be added: ask `known` before. */
  add(article: NewArticle): Promise<StoredArticle>;
  byId(id: number): Promise<StoredArticle | null>;
  /** Oldest first. */
  ofStory(storyId: number, workspaceId: string): Promise<readonly StoredArticle[]>;
  /** Publication times of the source's last articles, newest first. */
  recentTimes(sourceId: string, limit: number): Promise<readonly number[]>;
  /**
   * Articles that may meet the query, newest first (of one second, what came last first), that this workspace may read and that were published since; the matcher
   * decides. `before` goes on where the last page ended.
   */
  candidates(search: {
    readonly query: CandidateQuery;
    readonly workspaceId: string;
    readonly since: number;
    readonly before: { readonly publishedAt: number; readonly id: number } | null;
    readonly limit: number;
  }): Promise<readonly StoredArticle[]>;
  count(): Promise<number>;
  /** When the oldest article that was published since was published; null where there is none. */
  oldestSince(at: number): Promise<number | null>;
}

export interface NewArticle {
  readonly article: Article;
  readonly sourceId: string;
  readonly workspaceId: string | null;
  readonly seenAt: number;
  readonly publishedAt: number;
  readonly storyId: number;
}

/** What a story's candidates are compared by; its content belongs to articles/story.ts. */
export interface StoryMember<F> {
  readonly storyId: number;
  readonly articleId: number;
  readonly publishedAt: number;
  readonly fingerprint: F;
}

export interface Stories {
  /** A new story's id. */
  begin(at: number): Promise<number>;
  /** Remembers the article's fingerprint under its keys. */
  addMember(
    storyId: number,
    articleId: number,
    fingerprint: unknown,
    keys: readonly string[],
    at: number,
  ): Promise<void>;
  /** Members seen since that share a key, most shared first, at most 500; only what everyone, or this workspace too, may read. */
  candidates<F>(keys: readonly string[], workspaceId: string | null, since: number): Promise<readonly StoryMember<F>[]>;
}

export interface Subscriptions {
  /** @throws {UserError} subscription_exists where the channel has this query. */
  add(subscription: Omit<Subscription, 'id' | 'number'>): Promise<Subscription>;
  remove(id: number): Promise<void>;
  byId(id: number): Promise<Subscription | null>;
  ofChannel(channelId: number): Promise<readonly Subscription[]>;
  /** Newest first. */
  ofWorkspace(workspaceId: string, limit: number): Promise<readonly Subscription[]>;
  /** All that are there, in pages by id: what the matcher is built from. */
  page(afterId: number, limit: number): Promise<readonly Subscription[]>;
  count(): Promise<number>;
}

/** A story as one channel was told it. */
export interface AlertState {
  readonly id: number;
  readonly channelId: number;
  readonly storyId: number;
  /** The article it was first told by. */
  readonly articleId: number;
  /** Null until it has been sent. What the platform needs to edit it. */
  readonly messageRef: unknown;
  readonly mutedAt: number | null;
  /** The subscriptions that it was told for. */
  readonly subscriptionIds: readonly number[];
}

export interface Alerts {
  find(channelId: number, storyId: number): Promise<AlertState | null>;
  byId(id: number): Promise<AlertState | null>;
  /** The one that began last in this channel. */
  latest(channelId: number): Promise<AlertState | null>;
  /** The one that is there already, as it is, where there is one. */
  begin(
    channelId: number,
    storyId: number,
    articleId: number,
    subscriptionIds: readonly number[],
    at: number,
  ): Promise<AlertState>;
  addSubscriptions(id: number, subscriptionIds: readonly number[]): Promise<void>;
  saveRef(id: number, messageRef: unknown): Promise<void>;
  mute(channelId: number, storyId: number, at: number): Promise<void>;
}

export interface Delivery {
  /** At most 22 URL-safe characters; the idempotency key of its send. */
  readonly id: string;
  readonly alertId: number;
  readonly channelId: number;
  readonly storyId: number;
  readonly kind: DeliveryKind;
  readonly articleId: number;
  readonly subscriptionIds: readonly number[];
  readonly status: DeliveryStatus;
  /** Tries that have ended; one that is under way does not count yet. */
  readonly attempts: number;
  readonly dueAt: number;
  readonly createdAt: number;
  /** A send began and we do not know how it ended: look it up before sending again. */
  readonly isUncertain: boolean;
  readonly error: { readonly code: string; readonly sentence: string } | null;
}

export type NewDelivery = Pick<
  Delivery,
  'id' | 'alertId' | 'channelId' | 'storyId' | 'kind' | 'articleId' | 'subscriptionIds' | 'dueAt' | 'createdAt'
>;

export interface Deliveries {
  add(delivery: NewDelivery): Promise<void>;
  /** An edit of this alert that has not gone out yet: the next one need not be written. */
  hasWaitingEdit(alertId: number): Promise<boolean>;
  /**
   * Takes the oldest waiting delivery of each channel, of at most `limit` channels, whose time has come, and marks it active.
   * A channel with an active delivery, or whose oldest waits for a later time, is passed over: that keeps the order. So is one
   * that is parked, or paused until later.
   */
  takeDue(now: number, limit: number): Promise<readonly Delivery[]>;
  nextDueAt(): Promise<number | null>;
  complete(id: string, at: number): Promise<void>;
  retry(id: string, dueAt: number, isUncertain: boolean, error: NonNullable<Delivery['error']>): Promise<void>;
  fail(id: string, at: number, error: NonNullable<Delivery['error']>): Promise<void>;
  /** What a process that died had in hand: waiting again, and uncertain. Returns how many. */
  recoverActive(): Promise<number>;
  /**
   * Of this channel (and only for this subscription, or this story) what has not gone out. What other subscriptions wait for
   * too goes out for them alone. Returns how many were cancelled.
   */
  cancelWaiting(filter: {
    readonly channelId: number;
    readonly storyId?: number;
    readonly subscriptionId?: number;
  }): Promise<number>;
  counts(): Promise<Readonly<Record<DeliveryStatus, number>>>;
  /** Gave up since then, newest first. */
  failedSince(at: number, limit: number): Promise<readonly Delivery[]>;
}

/** Small facts of the installation, by name, as JSON. */
export interface Settings {
  read(name: string): Promise<unknown>;
  save(name: string, value: unknown): Promise<void>;
}

/** Where the bot was installed by the people of a workspace, who gave it a token of its own. */
export interface Installation {
  readonly workspaceId: string;
  /** Encrypted by the platform: the store never sees a token. */
  readonly sealed: string;
  readonly installedAt: number;
}

export interface Installations {
  /** Adds it, or renews it. */
  save(installation: Installation): Promise<void>;
  of(workspaceId: string): Promise<Installation | null>;
  remove(workspaceId: string): Promise<void>;
}
