/**
 * What is shown in a channel, free of any platform's markup. A platform's renderer turns it into an embed, blocks or HTML,
 * escapes every text and cuts it to its own limits. Texts come from feeds and people: none of them is markup.
 */
export interface Message {
  /** alert: a story. reply: an answer to a command. error: a refusal, one sentence. */
  readonly kind: 'alert' | 'reply' | 'error';
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  /** The roles and users that may be pinged, one a subscription at the most; nothing else ever pings. */
  readonly mentions?: readonly Mention[];
}

export type Mention = { readonly kind: 'user' | 'role'; readonly id: string };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly inlines: readonly Inline[] }
  /** Lines that keep their spaces: a mark stands under its place. */
  | { readonly kind: 'preformatted'; readonly text: string }
  | { readonly kind: 'list'; readonly rows: readonly (readonly Inline[])[]; readonly numbered?: boolean }
  | Card;

/** A story as one channel is told it. */
export interface Card {
  readonly kind: 'card';
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  /** ISO 639-1, where it is known; a renderer may mark a text that is not in the reader's language, and its direction. */
  readonly language: string | null;
  /** The summary with the words that matched in bold; empty where the title says it all. */
  readonly summary: readonly Inline[];
  /** The queries that were met, as text. */
  readonly matched: readonly string[];
  /** The other outlets of the story, oldest first. */
  readonly outlets: readonly { readonly name: string; readonly url: string }[];
  readonly image: string | null;
}

export type Inline =
  | string
  | { readonly kind: 'bold'; readonly text: string }
  /** Something that a person could type: a command, a query. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /**
   * Epoch milliseconds; shown in the reader's own time zone where the platform can. A moment is what "since" and "until" ask
   * for, and is never worded as so long ago.
   */
  | { readonly kind: 'time'; readonly at: number; readonly isMoment?: boolean };

/** A button carries what it does in its id, so that it still works after a restart. */
export interface Button {
  readonly action: ButtonAction;
  readonly label: string;
  /** What the action is about: a story's or a subscription's id. At most 80 URL-safe characters. */
  readonly target: string;
}

export type ButtonAction = 'mute-story' | 'pause' | 'unsubscribe' | 'resume';

export function toReply(...blocks: readonly (Block | readonly Inline[] | string)[]): Message {
  return { kind: 'reply', blocks: blocks.map(toBlock), buttons: [] };
}

export function toRefusal(sentence: string): Message {
  return { kind: 'error', blocks: [{ kind: 'text', inlines: [sentence] }], buttons: [] };
}

function toBlock(block: Block | readonly Inline[] | string): Block {
  if (typeof block === 'string') return { kind: 'text', inlines: [block] };
  return 'kind' in block ? block : { kind: 'text', inlines: block };
}

export const bold = (text: string): Inline => ({ kind: 'bold', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });
export const time = (at: number): Inline => ({ kind: 'time', at });
export const moment = (at: number): Inline => ({ kind: 'time', at, isMoment: true });

/** The words of a run of inlines, for a notification, a log line or a test. */
export function toPlainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      return inline.kind === 'time' ? new Date(inline.at).toISOString() : inline.text;
    })
    .join('');
}
