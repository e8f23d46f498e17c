import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSlackKit, type SlackKit } from './slack-kit.ts';

let kit: SlackKit;
beforeAll(async () => {
  kit = await openSlackKit();
  await kit.desk.publish('Micron breaks ground in Idaho');
});
afterAll(async () => {
  expect(kit.slack.api.refused).toEqual([]);
  expect(kit.slack.unacknowledged).toEqual([]);
  await kit.close();
});

describe('the form that subscribes', () => {
  test('opens on a message, with its longest name as the query and what that would have caught', async () => {
    const post = await kit.slack.mentions('@wirewatch latest', { by: 'ana', in: 'chips' });
    const message = { ...post, raw: { text: 'today Micron Technology said something about Idaho' } };
    const form = await kit.slack.usesShortcut('watch_this', 'ana', message);
    expect(JSON.stringify(form.raw)).toContain('\\"Micron Technology\\"');
    const shown = await kit.slack.until(() => {
      const text = kit.slack.api.modals.get('UANA')?.text ?? '';
      return text.includes('would have caught') && text;
    });
    expect(shown).toContain('Channel');
  });

  test('shows what is typed at once, and only the last of it', async () => {
    await kit.slack.usesShortcut('subscribe', 'ana');
    const form = await kit.slack.fillsIn('ana', 'Micron');
    expect(form.text).toContain('would have caught 1 story');
    expect(form.text).toContain('Micron breaks ground in Idaho');
    const wrong = await kit.slack.fillsIn('ana', '"half');
    expect(wrong.text).not.toContain('would have caught');
  });

  test('says at the field what is wrong with a query, and stays open', async () => {
    await kit.slack.usesShortcut('subscribe', 'ana');
    const errors = await kit.slack.submits('ana', { query: 'Micron AND', channel: 'chips' });
    expect(Object.keys(errors ?? {})).toEqual(['query']);
    expect(await kit.slack.submits('ana', { query: 'Micron', channel: 'chips' })).toBeNull();
    const reply = await kit.slack.until(() =>
      kit.slack.sees('cal', 'chips').find(({ text }) => /Subscribed/.test(text)),
    );
    expect(reply.text).toContain('Subscribed #chips to Micron');
  });

  test('takes someone to mention', async () => {
    await kit.slack.usesShortcut('subscribe', 'ana');
    expect(await kit.slack.submits('ana', { query: 'Nvidia', channel: 'chips', mention: 'ben' })).toBeNull();
    const subscribed = await kit.slack.types('/wire subscriptions', { by: 'ana', in: 'chips' });
    expect(subscribed.text).toContain('mentions @UBEN');
  });

  test('does not reach a private channel that its person is not in', async () => {
    await kit.slack.usesShortcut('subscribe', 'cal');
    const errors = await kit.slack.submits('cal', { query: 'Micron', channel: 'desk' });
    expect(errors?.channel).toContain('cannot see that channel');
  });
});

describe('the App Home', () => {
  test('shows a person their own channels, and no private one of others', async () => {
    await kit.slack.types('/wire subscribe Samsung', { by: 'ana', in: 'desk' });
    const home = await kit.slack.opensHome('ana');
    expect(home.text).toContain('<#CCHIPS>'.slice(1, -1));
    expect(home.text).toContain('Samsung');
    const other = await kit.slack.opensHome('cal');
    expect(other.text).not.toContain('Samsung');
    expect(other.text).toContain('Micron');
    expect(other.buttons.map(({ label }) => label)).toEqual(['Watch for a name']);
  });

  test('pauses, resumes and removes by its buttons, and tells the channel', async () => {
    await kit.slack.opensHome('ana');
    const paused = await kit.slack.pressesHome('ana', 'Pause 1 h');
    expect(paused.text).toContain('Paused until');
    await kit.slack.until(() => kit.slack.sees('cal', 'chips').some(({ text }) => text.includes('is paused')));
    const resumed = await kit.slack.pressesHome('ana', 'Resume');
    expect(resumed.text).not.toContain('Paused until');
    const removed = await kit.slack.pressesHome('ana', 'Remove');
    expect(removed.text).toContain('is no longer told about Micron');
  });

  test('opens the form for a new one, about the person’s own conversation at first', async () => {
    await kit.slack.opensHome('ben');
    const form = await kit.slack.pressesHome('ben', 'Watch for a name');
    expect(form.raw).toMatchObject({ type: 'modal', private_metadata: expect.stringMatching(/^D/) });
  });

  test('of someone with nothing says so', async () => {
    kit.slack.addPerson('dan');
    const home = await kit.slack.opensHome('dan');
    expect(home.text).toContain('No channel of yours is told about anything yet');
  });
});
