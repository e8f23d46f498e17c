import type { types } from '@slack/bolt';
import type { Button, ButtonAction } from '../../message.ts';
import { toCleanLine } from './clean.ts';
import { blockLimits } from './limits.ts';

/** Shown as buttons; what is left goes into a menu behind three dots, so that a phone shows one row. */
const shownAtOnce = 3;
const actions: readonly ButtonAction[] = ['mute-story', 'pause', 'unsubscribe', 'resume'];

/** What an element's `action_id` begins with when it is a button of a Message. */
export const pressPrefix = 'press-';

/** A row for the buttons of a message; none where it has none. What a button does stands in its value. */
export function toActionsBlocks(buttons: readonly Button[]): types.ActionsBlock[] {
  if (buttons.length === 0) return [];
  const isOneOver = buttons.length === shownAtOnce + 1;
  const shown = buttons.slice(0, isOneOver ? shownAtOnce + 1 : shownAtOnce);
  const more = buttons.slice(shown.length);
  const elements: types.ActionsBlockElement[] = shown.map((button, index) => ({
    type: 'button',
    action_id: `${pressPrefix}${index}`,
    text: toPlain(button.label),
    value: toValue(button),
  }));
  const menus = Math.ceil(more.length / blockLimits.overflowOptions);
  for (let menu = 0; menu < menus && elements.length < blockLimits.actions; menu++) {
    const options = more.slice(menu * blockLimits.overflowOptions, (menu + 1) * blockLimits.overflowOptions);
    elements.push({
      type: 'overflow',
      action_id: `${pressPrefix}more-${menu}`,
      options: options.map((button) => ({ text: toPlain(button.label), value: toValue(button) })),
    });
  }
  return [{ type: 'actions', elements }];
}

export function toPlain(text: string, limit: number = blockLimits.buttonText): types.PlainTextElement {
  return { type: 'plain_text', text: toCleanLine(text, limit) || '…', emoji: false };
}

export function toValue({ action, target }: Pick<Button, 'action' | 'target'>): string {
  return `${action} ${target}`.slice(0, blockLimits.overflowValue);
}

/** Null where it is none of ours. */
export function readValue(value: unknown): Pick<Button, 'action' | 'target'> | null {
  if (typeof value !== 'string') return null;
  const [name = '', target = ''] = value.split(' ', 2);
  const action = actions.find((one) => one === name);
  return action === undefined || target === '' ? null : { action, target };
}
