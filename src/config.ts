import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

/** The settings, read once. Every variable stands in .env.example with its default. */
export interface Config {
  /** The folder of the database and the cache. */
  readonly dataFolder: string;
  readonly console: {
    readonly host: string;
    /** Null: 8787, or the next free one. */
    readonly port: number | null;
    readonly token: string | null;
  };
  readonly discordToken: string | null;
  /** The one Discord server that gets the commands, for trying out; null: all of them. */
  readonly discordGuild: string | null;
  readonly slack: SlackConfig | null;
  readonly isSampleWireOn: boolean;
  readonly isCatalogOn: boolean;
  /** The operator's own: addresses, files and folders. */
  readonly ownSources: readonly string[];
  readonly maxSubscriptionsPerChannel: number;
  readonly logLevel: string;
}

/** One workspace by its token, or many that install the app themselves (`oauth`), or both. */
export interface SlackConfig {
  readonly botToken: string | null;
  /** For Socket Mode. */
  readonly appToken: string | null;
  /** Where Slack sends what happens; null: over a socket that we open. */
  readonly http: { readonly port: number; readonly signingSecret: string } | null;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string; readonly encryptionKey: string } | null;
  /** Who may change what a channel is told: admins and a channel's creator, anyone, or these, by their ids. */
  readonly managers: 'admins' | 'anyone' | readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['error', 'warn', 'info', 'debug', 'silent'] as const;
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

const schema = z.object({
  DATA_DIR: z.string().default('data'),
  CONSOLE_HOST: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, 'must be a host name or an address, such as 127.0.0.1')
    .default('127.0.0.1'),
  CONSOLE_PORT: wholeNumber(0, 65_535).optional(),
  CONSOLE_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters; `openssl rand -hex 24` makes a good one')
    .optional(),
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.replace(/^Bot\s+/i, ''))
    .refine(
      (token) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token),
      'must be the bot token, three parts with dots between (Discord Developer Portal: Bot, Reset Token)',
    )
    .optional(),
  DISCORD_GUILD: z
    .string()
    .regex(
      /^\d{17,20}$/,
      'must be the id of a server, 17 to 20 digits (Discord: right-click the server, Copy Server ID)',
    )
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must be the bot token, which begins with xoxb- (Slack: OAuth & Permissions)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must be the app-level token, which begins with xapp- (Slack: Basic Information)')
    .optional(),
  SLACK_PORT: wholeNumber(1, 65_535).optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/i, 'must be the signing secret, 32 hexadecimal digits (Slack: Basic Information)')
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d{1,20}\.\d{1,20}$/, 'must be the client id, such as 1234.5678 (Slack: Basic Information)')
    .optional(),
  SLACK_CLIENT_SECRET: z.string().min(16, 'must be the client secret (Slack: Basic Information)').optional(),
  SLACK_MANAGERS: z
    .string()
    .regex(
      /^(?:admins|anyone|[UW][A-Z0-9]{2,20}(?:\s*,\s*[UW][A-Z0-9]{2,20})*)$/,
      'must be admins, anyone, or the ids of members with commas between, such as U012AB3CD,U045EF6GH',
    )
    .default('admins'),
  ENCRYPTION_KEY: z
    .string()
    .min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes a good one')
    .optional(),
  SAMPLE_WIRE: onOff().optional(),
  CATALOG: onOff().optional(),
  SOURCES: z
    .string()
    .transform(toList)
    .refine((addresses) => addresses.every(isSourceAddress), {
      error: ({ input }) => {
        const count = (input as readonly string[]).findIndex((address) => !isSourceAddress(address)) + 1;
        return `is wrong at its address number ${count}: each must begin with http:// or https://, or be the path of a file or folder`;
      },
    })
    .default([]),
  MAX_SUBSCRIPTIONS_PER_CHANNEL: wholeNumber(1, 10_000).default(100),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('warn'),
});

/**
 * @throws {AppError} config_invalid: one error that lists every setting that is wrong, with its cure. Never holds a value,
 * since it might be a secret.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = schema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  problems.push(...findContradictions(given));
  if (!parsed.success || problems.length > 0) {
    const count = problems.length === 1 ? 'A setting is wrong' : `${problems.length} settings are wrong`;
    throw new AppError(
      'config_invalid',
      `${count}; mend it in .env or in the environment and start again:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
  }
  const settings = parsed.data;
  const slack = toSlack(settings);
  const hasPlatform = settings.DISCORD_TOKEN !== undefined || slack !== null;
  return {
    dataFolder: resolve(settings.DATA_DIR),
    console: {
      host: settings.CONSOLE_HOST,
      port: settings.CONSOLE_PORT ?? null,
      token: settings.CONSOLE_TOKEN ?? null,
    },
    discordToken: settings.DISCORD_TOKEN ?? null,
    discordGuild: settings.DISCORD_GUILD ?? null,
    slack,
    isSampleWireOn: settings.SAMPLE_WIRE ?? !hasPlatform,
    isCatalogOn: settings.CATALOG ?? hasPlatform,
    ownSources: settings.SOURCES,
    maxSubscriptionsPerChannel: settings.MAX_SUBSCRIPTIONS_PER_CHANNEL,
    logLevel: settings.LOG_LEVEL,
  };
}

function toSlack(settings: z.infer<typeof schema>): SlackConfig | null {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_PORT, SLACK_SIGNING_SECRET, SLACK_MANAGERS } = settings;
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, ENCRYPTION_KEY } = settings;
  if (SLACK_BOT_TOKEN === undefined && SLACK_CLIENT_ID === undefined) return null;
  return {
    botToken: SLACK_BOT_TOKEN ?? null,
    appToken: SLACK_APP_TOKEN ?? null,
    http:
      SLACK_PORT !== undefined && SLACK_SIGNING_SECRET !== undefined
        ? { port: SLACK_PORT, signingSecret: SLACK_SIGNING_SECRET }
        : null,
    oauth:
      SLACK_CLIENT_ID !== undefined && SLACK_CLIENT_SECRET !== undefined && ENCRYPTION_KEY !== undefined
        ? { clientId: SLACK_CLIENT_ID, clientSecret: SLACK_CLIENT_SECRET, encryptionKey: ENCRYPTION_KEY }
        : null,
    managers:
      SLACK_MANAGERS === 'admins' || SLACK_MANAGERS === 'anyone'
        ? SLACK_MANAGERS
        : SLACK_MANAGERS.split(',').map((id) => id.trim()),
  };
}

/** Half of what belongs together, and what the other half is for. */
function findSlackContradictions(given: Readonly<Record<string, string>>): string[] {
  const needs = (name: string, other: string, why: string): string[] =>
    given[name] !== undefined && given[other] === undefined ? [`${other} must be set too: ${why}`] : [];
  const pair = (name: string, other: string, why: string) => [...needs(name, other, why), ...needs(other, name, why)];
  const isHttp = given.SLACK_PORT !== undefined || given.SLACK_SIGNING_SECRET !== undefined;
  const isMany = given.SLACK_CLIENT_ID !== undefined || given.SLACK_CLIENT_SECRET !== undefined;
  return [
    ...(isHttp || isMany
      ? []
      : pair('SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'Slack needs both the bot token and the app-level token.')),
    ...pair('SLACK_PORT', 'SLACK_SIGNING_SECRET', 'what Slack sends to a port is checked by the signing secret.'),
    ...pair('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'workspaces install the app by both.'),
    ...(isMany && !isHttp
      ? ['SLACK_PORT and SLACK_SIGNING_SECRET must be set too: workspaces install the app at that port.']
      : []),
    ...needs('SLACK_CLIENT_ID', 'ENCRYPTION_KEY', 'the tokens of workspaces are kept encrypted.'),
    ...(isHttp && !isMany && given.SLACK_BOT_TOKEN === undefined
      ? ['SLACK_BOT_TOKEN must be set too: Slack needs the bot token to let us answer.']
      : []),
  ];
}

function findContradictions(given: Readonly<Record<string, string>>): string[] {
  const problems: string[] = [];
  const host = given.CONSOLE_HOST;
  if (host !== undefined && !loopbackHosts.has(host) && given.CONSOLE_TOKEN === undefined) {
    problems.push(
      'CONSOLE_TOKEN must be set when CONSOLE_HOST lets other machines in: whoever reaches the page may manage it.',
    );
  }
  problems.push(...findSlackContradictions(given));
  return problems;
}

function wholeNumber(min: number, max: number) {
  const sentence = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .refine((value) => value >= min && value <= max, sentence);
}

function onOff() {
  return z.enum(['on', 'off'], 'must be on or off').transform((value) => value === 'on');
}

function toList(text: string): readonly string[] {
  return text
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** A web address, or a path: what has another scheme is neither. */
function isSourceAddress(address: string): boolean {
  if (/^(https?|file):/i.test(address)) return URL.canParse(address);
  return !/^[a-z][a-z0-9+.-]*:\/\//i.test(address);
}
