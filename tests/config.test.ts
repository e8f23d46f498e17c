import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { AppError } from '../src/errors.ts';

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof AppError && error.code === 'config_invalid') return error.message;
    throw error;
  }
  throw new Error('The settings were taken');
}

test('with nothing set, the sample wire is on and the catalogue off', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    isSampleWireOn: true,
    isCatalogOn: false,
    console: { host: '127.0.0.1', port: null, token: null },
    ownSources: [],
  });
});

test('a platform token turns the sample wire off and the catalogue on', () => {
  expect(readConfig({ DISCORD_TOKEN: 'fake.discord.token' })).toMatchObject({
    isSampleWireOn: false,
    isCatalogOn: true,
  });
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-fake', SLACK_APP_TOKEN: 'xapp-fake' })).toMatchObject({
    isSampleWireOn: false,
    isCatalogOn: true,
  });
});

test('a setting turns either on or off, whatever the tokens', () => {
  expect(readConfig({ DISCORD_TOKEN: 'fake.discord.token', SAMPLE_WIRE: 'on', CATALOG: 'off' })).toMatchObject({
    isSampleWireOn: true,
    isCatalogOn: false,
  });
  expect(readConfig({ SAMPLE_WIRE: 'off', CATALOG: 'on' })).toMatchObject({ isSampleWireOn: false, isCatalogOn: true });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ CONSOLE_PORT: ' ', CONSOLE_TOKEN: '' }).console).toMatchObject({ port: null, token: null });
});

test('all that is wrong is named at once, each with its cure', () => {
  const sentence = refusal({
    CONSOLE_PORT: '99999',
    CONSOLE_TOKEN: 'short',
    SAMPLE_WIRE: 'perhaps',
    LOG_LEVEL: 'loud',
    SLACK_APP_TOKEN: 'xoxb-the-wrong-one',
  });
  expect(sentence).toContain('6 settings are wrong');
  expect(sentence).toContain('CONSOLE_PORT must be a whole number from 0 to 65535.');
  expect(sentence).toContain('CONSOLE_TOKEN must have at least 16 characters');
  expect(sentence).toContain('SAMPLE_WIRE must be on or off.');
  expect(sentence).toContain('LOG_LEVEL must be one of');
  expect(sentence).toContain('SLACK_APP_TOKEN must be the app-level token');
  expect(sentence).toContain('SLACK_BOT_TOKEN must be set too');
});

test.each(['http://', 'ftp://feeds.example/a.xml', 'https://feeds.example/a.xml, http://'])(
  'an address of SOURCES that is none (%s) is named by its place',
  (addresses) => {
    expect(refusal({ SOURCES: addresses })).toMatch(
      /SOURCES is wrong at its address number [12]: each must begin with/,
    );
  },
);

test('SOURCES takes addresses, files and folders', () => {
  const { ownSources } = readConfig({
    SOURCES: 'https://feeds.example/a.xml, ./feeds ,/srv/feeds/b.xml,,file:///srv/c.xml',
  });
  expect(ownSources).toEqual(['https://feeds.example/a.xml', './feeds', '/srv/feeds/b.xml', 'file:///srv/c.xml']);
});

test('an error never holds what a setting held', () => {
  expect(refusal({ CONSOLE_TOKEN: 'hunter2', SLACK_BOT_TOKEN: 'secret-secret' })).not.toMatch(/hunter2|secret-secret/);
});

describe('of Slack, what is set by halves', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-fake' };
  const http = { SLACK_PORT: '3000', SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
  const many = { SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'fake-client-secret' };
  const key = { ENCRYPTION_KEY: 'a key of more than thirty-two characters' };

  test.each([
    [bot, 'SLACK_APP_TOKEN must be set too'],
    [{ SLACK_APP_TOKEN: 'xapp-fake' }, 'SLACK_BOT_TOKEN must be set too'],
    [{ ...bot, SLACK_PORT: '3000' }, 'SLACK_SIGNING_SECRET must be set too'],
    [{ ...bot, SLACK_SIGNING_SECRET: http.SLACK_SIGNING_SECRET }, 'SLACK_PORT must be set too'],
    [http, 'SLACK_BOT_TOKEN must be set too'],
    [{ ...http, ...key, SLACK_CLIENT_ID: '12.34' }, 'SLACK_CLIENT_SECRET must be set too'],
    [{ ...http, ...many }, 'ENCRYPTION_KEY must be set too'],
    [{ ...many, ...key }, 'SLACK_PORT and SLACK_SIGNING_SECRET must be set too'],
    [{ SLACK_BOT_TOKEN: 'xoxp-a-users', SLACK_APP_TOKEN: 'xapp-fake' }, 'SLACK_BOT_TOKEN must be the bot token'],
    [{ ...bot, SLACK_APP_TOKEN: 'xapp-fake', SLACK_MANAGERS: 'everyone' }, 'SLACK_MANAGERS must be admins, anyone, or'],
  ])('%o is refused', (environment, sentence) => {
    expect(refusal(environment)).toContain(sentence);
    expect(refusal(environment)).toContain('A setting is wrong');
  });

  test.each([
    [
      { ...bot, SLACK_APP_TOKEN: 'xapp-fake' },
      { http: null, oauth: null, managers: 'admins' },
    ],
    [
      { ...bot, ...http },
      { appToken: null, http: { port: 3000 }, oauth: null },
    ],
    [
      { ...http, ...many, ...key, SLACK_MANAGERS: 'U012AB, W034CD' },
      { botToken: null, managers: ['U012AB', 'W034CD'] },
    ],
  ])('%o is whole', (environment, slack) => {
    expect(readConfig(environment).slack).toMatchObject(slack);
  });
});

test('a host that lets others in needs a token', () => {
  expect(refusal({ CONSOLE_HOST: '0.0.0.0' })).toContain('CONSOLE_TOKEN must be set');
  expect(readConfig({ CONSOLE_HOST: '0.0.0.0', CONSOLE_TOKEN: 'a-token-of-some-length' }).console.host).toBe('0.0.0.0');
});

test('every setting is in .env.example, and nothing else is', () => {
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
  const named = [...example.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
  const source = readFileSync(join(import.meta.dirname, '../src/config.ts'), 'utf8');
  const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(read.toSorted());
});

test('the values that .env.example shows are taken', () => {
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
  const shown = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
  expect(() => readConfig(Object.fromEntries(shown))).not.toThrow();
});
