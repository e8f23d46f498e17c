import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SlackPost } from '../../fakes/slack-state.ts';
import { openSlackKit, type SlackKit } from './slack-kit.ts';

let kit: SlackKit;
let count = 0;
beforeAll(async () => {
  kit = await openSlackKit();
  await kit.slack.types('/wire subscribe Micron', { by: 'ana', in: 'chips' });
});
afterAll(() => kit.close());

let alert: SlackPost;
beforeEach(async () => {
  const title = `Micron story number ${['one', 'two', 'three', 'four', 'five', 'six', 'seven'][count++]} of ${Math.random()}`;
  await kit.desk.publish(title);
  kit.dispatcher.wake();
  alert = await kit.slack.until(() => kit.slack.room('chips').messages.find(({ text }) => text.includes(title)));
});

describe('a button of an alert', () => {
  test('does what it says, and says so in the alert’s thread', async () => {
    const reply = await kit.slack.presses(alert, 'Mute story', 'ana');
    expect(reply).toMatchObject({ thread: alert.ts, onlyFor: null });
    expect(reply.text).toContain('Nothing more here about');
  });

  test('is refused to whoever may not, and only they see it', async () => {
    const reply = await kit.slack.presses(alert, 'Mute story', 'cal');
    expect(reply.onlyFor).toBe('UCAL');
    expect(reply.text).toContain('for those who manage this channel');
    expect(reply.text).toContain('/wire mute');
  });

  test('works after a restart', async () => {
    await kit.restart();
    const reply = await kit.slack.presses(alert, 'Pause 1 h', 'ana');
    expect(reply.text).toContain('paused');
    const resumed = await kit.slack.presses(reply, 'Resume now', 'ana');
    expect(resumed.text).toContain('gets alerts again');
  });

  test('of a story that another channel was told says that there is none to mute', async () => {
    const elsewhere = kit.slack.state.put(kit.slack.room('bens'), { ...alert, ts: kit.slack.state.nextTs() });
    const reply = await kit.slack.presses(elsewhere, 'Mute story', 'ben');
    expect(reply).toMatchObject({ onlyFor: 'UBEN' });
    expect(reply.text).toContain('not told such a story');
  });

  test('with a value that is none of ours does nothing, and is acknowledged', async () => {
    const answer = await kit.slack.sends('interactive', {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: 'UANA' },
      channel: { id: 'CCHIPS' },
      trigger_id: 'odd',
      actions: [{ type: 'button', action_id: 'press-0', block_id: 'b', value: 'drop-tables 1', action_ts: '1' }],
    });
    expect(answer).not.toBeNull();
  });

  test('that is pressed once and arrives twice is carried out once', async () => {
    const body = {
      ...{ type: 'block_actions', team: { id: 'T1' }, user: { id: 'UANA' }, channel: { id: 'CCHIPS' } },
      ...{ trigger_id: 'the-same', message: { ts: alert.ts } },
      actions: [{ type: 'button', action_id: 'press-2', block_id: 'b', value: 'pause 1h', action_ts: '1' }],
    };
    const paused = () => kit.slack.room('chips').messages.filter(({ thread }) => thread === alert.ts);
    await kit.slack.sends('interactive', body);
    await kit.slack.sends('interactive', body);
    const [reply] = await kit.slack.until(() => paused().length > 0 && paused());
    // Whatever the second one did would be there before the answer to the next press.
    await kit.slack.presses(reply as SlackPost, 'Resume now', 'ana');
    expect(paused().filter(({ text }) => text.includes('is paused'))).toHaveLength(1);
  });

  test('of a subscription that is gone says so', async () => {
    await kit.slack.types('/wire unsubscribe Micron', { by: 'ana', in: 'chips' });
    const reply = await kit.slack.presses(alert, 'Unsubscribe', 'ana');
    expect(reply.onlyFor).toBe('UANA');
    expect(reply.text).toMatch(/no subscription|not told about this any more/);
  });
});
