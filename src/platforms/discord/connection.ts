import { Client, Events, GatewayIntentBits, Options, type RateLimitData } from 'discord.js';
import { second } from '../../clock.ts';
import type { Log } from '../../log.ts';

/** A call that takes longer is given up; whether it arrived is looked up. */
const callTimeoutMs = 10 * second;

/** Closes after which discord.js does not connect again: a person must act. https://discord.com/developers/docs/topics/opcodes-and-status-codes */
const fatal: Readonly<Record<number, string>> = {
  4004: 'Discord no longer takes the bot token. Make a new one (Discord Developer Portal → Bot → Reset Token), set DISCORD_TOKEN and start again.',
  4010: 'Discord refused our shard. Update Wirewatch and start again.',
  4011: 'The bot is in too many servers for one connection. Start Wirewatch again: it asks Discord how many it needs.',
  4012: 'Discord no longer speaks this version of its gateway. Update Wirewatch.',
  4013: 'Discord refused what we asked to be told. Update Wirewatch.',
  4014: 'Discord refused what we asked to be told. Update Wirewatch.',
};

export const refusedSentence =
  'Discord refuses the bot token. Copy it again (Discord Developer Portal → your application → Bot → Reset Token) and set it as DISCORD_TOKEN.';

/** The real client: it holds the gateway's connection and makes the calls. Its caches are kept empty, since we read what comes as it comes. */
export function createClient({
  restUrl,
  version,
  timeoutMs = callTimeoutMs,
}: {
  readonly restUrl: string;
  readonly version: string;
  readonly timeoutMs?: number | undefined;
}): Client<boolean> {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(nothingCached),
    rest: {
      api: restUrl,
      version: '10',
      timeout: timeoutMs,
      // A failed send is tried again from the database, after a look whether it arrived: discord.js would do so without one.
      retries: 0,
      // The queue holds the limit of fifty; replies to commands are outside it.
      globalRequestsPerSecond: 200,
      rejectOnRateLimit: isOurs,
      userAgentAppendix: `Wirewatch/${version}`,
    },
  });
}

/**
 * The queue waits for these itself, and lets other channels go on. All else discord.js waits for: a reply to a command is better
 * late than never, and a gateway that cannot be asked for makes it connect again and again.
 */
function isOurs({ route }: RateLimitData): boolean {
  return route.startsWith('/channels') || route.startsWith('/guilds');
}

const nothingCached = {
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

/** One sentence for each thing that happens to the connection. */
export function logConnection(client: Client<boolean>, log: Log): void {
  const readied = new Set<number>();
  client.on(Events.ShardReady, (shard) => {
    if (!readied.has(shard)) log.info({ shard }, 'Connected to Discord');
    else log.warn({ shard }, 'Connected to Discord anew; what was typed in the last seconds may have been lost');
    readied.add(shard);
  });
  client.on(Events.ShardReconnecting, (shard) => {
    log.warn({ shard }, 'The connection to Discord was lost and is being made again; alerts go on meanwhile');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    log.info({ shard, replayed }, 'The connection to Discord is back; nothing was lost');
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, fatal[code] ?? 'Discord ended the connection for good. Start Wirewatch again.');
  });
  client.on(Events.ShardError, (error, shard) => {
    log.warn({ shard, reason: error.message.slice(0, 200) }, 'The connection to Discord failed; it is tried again');
  });
  client.on(Events.Error, (error) =>
    log.error({ reason: error.message.slice(0, 200) }, 'discord.js reported an error'),
  );
  client.on(Events.Warn, (message) => log.warn({ message: message.slice(0, 200) }, 'discord.js reported a warning'));
  client.rest.on('rateLimited', ({ route, global: isGlobal, scope, retryAfter }) => {
    log.warn({ route, isGlobal, scope, retryAfterMs: retryAfter }, 'Discord asked us to wait');
  });
}
