import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Button, ButtonAction } from '../../message.ts';
import { cut, toCleanLine } from './clean.ts';
import { messageLimits } from './limits.ts';

/** What is under a message: what is often wanted as buttons, the rest in a list. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Where a message stands in the scheme of things, kept in the ids of its buttons so that they work after a restart. */
export interface Origin {
  /** The delivery's id; empty for an answer to a command. */
  readonly key: string;
  /** The channel whose alert this is, where the message stands elsewhere: in a thread under it, in a post of a forum. */
  readonly home: string | null;
}

export interface PressedButton {
  readonly action: ButtonAction;
  readonly target: string;
  readonly home: string | null;
}

const mark = 'ww';
const more = 'more';
const buttonsInRow = 3;
const actions: ReadonlySet<string> = new Set<ButtonAction>(['mute-story', 'pause', 'unsubscribe', 'resume']);

export function toRows(buttons: readonly Button[], { key, home }: Origin): readonly Row[] {
  const place = home === null ? [key] : [key, home];
  const named = new Map(buttons.map((button) => [[mark, button.action, button.target, ...place].join('|'), button]));
  const usable = [...named].filter(([id]) => id.length <= messageLimits.customId);
  if (usable.length === 0) return [];
  const first = usable.length > buttonsInRow + 1 ? usable.slice(0, buttonsInRow) : usable;
  const rest = usable.slice(first.length, first.length + messageLimits.selectOptions).map(([, button]) => button);
  const rows: Row[] = [
    { type: ComponentType.ActionRow, components: first.map(([id, button]) => toButton(id, button)) },
  ];
  if (rest.length > 0) {
    const id = [mark, more, '', ...place].join('|');
    const select = {
      type: ComponentType.StringSelect,
      custom_id: id,
      placeholder: 'More…',
      options: rest.map(toOption),
    };
    rows.push({ type: ComponentType.ActionRow, components: [select as APIComponentInMessageActionRow] });
  }
  return rows;
}

function toButton(id: string, { action, label }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: action === 'resume' ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: cut(toCleanLine(label), messageLimits.buttonLabel) || action,
    custom_id: id,
  };
}

function toOption({ action, label, target }: Button): APISelectMenuOption {
  return { label: cut(toCleanLine(label), 100) || action, value: `${action}|${target}` };
}

/** @param value what was chosen, where the component is a list. */
export function readPressed(customId: string, value: string | undefined): PressedButton | null {
  const [first, second = '', third = '', , home = null] = customId.split('|');
  const [action = '', target = ''] = second === more ? (value ?? '').split('|') : [second, third];
  if (first !== mark || !actions.has(action)) return null;
  return { action: action as ButtonAction, target, home };
}

/** The delivery's id that a message of ours carries. */
export function readKeys(rows: readonly unknown[]): readonly string[] {
  return rows.flatMap((row) => {
    const { components = [] } = row as { readonly components?: readonly { readonly custom_id?: string }[] };
    return components.flatMap(({ custom_id: id = '' }) => {
      const [first, , , key] = id.split('|');
      return first === mark && key ? [key] : [];
    });
  });
}
