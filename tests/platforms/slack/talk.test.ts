import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSlackKit, type SlackKit } from './slack-kit.ts';

let kit: SlackKit;
beforeAll(async () => {
  kit = await openSlackKit();
});
afterAll(() => kit.close());

describe('a slash command', () => {
  test('subscribes its channel, and the whole channel sees it', async () => {
    const reply = await kit.slack.types('/wire subscribe Micron', { by: 'ana', in: 'chips' });
    expect(reply.text).toContain('Subscribed #chips to Micron');
    expect(reply.onlyFor).toBeNull();
  });

  test('is read as people type it: curly quotes, entities and links undone', async () => {
    const reply = await kit.slack.types('/wire subscribe “export controls” AND R&amp;D', { by: 'ana', in: 'chips' });
    expect(reply.text).toContain('"export controls"');
    expect(reply.text).not.toContain('amp;');
  });

  test('answers only whoever asked where the command is private', async () => {
    const reply = await kit.slack.types('/wire subscriptions', { by: 'cal', in: 'chips' });
    expect(reply.onlyFor).toBe('UCAL');
    expect(reply.text).toContain('Micron');
  });

  test('alone is a question for help, which names commands as one types them here', async () => {
    const reply = await kit.slack.types('/wire', { by: 'cal', in: 'chips' });
    expect(reply.text).toContain('/wire subscribe');
    expect(reply.text).not.toMatch(/(?<!wire )\/subscribe/);
  });

  test('that is no command of ours is acknowledged and says so', async () => {
    const answer = await kit.slack.sends('slash_commands', kit.slack.toCommand('/wired x', { by: 'cal', in: 'chips' }));
    expect(answer).toMatchObject({ text: expect.stringContaining('/wire help') });
  });

  test('goes in where Wirewatch was not yet, if the channel is public', async () => {
    kit.slack.addRoom('markets', { hasBot: false, members: ['UANA'] });
    await kit.slack.types('/wire subscribe Nvidia', { by: 'ana', in: 'markets' });
    await kit.slack.until(() => kit.slack.room('markets').members.has('UBOT'));
  });

  test('tells how to let it in where the channel is private', async () => {
    kit.slack.addRoom('secret', { kind: 'private', hasBot: false, members: ['UANA'] });
    await kit.slack.types('/wire subscribe Intel', { by: 'ana', in: 'secret' });
    const hint = await kit.slack.until(() => kit.slack.sees('ana', 'secret').find(({ text }) => /invite/.test(text)));
    expect(hint.onlyFor).toBe('UANA');
    expect(hint.text).toContain('/invite @wirewatch');
  });
});

describe('a mention', () => {
  test('is answered in the channel', async () => {
    const reply = await kit.slack.mentions('@wirewatch latest Micron', { by: 'cal', in: 'chips' });
    expect(reply.text).toContain('Micron');
    expect(reply.thread).toBeNull();
  });

  test('in a thread is answered in the thread, and is about the channel', async () => {
    const first = await kit.slack.mentions('@wirewatch latest', { by: 'cal', in: 'chips' });
    const where = { by: 'cal', in: 'chips', thread: first.ts };
    const reply = await kit.slack.mentions('hello @wirewatch subscriptions', where);
    expect(reply).toMatchObject({ thread: first.ts, onlyFor: 'UCAL' });
    expect(reply.text).toContain('#chips is told about');
  });

  test('needs no mention in a direct message, where everyone manages their own', async () => {
    const reply = await kit.slack.mentions('subscribe Micron', { by: 'cal' });
    expect(reply).toMatchObject({ onlyFor: null });
    expect(reply.text).toContain('Subscribed this conversation to Micron');
    const help = await kit.slack.mentions('help', { by: 'cal' });
    expect(help).toMatchObject({ onlyFor: null, channel: reply.channel });
  });

  test('by another bot, or in a message that was changed, is passed over', async () => {
    const common = { type: 'message', channel_type: 'im', channel: 'DIMCAL', text: 'help', ts: '1.5' };
    const before = kit.slack.sees('cal', 'imcal').length;
    await kit.slack.happens({ ...common, user: 'UCAL', bot_id: 'B9' });
    await kit.slack.happens({ ...common, subtype: 'message_changed', message: { text: 'help', user: 'UCAL' } });
    await kit.slack.mentions('help', { by: 'cal' });
    // Its own message and one answer.
    expect(kit.slack.sees('cal', 'imcal')).toHaveLength(before + 2);
  });

  test('of nothing asks for help', async () => {
    const reply = await kit.slack.mentions('@wirewatch', { by: 'cal', in: 'chips' });
    expect(reply.text).toContain('/wire help subscribe');
  });
});

test('everything was acknowledged in time, and nothing was refused by Slack', () => {
  expect(kit.slack.unacknowledged).toEqual([]);
  expect(kit.slack.api.refused).toEqual([]);
  expect(kit.slack.limited).toBe(0);
});
