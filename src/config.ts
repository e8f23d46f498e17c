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
  readonly slackTokens: { readonly bot: string; readonly app: string } | null;
  readonly isSampleWireOn: boolean;
  readonly isCatalogOn: boolean;
  /** The operator's own: addresses, files and folders. */
  readonly ownSources: readonly string[];
  readonly maxSubscriptionsPerChannel: number;
  readonly logLevel: string;
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
  DISCORD_TOKEN: z.string().optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must be the bot token, which begins with xoxb- (Slack: OAuth & Permissions)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must be the app-level token, which begins with xapp- (Slack: Basic Information)')
    .optional(),
  SAMPLE_WIRE: onOff().optional(),
  CATALOG: onOff().optional(),
  SOURCES: z.string().default(''),
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
  const hasPlatform = settings.DISCORD_TOKEN !== undefined || settings.SLACK_BOT_TOKEN !== undefined;
  return {
    dataFolder: resolve(settings.DATA_DIR),
    console: {
      host: settings.CONSOLE_HOST,
      port: settings.CONSOLE_PORT ?? null,
      token: settings.CONSOLE_TOKEN ?? null,
    },
    discordToken: settings.DISCORD_TOKEN ?? null,
    slackTokens:
      settings.SLACK_BOT_TOKEN !== undefined && settings.SLACK_APP_TOKEN !== undefined
        ? { bot: settings.SLACK_BOT_TOKEN, app: settings.SLACK_APP_TOKEN }
        : null,
    isSampleWireOn: settings.SAMPLE_WIRE ?? !hasPlatform,
    isCatalogOn: settings.CATALOG ?? hasPlatform,
    ownSources: settings.SOURCES.split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
    maxSubscriptionsPerChannel: settings.MAX_SUBSCRIPTIONS_PER_CHANNEL,
    logLevel: settings.LOG_LEVEL,
  };
}

function findContradictions(given: Readonly<Record<string, string>>): string[] {
  const problems: string[] = [];
  const host = given.CONSOLE_HOST;
  if (host !== undefined && !loopbackHosts.has(host) && given.CONSOLE_TOKEN === undefined) {
    problems.push(
      'CONSOLE_TOKEN must be set when CONSOLE_HOST lets other machines in: whoever reaches the page may manage it.',
    );
  }
  if ((given.SLACK_BOT_TOKEN === undefined) !== (given.SLACK_APP_TOKEN === undefined)) {
    const missing = given.SLACK_BOT_TOKEN === undefined ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN';
    problems.push(`${missing} must be set too: Slack needs both the bot token and the app-level token.`);
  }
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
