import { afterEach, describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { AppError } from '../../../src/errors.ts';
import { createLog, type Log } from '../../../src/log.ts';
import { createSlack } from '../../../src/platforms/slack/slack.ts';
import { appToken, botToken, openSlackKit, type SlackKit, socketConfig } from './slack-kit.ts';

let kit: SlackKit | null = null;
afterEach(async () => {
  await kit?.close();
  kit = null;
});

const signingSecret = '0123456789abcdef0123456789abcdef';
const encryptionKey = 'a key of more than thirty-two characters';
const oauth = { clientId: '12.34', clientSecret: 'fake-client-secret', encryptionKey };

async function openHttpKit(
  config: Parameters<typeof openSlackKit>[0] = {},
): Promise<SlackKit & { readonly port: number }> {
  kit = await openSlackKit({ appToken: null, http: { port: 0, signingSecret }, ...config });
  const port = kit.platform.port ?? 0;
  kit.slack.usePort(port, signingSecret);
  return { ...kit, port };
}

function createLines(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const write = (fields: unknown, text?: unknown) => void lines.push(`${JSON.stringify(fields)} ${String(text)}`);
  return { lines, log: { error: write, warn: write, info: write, debug() {} } as unknown as Log };
}

describe('a token that is no good is a sentence at the start', () => {
  test.each([
    [
      'a bot token that Slack does not know',
      { botToken: 'xoxb-wrong' },
      /SLACK_BOT_TOKEN is refused by Slack \(invalid_auth\)/,
    ],
    ['a person’s token in the bot’s place', { botToken: 'xoxp-person' }, /SLACK_BOT_TOKEN is a person’s token/],
    ['an app token that Slack does not know', { appToken: 'xapp-wrong' }, /SLACK_APP_TOKEN is refused by Slack/],
    ['the bot token in the app’s place', { appToken: botToken }, /SLACK_APP_TOKEN is refused by Slack/],
  ])('%s', async (_, config, sentence) => {
    kit = await openSlackKit();
    const { slack, desk } = kit;
    slack.addToken('xoxp-person', { kind: 'user' });
    const platform = createSlack({
      config: { ...socketConfig, ...config },
      store: desk.store,
      clock: desk.clock,
      log: createLog('silent'),
      apiUrl: slack.apiUrl,
    });
    const failure = await platform.start(commands, desk.handler).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'config_invalid', message: expect.stringMatching(sentence) });
    expect(String(failure)).not.toMatch(/xox[bp]-(?:wrong|person)|xapp-wrong/);
    await platform.stop();
  });
});

describe('the socket', () => {
  test('comes back at once when Slack recycles it', async () => {
    kit = await openSlackKit();
    kit.slack.sockets.refresh();
    await kit.slack.sockets.until(2);
    expect((await kit.slack.types('/wire help', { by: 'ana', in: 'chips' })).text).toContain('/wire subscribe');
  });

  test('comes back after the line broke and Slack refused it for a while', async () => {
    const { log, lines } = createLines();
    kit = await openSlackKit({}, { log });
    kit.slack.fails('apps.connections.open', { status: 503 });
    kit.slack.fails('apps.connections.open', { error: 'internal_error' });
    kit.slack.sockets.refuse(1);
    kit.slack.sockets.drop();
    await kit.slack.until(() => kit?.slack.sockets.greeted === 2);
    expect((await kit.slack.types('/wire help', { by: 'ana', in: 'chips' })).text).toContain('/wire subscribe');
    expect(lines.join('\n')).toContain('No connection to Slack yet; trying again');
  });

  test('says what to do when its token is taken back, and goes on', async () => {
    const { log, lines } = createLines();
    kit = await openSlackKit({}, { log });
    kit.slack.fails('apps.connections.open', { error: 'invalid_auth' });
    kit.slack.sockets.drop();
    await kit.slack.until(() => lines.some((line) => line.includes('SLACK_APP_TOKEN is refused')));
    await kit.desk.clock.turn(5 * 60_000);
    await kit.slack.until(() => kit?.slack.sockets.greeted === 2);
  });

  test('is waited for when Slack does not answer at the start', async () => {
    const { log, lines } = createLines();
    kit = await openSlackKit({}, { log });
    kit.slack.fails('auth.test', { status: 503 }, 2);
    await kit.restart();
    expect(lines.join('\n')).toContain('Slack does not let us in yet');
    await kit.slack.until(() => kit?.slack.sockets.greeted === 2);
    expect((await kit.slack.types('/wire help', { by: 'ana', in: 'chips' })).text).toContain('/wire subscribe');
  });

  test('lets a stop end, whatever state it is in', async () => {
    kit = await openSlackKit();
    kit.slack.fails('apps.connections.open', { status: 503 }, 50);
    kit.slack.sockets.drop();
    await kit.slack.until(
      () => kit?.slack.calls.filter(({ method }) => method === 'apps.connections.open').length === 2,
    );
    await kit.platform.stop();
    expect(kit.slack.sockets.open).toBe(0);
  });
});

describe('a port', () => {
  const line = { by: 'ana', in: 'chips' };
  const body = (kit: SlackKit) => new URLSearchParams(kit.slack.toCommand('/wire pause', line)).toString();
  const answers = (kit: SlackKit) => kit.slack.room('chips').messages.length;

  test('takes what Slack signed', async () => {
    const { slack } = await openHttpKit();
    expect((await slack.types('/wire subscribe Micron', line)).text).toContain('Subscribed #chips');
    expect((await slack.mentions('@wirewatch subscriptions', line)).text).toContain('Micron');
  });

  test.each([
    ['signed with another secret', { secret: 'ffffffffffffffffffffffffffffffff' }],
    ['whose signature is older than 5 minutes', { age: 301 }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with a signature of another kind', { headers: { 'x-slack-signature': 'v9=abc' } }],
    ['with no time in it', { headers: { 'x-slack-request-timestamp': 'soon' } }],
  ])('refuses what is %s', async (_, how) => {
    const { slack } = await openHttpKit();
    expect(await slack.posts(body(kit as SlackKit), how)).toBe(401);
    expect(await slack.posts('{}', how)).toBe(401);
    expect(answers(kit as SlackKit)).toBe(0);
  });

  test('carries out a request that is played again only once', async () => {
    const { slack } = await openHttpKit();
    const command = { ...slack.toCommand('/wire subscribe Micron', line), trigger_id: '' };
    const sent = new URLSearchParams(command).toString();
    expect([await slack.posts(sent), await slack.posts(sent)]).toEqual([200, 200]);
    await slack.until(() => answers(kit as SlackKit) > 0);
    expect((await slack.types('/wire subscriptions', line)).text).toContain('one query');
    expect(answers(kit as SlackKit)).toBe(2);
  });

  test('carries out an event that Slack sends again only once', async () => {
    const { slack } = await openHttpKit();
    const event = {
      ...{
        type: 'event_callback',
        team_id: 'T1',
        event_id: 'Ev-the-same',
        authorizations: [{ team_id: 'T1', enterprise_id: null }],
      },
      event: { type: 'app_mention', user: 'UANA', text: '<@UBOT> latest', ts: '1.1', channel: 'CCHIPS' },
    };
    const again = { ...event, event_time: 2 };
    expect([await slack.posts(JSON.stringify(event)), await slack.posts(JSON.stringify(again))]).toEqual([200, 200]);
    await slack.until(() => answers(kit as SlackKit) === 1);
    // Answers of a channel come in order: a second one would stand before this.
    expect((await slack.mentions('@wirewatch help', line)).text).toContain('/wire help subscribe');
  });

  test('withstands what is no request of Slack’s at all', async () => {
    const { slack, port } = await openHttpKit();
    for (const sent of ['{', 'payload=%7B', 'x'.repeat(200_000)])
      expect([200, 400, 401, 404, 413, 500]).toContain(await slack.posts(sent).catch(() => 500));
    expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);
    expect((await slack.types('/wire help', line)).text).toContain('/wire subscribe');
  }, 10_000);

  test('that is taken is a sentence at the start', async () => {
    const { port, desk, slack } = await openHttpKit();
    const config = { ...socketConfig, appToken: null, http: { port, signingSecret } };
    const platform = createSlack({
      config,
      store: desk.store,
      clock: desk.clock,
      log: createLog('silent'),
      apiUrl: slack.apiUrl,
    });
    await expect(platform.start(commands, desk.handler)).rejects.toMatchObject({ code: 'port_taken' });
    await platform.stop();
  });
});

describe('many workspaces', () => {
  /** As a browser does: the page with the button, then Slack's redirect back to us. */
  async function install(port: number, team: string): Promise<number> {
    const page = await fetch(`http://127.0.0.1:${port}/slack/install`);
    const cookie = page.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const state = /state=([^&"]+)/.exec((await page.text()).replaceAll('&amp;', '&'))?.[1] ?? '';
    const back = `http://127.0.0.1:${port}/slack/oauth_redirect?code=code-${team}&state=${state}`;
    return (await fetch(back, { headers: { cookie } })).status;
  }

  test('install the app themselves, and each is answered by its own token', async () => {
    const { slack, port, desk } = await openHttpKit({ oauth, botToken: null });
    slack.addPerson('tom', { team: 'T2', isAdmin: true });
    slack.addRoom('elsewhere', { team: 'T2', members: ['UTOM'] });
    expect(await install(port, 'T2')).toBe(200);
    const reply = await slack.types('/wire subscribe Micron', { by: 'tom', in: 'elsewhere' });
    expect(reply.text).toContain('Subscribed #elsewhere');
    expect(slack.calls.filter(({ method }) => method === 'users.info').map(({ team }) => team)).toEqual(['T2']);

    const kept = await desk.store.installations.of('slack:T2');
    expect(kept?.sealed).toMatch(/^v1\.[\w-]{100,}$/);
    expect(kept?.sealed).not.toContain('xoxb');
  });

  test('without an installation are acknowledged and not served', async () => {
    const { slack } = await openHttpKit({ oauth, botToken: null });
    slack.addPerson('tom', { team: 'T2', isAdmin: true });
    slack.addRoom('elsewhere', { team: 'T2', members: ['UTOM'] });
    await slack.sends('slash_commands', slack.toCommand('/wire help', { by: 'tom', in: 'elsewhere' }));
    expect(slack.room('elsewhere').messages).toEqual([]);
  });

  test('may stand beside the one whose token is in the settings', async () => {
    const { slack, port } = await openHttpKit({ oauth });
    slack.addPerson('tom', { team: 'T2', isAdmin: true });
    slack.addRoom('elsewhere', { team: 'T2', members: ['UTOM'] });
    expect(await install(port, 'T2')).toBe(200);
    for (const [by, room] of [
      ['ana', 'chips'],
      ['tom', 'elsewhere'],
    ] as const)
      expect((await slack.types('/wire subscribe Micron', { by, in: room })).text).toContain('Subscribed');
  });

  test('that take the app out are parked and forgotten, and go on when they install it again', async () => {
    const { slack, port, desk } = await openHttpKit({ oauth, botToken: null });
    slack.addPerson('tom', { team: 'T2', isAdmin: true });
    slack.addRoom('elsewhere', { team: 'T2', members: ['UTOM'] });
    await install(port, 'T2');
    await slack.types('/wire subscribe Micron', { by: 'tom', in: 'elsewhere' });
    const parked = async () => (await desk.store.channels.ofPlatform('slack'))[0]?.parked ?? null;

    await slack.happens({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }, 'T2');
    await slack.happens({ type: 'app_uninstalled' }, 'T2');
    await vanished(async () => (await parked()) === null);
    expect((await parked())?.reason).toContain('Install it there again');
    expect(await desk.store.installations.of('slack:T2')).toBeNull();

    expect(await install(port, 'T2')).toBe(200);
    await vanished(async () => (await parked()) !== null);
    expect(await desk.store.subscriptions.count()).toBe(1);
  });
});

test('one workspace that took the app out goes on when a new token is set', async () => {
  kit = await openSlackKit();
  const { slack, desk } = kit;
  await slack.types('/wire subscribe Micron', { by: 'ana', in: 'chips' });
  await slack.happens({ type: 'app_uninstalled' });
  const parked = async () => (await desk.store.channels.ofPlatform('slack'))[0]?.parked ?? null;
  await vanished(async () => (await parked()) === null);
  await kit.restart();
  expect(await parked()).toBeNull();
});

test.each([
  ['channel_left', { channel: 'CCHIPS' }, /took Wirewatch out/],
  ['channel_archive', { channel: 'CCHIPS', user: 'UANA' }, /archived/],
  ['channel_deleted', { channel: 'CCHIPS' }, /deleted/],
])('after %s its channel is parked, and resumed when we are in it again', async (type, more, reason) => {
  kit = await openSlackKit();
  const { slack, desk } = kit;
  await slack.types('/wire subscribe Micron', { by: 'ana', in: 'chips' });
  const parked = async () => (await desk.store.channels.ofPlatform('slack'))[0]?.parked ?? null;
  await slack.happens({ type, ...more });
  await vanished(async () => (await parked()) === null);
  expect((await parked())?.reason).toMatch(reason);
  await slack.happens({
    type: 'member_joined_channel',
    user: 'UBOT',
    channel: 'CCHIPS',
    channel_type: 'C',
    team: 'T1',
  });
  await vanished(async () => (await parked()) !== null);
});

test('a request for what the manifest did not ask for is named with its cure', async () => {
  kit = await openSlackKit();
  const { slack, platform } = kit;
  slack.addToken(botToken, { scopes: new Set(['commands']) });
  const address = { platform: 'slack', workspace: 'T1', channel: 'CCHIPS' };
  const message = { kind: 'reply', blocks: [{ kind: 'text', inlines: ['hello'] }], buttons: [] } as const;
  await expect(platform.send({ address }, message, 'one')).rejects.toMatchObject({
    code: 'channel_closed',
    message: expect.stringContaining('wirewatch manifest slack'),
  });
  expect(appToken).toBeTruthy();
});

/** Waits until something is no longer so. */
async function vanished(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; await isSo(); look++) {
    if (look > 300) throw new Error('It did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
