import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { checkSlack } from '../../../src/platforms/slack/check.ts';
import { createSlackServer, type SlackServer } from '../../fakes/slack-server.ts';
import { socketConfig } from './slack-kit.ts';

let slack: SlackServer;
beforeAll(async () => {
  slack = await createSlackServer();
  slack.addToken('xoxb-good');
  slack.addToken('xoxb-poor', { scopes: new Set(['commands', 'chat:write']) });
  slack.addToken('xapp-good', { kind: 'app' });
});
afterAll(() => slack.close());

test.each([
  ['good tokens', { botToken: 'xoxb-good', appToken: 'xapp-good' }, ['ok', 'ok'], /in The Newsroom/],
  [
    'a bot that lacks a scope',
    { botToken: 'xoxb-poor', appToken: 'xapp-good' },
    ['failed', 'ok'],
    /lacks app_mentions:read, .*users:read/,
  ],
  [
    'an unknown bot token',
    { botToken: 'xoxb-bad', appToken: 'xapp-good' },
    ['failed', 'ok'],
    /SLACK_BOT_TOKEN is refused/,
  ],
  [
    'the bot token twice',
    { botToken: 'xoxb-good', appToken: 'xoxb-good' },
    ['ok', 'failed'],
    /SLACK_APP_TOKEN is refused/,
  ],
  ['a port', { botToken: 'xoxb-good', http: { port: 3000, signingSecret: 'x' } }, ['ok', 'skipped'], /port 3000/],
])('%s', async (_, config, statuses, sentence) => {
  const findings = await checkSlack({ ...socketConfig, ...config }, createLog('silent'), slack.apiUrl);
  expect(findings.map(({ status }) => status)).toEqual(statuses);
  expect(findings.map((finding) => finding.sentence).join('\n')).toMatch(sentence);
});

test('says so where Slack does not answer', async () => {
  const gone = await createSlackServer();
  await gone.close();
  const findings = await checkSlack(socketConfig, createLog('silent'), gone.apiUrl);
  expect(findings.map((finding) => finding.sentence)).toEqual(['Slack does not answer.', 'Slack cannot be reached.']);
});
