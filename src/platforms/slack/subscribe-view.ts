import type { types } from '@slack/bolt';
import type { Message } from '../../message.ts';
import { toPlain } from './buttons.ts';
import { toCleanLine } from './clean.ts';
import { fitBlocks } from './render.ts';

/** Names of the parts of the modal. */
export const subscribeView = {
  callbackId: 'modal-subscribe',
  query: { block: 'query', action: 'modal-query' },
  channel: { block: 'channel', action: 'modal-channel' },
  mention: { block: 'mention', action: 'modal-mention' },
} as const;

const previewRoom = 6000;

/** The modal that subscribes a channel: what to watch for, where, and what it would have caught. */
export function toSubscribeView(given: {
  readonly query: string;
  /** Chosen at first. */
  readonly channel: string;
  /** What the query would have caught; null while that is not known. */
  readonly preview: Message | null;
}): types.ModalView {
  const { query, channel, mention } = subscribeView;
  return {
    type: 'modal',
    callback_id: subscribeView.callbackId,
    title: toPlain('Watch for a name'),
    submit: toPlain('Subscribe'),
    close: toPlain('Cancel'),
    private_metadata: given.channel,
    blocks: [
      {
        type: 'input',
        block_id: query.block,
        dispatch_action: true,
        label: toPlain('What to watch for'),
        hint: toPlain('Micron · "export controls" -opinion · Micron NEAR/8 ban'),
        element: {
          type: 'plain_text_input',
          action_id: query.action,
          max_length: 2000,
          focus_on_load: true,
          ...(given.query === '' ? {} : { initial_value: toCleanLine(given.query, 2000) }),
          dispatch_action_config: { trigger_actions_on: ['on_character_entered', 'on_enter_pressed'] },
        },
      },
      {
        type: 'input',
        block_id: channel.block,
        label: toPlain('Channel'),
        element: {
          type: 'conversations_select',
          action_id: channel.action,
          initial_conversation: given.channel,
          filter: { include: ['public', 'private', 'im'] },
        },
      },
      {
        type: 'input',
        block_id: mention.block,
        optional: true,
        label: toPlain('Mention someone in each alert'),
        element: { type: 'users_select', action_id: mention.action },
      },
      ...(given.preview === null
        ? []
        : [{ type: 'divider' as const }, ...fitBlocks(given.preview.blocks, previewRoom, 20)]),
    ],
  };
}

/** What stands in the modal now. Values come from Slack, yet any part may be missing. */
export function readSubscribeView(view: {
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, object>>>> };
  readonly private_metadata: string;
}): { readonly query: string; readonly channel: string; readonly mention: string | null } {
  const { query, channel, mention } = subscribeView;
  const read = (part: { readonly block: string; readonly action: string }, field: string): string | null => {
    const found: object | undefined = view.state.values[part.block]?.[part.action];
    const value: unknown = found === undefined ? null : Reflect.get(found, field);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const person = read(mention, 'selected_user');
  return {
    query: read(query, 'value') ?? '',
    channel: read(channel, 'selected_conversation') ?? view.private_metadata,
    mention: person === null ? null : `<@${person}>`,
  };
}

const words = /https?:\/\/\S+|<[^<>]*>|[@#]\S+/g;
const name = /\p{Lu}[\p{L}\p{N}&'’-]*(?:\s+\p{Lu}[\p{L}\p{N}&'’-]*){0,3}/gu;

/** A first query for a message that someone wants more of: its longest name, or else its first words. */
export function toSuggestion(text: string): string {
  const plain = toCleanLine(text.slice(0, 2000).replace(words, ' '), 600);
  const names = [...plain.matchAll(name)].map(([found]) => found).filter((found) => found.length > 2);
  const longest = names.sort((a, b) => b.split(/\s/).length - a.split(/\s/).length || b.length - a.length)[0];
  if (longest !== undefined) return longest.includes(' ') ? `"${longest}"` : longest;
  return plain.split(' ').slice(0, 4).join(' ');
}
