import { UserError } from '../errors.ts';
import type { Mention } from '../message.ts';

const forms: readonly (readonly [RegExp, Mention['kind']])[] = [
  [/^<@&(\d{1,20})>$/, 'role'],
  [/^<@!?(\w{1,30})(?:\|[^<>|]{0,80})?>$/, 'user'],
  [/^<!subteam\^(\w{1,30})(?:\|[^<>|]{0,80})?>$/, 'role'],
];
/** Only on the console, which pings nobody, is a name all there is; elsewhere a typed name is not yet a person. */
const bareName = /^@([\p{L}\p{N}._-]{1,60})$/u;
const everyone = new Set(['everyone', 'here', 'channel', 'all']);

/**
 * One person or role, as Discord and Slack write one that was picked from their list, or as @name on the console.
 * @throws {UserError} argument_invalid; nobody may ask for everyone to be pinged.
 */
export function readMention(typed: string, platform: string): Mention {
  const text = typed.trim();
  for (const [form, kind] of forms) {
    const id = form.exec(text)?.[1];
    if (id !== undefined && !everyone.has(id.toLowerCase())) return { kind, id };
  }
  const bare = bareName.exec(text)?.[1];
  const name = text.replace(/[<>!@]/g, '').toLowerCase();
  if (bare !== undefined && !everyone.has(name)) {
    if (platform === 'console') return { kind: 'user', id: bare };
    throw new UserError(
      'argument_invalid',
      `“${text}” is typed as text, and a text pings nobody. Type @ behind mention: and pick the person or role from the list that comes up.`,
    );
  }
  throw new UserError(
    'argument_invalid',
    everyone.has(name)
      ? 'An alert never mentions everyone. Name one person or one role instead, such as mention:@desk.'
      : 'mention must be one person or one role, such as mention:@desk.',
  );
}

/** For a list: who is mentioned. */
export function toMentionText(mention: Mention): string {
  return `@${mention.id}`;
}
