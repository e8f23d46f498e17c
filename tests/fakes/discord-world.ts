import { readMarkdown, type SeenText } from './discord-markdown.ts';

export type Json = Readonly<Record<string, unknown>>;

export const permission = {
  manageChannels: 1n << 4n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  readHistory: 1n << 16n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

export const botPermissions =
  Object.values(permission).reduce((sum, bit) => sum | bit, 0n) & ~permission.manageChannels;

export const channelType = { text: 0, direct: 1, announcement: 5, thread: 11, forum: 15 } as const;

export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  /** Null: a direct message. */
  readonly server: string | null;
  readonly parent: string | null;
  readonly messages: Message[];
  readonly tags: readonly Tag[];
  readonly needsTag: boolean;
  appliedTags: readonly string[];
  /** Of the bot. */
  permissions: bigint;
  isGone: boolean;
  isArchived: boolean;
  isLocked: boolean;
}

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly nonce: string | null;
  /** Whom alone it is shown to. */
  readonly onlyFor: string | null;
  readonly replyTo: string | null;
  body: Json;
  isEdited: boolean;
}

/** A message as a person sees it. */
export interface SeenMessage {
  readonly id: string;
  /** All of it, as lines. */
  readonly text: string;
  readonly title: string;
  /** Addresses that can be clicked, but for buttons. */
  readonly links: readonly string[];
  readonly bold: readonly string[];
  readonly marks: readonly string[];
  /** Mentions that are highlighted, whether or not they ping. */
  readonly highlights: readonly string[];
  /** Ids of whom it pinged. */
  readonly pings: readonly string[];
  readonly buttons: readonly string[];
  readonly choices: readonly string[];
  readonly isPrivate: boolean;
  readonly isEdited: boolean;
  readonly replyTo: string | null;
  readonly picture: string | null;
  readonly colour: number | null;
}

let count = 0n;
/** An id of today, as Discord makes them. */
export function toSnowflake(): string {
  count++;
  return String(((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) | (count & 0x3f_ffffn));
}

interface Embed {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color?: number;
  readonly footer?: { readonly text: string };
  readonly thumbnail?: { readonly url: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

interface Component {
  readonly label?: string;
  readonly placeholder?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export function toSeen({ id, body, onlyFor, isEdited, replyTo }: Message): SeenMessage {
  const { content = '', embeds = [] } = body as { content?: string; embeds?: readonly Embed[] };
  const texts: SeenText[] = [readMarkdown(content)];
  const links: string[] = [];
  const lines: string[] = [texts[0]?.text ?? ''];
  let title = '';
  for (const embed of embeds) {
    for (const [part, isTitle] of [
      [embed.title, true],
      [embed.description, false],
      ...(embed.fields ?? []).flatMap(({ name, value }) => [[name, false] as const, [value, false] as const]),
    ] as const) {
      if (part === undefined) continue;
      const seen = readMarkdown(part);
      texts.push(seen);
      lines.push(seen.text);
      if (isTitle) title ||= seen.text;
    }
    if (embed.footer !== undefined) lines.push(embed.footer.text);
    if (embed.url !== undefined) links.push(embed.url);
  }
  const rows = toComponents(body).flatMap(({ components = [] }) => components);
  return {
    id,
    text: lines.filter((line) => line !== '').join('\n'),
    title,
    links: [...links, ...texts.flatMap((text) => text.links.map(({ url }) => url))],
    bold: texts.flatMap((text) => text.bold),
    marks: texts.flatMap((text) => text.marks),
    highlights: texts.flatMap((text) => text.mentions),
    pings: toPings(body, content),
    buttons: rows.flatMap(({ label }) => (label === undefined ? [] : [label])),
    choices: rows.flatMap(({ options = [] }) => options.map(({ label }) => label)),
    isPrivate: onlyFor !== null,
    isEdited,
    replyTo,
    picture: embeds.find(({ thumbnail }) => thumbnail !== undefined)?.thumbnail?.url ?? null,
    colour: embeds.find(({ color }) => color !== undefined)?.color ?? null,
  };
}

export function toComponents(body: Json): readonly Component[] {
  return (body.components as readonly Component[] | undefined) ?? [];
}

/** Only what stands in the content pings, and of that only what is allowed; a backslash does not help. */
function toPings(body: Json, content: string): readonly string[] {
  const {
    parse,
    users = [],
    roles = [],
  } = (body.allowed_mentions ?? { parse: ['users', 'roles', 'everyone'] }) as {
    parse?: readonly string[];
    users?: readonly string[];
    roles?: readonly string[];
  };
  const allowed = (kind: string, list: readonly string[], id: string) => parse?.includes(kind) || list.includes(id);
  return [
    ...[...content.matchAll(/<@!?(\d+)>/g)].flatMap(([, id = '']) => (allowed('users', users, id) ? [id] : [])),
    ...[...content.matchAll(/<@&(\d+)>/g)].flatMap(([, id = '']) => (allowed('roles', roles, id) ? [id] : [])),
    ...[...content.matchAll(/@(everyone|here)/g)].flatMap(([, id = '']) => (parse?.includes('everyone') ? [id] : [])),
  ];
}
