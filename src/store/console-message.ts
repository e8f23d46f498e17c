/** What the console has shown: its channels live here and nowhere else. */
export interface ConsoleMessage {
  readonly id: number;
  readonly channelId: number;
  readonly key: string;
  /** A Message, as JSON. */
  readonly message: unknown;
  readonly replyTo: number | null;
  readonly sentAt: number;
  readonly editedAt: number | null;
}

export interface ConsoleMessages {
  /** The one with this key, where there is one already. */
  add(message: Pick<ConsoleMessage, 'channelId' | 'key' | 'message' | 'replyTo' | 'sentAt'>): Promise<ConsoleMessage>;
  edit(id: number, message: unknown, at: number): Promise<void>;
  byKey(channelId: number, key: string): Promise<ConsoleMessage | null>;
  byId(id: number): Promise<ConsoleMessage | null>;
  /** Newest last. */
  latest(channelId: number, limit: number): Promise<readonly ConsoleMessage[]>;
}
