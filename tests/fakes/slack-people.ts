import type { SlackPost, SlackRoom, SlackView } from './slack-state.ts';

export interface Where {
  /** A person's name. */
  readonly by: string;
  /** A channel's name; left out: their own conversation with the bot. */
  readonly in?: string;
  readonly thread?: string;
}

/** What people do in Slack, and what they see of it. Each waits until something new can be seen. */
export interface SlackPeople {
  /** `/wire subscribe Micron`: the answer. */
  types(line: string, where: Where & { readonly in: string }): Promise<SlackPost>;
  /** `@wirewatch latest`, in a channel or a thread; without `in` a direct message. */
  mentions(text: string, where: Where): Promise<SlackPost>;
  presses(post: SlackPost, label: string, by: string): Promise<SlackPost>;
  opensHome(by: string): Promise<SlackView>;
  /** The view after it, or the form that opened. */
  pressesHome(by: string, label: string, at?: number): Promise<SlackView>;
  /** The form that opened. */
  usesShortcut(name: string, by: string, post?: SlackPost): Promise<SlackView>;
  /** Types into the open form: the form as it is then. */
  fillsIn(by: string, query: string): Promise<SlackView>;
  /** Sends the open form off: what it says against it, or null where it closed. */
  submits(
    by: string,
    given: { readonly query: string; readonly channel: string; readonly mention?: string },
  ): Promise<Readonly<Record<string, string>> | null>;
  /** An event of Slack's own; resolves when it is acknowledged. */
  happens(event: Readonly<Record<string, unknown>> & { readonly type: string }, team?: string): Promise<void>;
  /** What a person sees in a channel, oldest first. */
  sees(by: string, room: string): readonly SlackPost[];
  /** Until something is so; the test fails where it does not come to pass. */
  until<T>(look: () => T | null | undefined | false): Promise<T>;
  readonly responses: Map<string, { readonly room: SlackRoom; readonly user: string; left: number }>;
  /** Payloads that nobody acknowledged within 3 seconds. */
  readonly unacknowledged: string[];
  usePort(port: number, signingSecret: string): void;
  /** Sends a request as Slack does, or as someone does who is not Slack. */
  posts(
    body: string,
    how?: { readonly age?: number; readonly secret?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<number>;
  /** What goes over the wire for a line, to send it twice. */
  toCommand(line: string, where: Where & { readonly in: string }): Record<string, string>;
  sends(type: 'slash_commands' | 'interactive' | 'events_api', payload: object): Promise<object | null>;
}
