import type { types } from '@slack/bolt';
import { isPaused, toPauseLine } from '../../chat/pause-line.ts';
import type { Button, Message } from '../../message.ts';
import type { Channel } from '../../store/store.ts';
import type { Subscription } from '../../subscriptions/subscription.ts';
import { toPlain } from './buttons.ts';
import { blockLimits } from './limits.ts';
import { fitBlocks } from './render.ts';
import { toElements } from './rich-text.ts';

/** A channel as its person sees it in the App Home. */
export interface HomeChannel {
  readonly channel: Channel;
  readonly subscriptions: readonly Subscription[];
  readonly mayManage: boolean;
}

export const homePress = 'home-press';
export const homeAdd = 'home-add';

/** The App Home: this person's channels, what each is told about, and what can be done about it. */
export function toHomeView(channels: readonly HomeChannel[], notice: Message | null, now: number): types.HomeView {
  const blocks: types.KnownBlock[] = [
    ...(notice === null ? [] : [...fitBlocks(notice.blocks, 3000, 5), { type: 'divider' as const }]),
    { type: 'header', text: toPlain('Your channels', blockLimits.header) },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: homeAdd, text: toPlain('Watch for a name'), style: 'primary' }],
    },
  ];
  let left = channels.length;
  for (const one of channels) {
    const made = toChannelBlocks(one, now);
    // Room is kept for the line that says what is not shown.
    if (blocks.length + made.length >= blockLimits.viewBlocks) break;
    blocks.push(...made);
    left--;
  }
  const last =
    channels.length === 0
      ? 'No channel of yours is told about anything yet.'
      : left > 0
        ? `… and ${left} more channels. Type /wire subscriptions in one of them.`
        : null;
  if (last !== null) blocks.push({ type: 'section', text: toPlain(last, 300) });
  return { type: 'home', blocks };
}

const subscriptionsShown = 30;

function toChannelBlocks({ channel, subscriptions, mayManage }: HomeChannel, now: number): types.KnownBlock[] {
  const id = channel.externalId;
  const lines = toPauseLine(channel, now);
  const isSilent = isPaused(channel, now) || channel.parked !== null;
  const title = id.startsWith('D') ? 'Your conversation with Wirewatch' : `<#${id}>`;
  const toggle: Button = isSilent
    ? { action: 'resume', target: 'now', label: 'Resume' }
    : { action: 'pause', target: '1h', label: 'Pause 1 h' };
  const shown = subscriptions.slice(0, subscriptionsShown);
  const more = subscriptions.length - shown.length;
  return [
    { type: 'divider' },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `*${title}*` },
      ...(mayManage ? { accessory: toButton(id, toggle) } : {}),
    },
    ...lines.map(
      (line): types.KnownBlock => ({
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: toElements(line, 600) }],
      }),
    ),
    ...shown.map(
      (subscription): types.KnownBlock => ({
        type: 'section',
        text: toPlain(`${subscription.number}  ${subscription.query}`, 2000),
        ...(mayManage
          ? { accessory: toButton(id, { action: 'unsubscribe', target: String(subscription.number), label: 'Remove' }) }
          : {}),
      }),
    ),
    ...(more > 0 ? [{ type: 'section' as const, text: toPlain(`… and ${more} more`) }] : []),
  ];
}

function toButton(channel: string, { action, target, label }: Button): types.Button {
  return { type: 'button', action_id: homePress, text: toPlain(label), value: `${channel} ${action} ${target}` };
}
