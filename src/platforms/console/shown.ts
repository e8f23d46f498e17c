import { z } from 'zod';
import type { Message } from '../../message.ts';
import type { ConsoleMessage } from '../../store/console-message.ts';

/** A message with what the console knows about it. */
export interface Shown {
  /** Null: only the page or terminal that asked sees it, and only until it is closed. */
  readonly id: number | null;
  readonly channelName: string;
  readonly message: Message;
  /** The line that it answers. */
  readonly asked: string | null;
  readonly inReplyTo: { readonly id: number; readonly title: string } | null;
  readonly sentAt: number;
  readonly editedAt: number | null;
}

const inline = z.union([
  z.string(),
  z.object({ kind: z.enum(['bold', 'code']), text: z.string() }),
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  z.object({ kind: z.literal('time'), at: z.number() }),
]);

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('text'), inlines: z.array(inline) }),
  z.object({ kind: z.literal('preformatted'), text: z.string() }),
  z.object({ kind: z.literal('list'), rows: z.array(z.array(inline)), numbered: z.boolean().optional() }),
  z.object({
    kind: z.literal('card'),
    title: z.string(),
    url: z.string(),
    outlet: z.string(),
    publishedAt: z.number(),
    language: z.string().nullable(),
    summary: z.array(inline),
    matched: z.array(z.string()),
    outlets: z.array(z.object({ name: z.string(), url: z.string() })),
    image: z.string().nullable(),
  }),
]);

export const buttonSchema = z.object({
  action: z.enum(['mute-story', 'pause', 'unsubscribe', 'resume']),
  label: z.string(),
  target: z.string().max(80),
});

const storedSchema = z.object({
  kind: z.enum(['alert', 'reply', 'error']),
  blocks: z.array(block),
  buttons: z.array(buttonSchema),
  mentions: z.array(z.object({ kind: z.enum(['user', 'role']), id: z.string() })).optional(),
  asked: z.string().nullish(),
});

const unreadable: Message = {
  kind: 'error',
  blocks: [{ kind: 'text', inlines: ['This message was kept by another version of the program and cannot be shown.'] }],
  buttons: [],
};

/** What goes into the store: the message, and the line that it answers where there is one. */
export function toStored(message: Message, asked: string | null): unknown {
  return asked === null ? message : { ...message, asked };
}

/** Reads what the store kept, perhaps for an older version of the program. */
export function readStored(stored: ConsoleMessage, channelName: string, inReplyTo: Shown['inReplyTo']): Shown {
  const read = storedSchema.safeParse(stored.message);
  const { asked = null, ...message } = read.success ? read.data : (unreadable as z.infer<typeof storedSchema>);
  const { id, sentAt, editedAt } = stored;
  return { id, channelName, message: message as Message, asked, inReplyTo, sentAt, editedAt };
}

/** What a message is called where another refers to it: its story's title, or its first words. */
export function toTitle(message: Message): string {
  for (const block of message.blocks) {
    if (block.kind === 'card') return block.title;
    if (block.kind === 'heading') return block.text;
    if (block.kind === 'text')
      return block.inlines.map((one) => (typeof one === 'string' ? one : 'text' in one ? one.text : '')).join('');
  }
  return 'a message';
}
