import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateForumThreadRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';

const schemas = {
  message: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  thread: CreateTextThreadWithMessageRequestSchema,
  forumPost: CreateForumThreadRequestSchema,
  reply: CreateMessageInteractionCallbackRequestSchema,
  choices: ApplicationCommandAutocompleteCallbackRequestSchema,
  webhook: IncomingWebhookRequestPartialSchema,
  webhookEdit: IncomingWebhookUpdateRequestPartialSchema,
} as const;

export type BodyKind = keyof typeof schemas | 'commands';

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with a body, in one line; null where Discord would take it. */
export function checkBody(kind: BodyKind, body: unknown): string | null {
  if (kind === 'commands') return checkCommands(body);
  const parsed = schemas[kind].safeParse(body);
  if (!parsed.success) return JSON.stringify(parsed.error.issues.slice(0, 3));
  const unknown = findUnknown(body, parsed.data, '');
  if (unknown !== null) return `unknown field ${unknown}`;
  const given = body as Json;
  if (kind === 'forumPost') return checkMessage(given.message as Json, true);
  if (kind === 'thread' || kind === 'choices') return kind === 'choices' ? checkChoices(given) : null;
  if (kind === 'reply') return given.data == null || given.type === 5 ? null : checkMessage(given.data as Json, true);
  return checkMessage(given, kind === 'message' || kind === 'webhook');
}

/** What the package's schemas miss. */
function checkMessage(body: Json, isNew: boolean): string | null {
  const {
    content,
    embeds,
    components,
    sticker_ids: stickers,
    allowed_mentions: mentions,
  } = body as {
    content?: string | null;
    embeds?: readonly Json[] | null;
    components?: readonly Json[] | null;
    sticker_ids?: readonly string[];
    allowed_mentions?: { parse?: readonly string[]; users?: readonly string[]; roles?: readonly string[] };
  };
  if ((content?.length ?? 0) > 2000) return 'content: 2000 or fewer in length';
  const isEmpty = !content?.trim() && !embeds?.length && !components?.length && !stickers?.length;
  if (isNew && isEmpty) return 'empty message';
  const total = (embeds ?? []).reduce((sum, embed) => sum + lengthOfEmbed(embed), 0);
  if (total > 6000) return `embeds: ${total} of 6000 characters`;
  if ((embeds ?? []).some((embed) => lengthOfEmbed(embed) === 0)) return 'embeds: an empty one';
  const ids = collect(components ?? [], 'custom_id');
  if (new Set(ids).size !== ids.length) return 'components: a custom_id twice';
  for (const row of components ?? []) {
    const inside = row.components as readonly Json[];
    if (inside.length > 5) return 'components: more than 5 in a row';
    if (inside.length > 1 && inside.some(({ type }) => type !== 2)) return 'components: a list beside others';
    for (const one of inside) {
      if (one.type === 2 && (!one.custom_id || !one.label)) return 'components: a button without id or label';
      const values = collect((one.options as readonly Json[]) ?? [], 'value');
      if (new Set(values).size !== values.length) return 'components: a value twice';
    }
  }
  const listed = [...(mentions?.users ?? []), ...(mentions?.roles ?? [])];
  if (listed.length > 100 || new Set(listed).size !== listed.length) return 'allowed_mentions: too many or twice';
  if (listed.length > 0 && (mentions?.parse?.length ?? 0) > 0)
    return 'allowed_mentions: parse and ids exclude each other';
  return null;
}

function lengthOfEmbed(embed: Json): number {
  const { title, description, fields, footer, author } = embed as {
    title?: string;
    description?: string;
    fields?: readonly { name: string; value: string }[];
    footer?: { text: string };
    author?: { name: string };
  };
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap((one) => [one.name, one.value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function checkChoices({ data }: Json): string | null {
  const { choices = [] } = (data ?? {}) as { choices?: readonly { name: string; value: unknown }[] };
  if (choices.length > 25) return 'choices: more than 25';
  const isLong = choices.some(({ name, value }) => name.length < 1 || name.length > 100 || String(value).length > 100);
  return isLong ? 'choices: 100 or fewer in length' : null;
}

function checkCommands(body: unknown): string | null {
  if (!Array.isArray(body) || body.length > 100) return 'commands: a list of at most 100';
  for (const command of body as readonly Json[]) {
    const { default_member_permissions: permissions } = command;
    // The package wants a number; the documentation and every client have a string, since 64 bits do not fit a number.
    const isBits = permissions == null || (typeof permissions === 'string' && /^\d+$/.test(permissions));
    if (!isBits) return `default_member_permissions of ${command.name}`;
    const parsed = ApplicationCommandUpdateRequestSchema.safeParse({ ...command, default_member_permissions: null });
    if (!parsed.success) return JSON.stringify(parsed.error.issues.slice(0, 3));
    const unknown = findUnknown(command, parsed.data, '');
    if (unknown !== null) return `unknown field ${unknown}`;
    const wrong = checkNames(command);
    if (wrong !== null) return wrong;
    if (lengthOfCommand(command) > 8000) return `${command.name}: more than 8000 characters`;
  }
  const names = collect(body as readonly Json[], 'name');
  return new Set(names).size === names.length ? null : 'commands: a name twice';
}

function checkNames(command: Json): string | null {
  const {
    name,
    description,
    options = [],
  } = command as { name: string; description: string; options?: readonly Json[] };
  if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase()) return `name: ${name}`;
  if (description.length < 1 || description.length > 100) return `description of ${name}`;
  if (options.length > 25) return `options of ${name}`;
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  if (firstOptional >= 0 && lastRequired > firstOptional) return `options of ${name}: required ones come first`;
  const names = collect(options, 'name');
  if (new Set(names).size !== names.length) return `options of ${name}: a name twice`;
  for (const option of options) {
    const wrong = checkNames(option);
    if (wrong !== null) return wrong;
  }
  return null;
}

function lengthOfCommand(given: Json): number {
  const {
    name,
    description,
    value,
    options = [],
    choices = [],
  } = given as {
    name: string;
    description?: string;
    value?: unknown;
    options?: readonly Json[];
    choices?: readonly Json[];
  };
  const own = name.length + (description?.length ?? 0) + (typeof value === 'string' ? value.length : 0);
  return [...options, ...choices].reduce((sum, one) => sum + lengthOfCommand(one), own);
}

/** All values of a key, however deep. */
function collect(rows: readonly Json[], key: string): readonly unknown[] {
  return rows.flatMap((row) => [
    ...(row[key] === undefined ? [] : [row[key]]),
    ...(Array.isArray(row.components) ? collect(row.components as readonly Json[], key) : []),
  ]);
}

/** A schema leaves out what it does not know: what is gone was unknown. */
function findUnknown(given: unknown, parsed: unknown, path: string): string | null {
  if (typeof given !== 'object' || given === null || typeof parsed !== 'object' || parsed === null) return null;
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!(key in parsed)) return `${path}.${key}`;
    const deeper = findUnknown(value, (parsed as Json)[key], `${path}.${key}`);
    if (deeper !== null) return deeper;
  }
  return null;
}
