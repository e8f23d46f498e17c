import { describe, expect, test } from 'vitest';
import type { SlackConfig } from '../../../src/config.ts';
import { openSlackKit, type SlackKit } from './slack-kit.ts';

async function within(managers: SlackConfig['managers'], look: (kit: SlackKit) => Promise<void>): Promise<void> {
  const kit = await openSlackKit({ managers });
  try {
    await look(kit);
  } finally {
    await kit.close();
  }
}

const subscribes = async (kit: SlackKit, by: string, room: string): Promise<boolean> => {
  const reply = await kit.slack.types(`/wire subscribe word${by}${room}`, { by, in: room });
  return reply.text.startsWith('Subscribed');
};

describe('may subscribe a channel', () => {
  test('by default: admins, and whoever made the channel', async () => {
    await within('admins', async (kit) => {
      expect(await subscribes(kit, 'ana', 'chips')).toBe(true);
      expect(await subscribes(kit, 'ben', 'chips')).toBe(false);
      expect(await subscribes(kit, 'ben', 'bens')).toBe(true);
      expect(await subscribes(kit, 'cal', 'bens')).toBe(false);
    });
  });

  test('by a setting: anyone', async () => {
    await within('anyone', async (kit) => expect(await subscribes(kit, 'cal', 'chips')).toBe(true));
  });

  test('by a setting: those of a list, and no admin', async () => {
    await within(['UCAL'], async (kit) => {
      expect(await subscribes(kit, 'cal', 'chips')).toBe(true);
      expect(await subscribes(kit, 'ana', 'chips')).toBe(false);
    });
  });

  test('not an admin of another workspace who is a guest in a shared channel', async () => {
    await within('admins', async (kit) => {
      kit.slack.addPerson('eve', { isAdmin: true, team: 'T9' });
      expect(await subscribes(kit, 'eve', 'chips')).toBe(false);
    });
  });

  test('nobody by default while Slack does not say who is who', async () => {
    await within('admins', async (kit) => {
      kit.slack.fails('users.info', { error: 'internal_error' }, 3);
      expect(await subscribes(kit, 'ana', 'chips')).toBe(false);
    });
  });
});

test('what one may not do by a command, one may not do by a mention, a form or a button', async () => {
  await within('admins', async (kit) => {
    const refusal = /for those who manage this channel/;
    expect((await kit.slack.types('/wire pause', { by: 'cal', in: 'chips' })).text).toMatch(refusal);
    expect((await kit.slack.mentions('@wirewatch pause', { by: 'cal', in: 'chips' })).text).toMatch(refusal);
    await kit.slack.usesShortcut('subscribe', 'cal');
    const errors = await kit.slack.submits('cal', { query: 'Micron', channel: 'chips' });
    expect(errors?.channel).toMatch(refusal);
  });
});
