import { type APIInteraction, DiscordjsError, DiscordjsErrorCodes, GatewayDispatchEvents, Routes } from 'discord.js';
import type { Command } from '../../chat/command.ts';
import type { ChatPlatform, Handler } from '../../chat/platform.ts';
import { createSendQueue, type LaneLimits } from '../../chat/send-queue.ts';
import type { Clock } from '../../clock.ts';
import { minute, second, systemClock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { toDiscordCommands } from './commands.ts';
import { createClient, logConnection, refusedSentence } from './connection.ts';
import { createDeliveries } from './deliveries.ts';
import { isCode, isUnauthorized, toReason } from './failure.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { toInviteUrl } from './invite.ts';
import { lanes, limits } from './limits.ts';
import { createPlaces } from './places.ts';
import { registerCommands } from './register.ts';

export interface DiscordSettings {
  readonly token: string;
  /** The server that alone gets the commands, for trying out; null: all of them. */
  readonly guild: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** Discord's own if left out; a test's server else. */
  readonly restUrl?: string;
  /** How long a call may take. */
  readonly timeoutMs?: number;
  readonly lanes?: LaneLimits;
}

const discordUrl = 'https://discord.com/api';
const longestPauseMs = 5 * minute;
/** How long the start waits for the gateway. */
const signInMs = 15 * second;
const stopMs = second;

/** Discord, by the real discord.js. People's commands come by the gateway; alerts go out by REST and need none. */
export function createDiscord(settings: DiscordSettings): ChatPlatform {
  const { token, guild, clock, log, version, restUrl = discordUrl, timeoutMs } = settings;
  const client = createClient({ restUrl, version, timeoutMs });
  const { rest } = client;
  rest.setToken(token);
  const usedLanes = settings.lanes ?? lanes;
  const queue = createSendQueue({ clock, lanes: usedLanes });
  const stopping = new AbortController();
  let handler: Handler | null = null;
  let interactions: Interactions | null = null;
  let isRefused = false;
  let signingIn: Promise<void> = Promise.resolve();

  const settle = (work: Promise<void> | undefined) =>
    void work?.catch((error: unknown) => log.error({ reason: toReason(error) }, 'A server could not be taken in'));
  const places = createPlaces(client, {
    joined: (workspace) => settle(handler?.joined({ platform: 'discord', workspace })),
    left: (workspace) =>
      settle(
        handler?.left(
          { platform: 'discord', workspace },
          'Wirewatch was taken out of the Discord server. Invite it again to go on.',
        ),
      ),
  });
  logConnection(client, log);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    void interactions?.take(interaction);
  });

  /** discord.js forgets a token that was refused once; what is sent later must still fail as what it is. */
  function onFailure(error: unknown): void {
    if (!isUnauthorized(error)) return;
    if (!isRefused) log.error(refusedSentence);
    isRefused = true;
    rest.setToken(token);
  }

  /** @throws {AppError} token_refused, guild_unknown; else what discord.js throws, where Discord cannot be reached. */
  async function connect(commands: readonly Command[]): Promise<void> {
    try {
      rest.setToken(token);
      const { id } = (await rest.get(Routes.currentApplication())) as { readonly id: string };
      await registerCommands({ rest, log }, id, guild, toDiscordCommands(commands));
      client.ws.once(GatewayDispatchEvents.Ready, ({ guilds }: { readonly guilds: readonly unknown[] }) => {
        if (guilds.length === 0) {
          log.warn({ invite: toInviteUrl(id) }, 'Wirewatch is in no Discord server yet: open this link to invite it');
        }
      });
      await signIn();
      // What the start asks counts against the same limit as what is sent after it.
      queue.hold('all', usedLanes.overall?.inMs ?? 0);
    } catch (error) {
      const isInvalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
      if (isInvalid || isUnauthorized(error)) throw new AppError('token_refused', refusedSentence, { cause: error });
      if (guild !== null && isCode(error, 50001, 10004)) {
        const sentence =
          'DISCORD_GUILD names a server that the bot is not in. Invite it there, or mend the id, or leave it out.';
        throw new AppError('config_invalid', sentence, { cause: error });
      }
      throw error;
    }
  }

  /** A gateway that does not answer must not hold up the rest of the program: discord.js goes on trying by itself. */
  async function signIn(): Promise<void> {
    const patience = new AbortController();
    const login = client.login(token).finally(() => patience.abort());
    let isLate = false;
    signingIn = login.then(
      () => undefined,
      (error: unknown) => {
        if (isLate) log.error({ reason: toReason(error) }, 'Discord did not let us in; start Wirewatch again');
      },
    );
    const late = clock.wait(signInMs, patience.signal).then(() => {
      if (patience.signal.aborted) return;
      isLate = true;
      log.warn('Discord takes long to let us in; going on meanwhile');
    });
    await Promise.race([login, late.then(() => (patience.signal.aborted ? login : undefined))]);
  }

  /** Discord may be down when we start: the rest of the program goes on. */
  async function connectLater(commands: readonly Command[]): Promise<void> {
    for (let pauseMs = 5 * second; !stopping.signal.aborted; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      await clock.wait(pauseMs, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await connect(commands);
        return;
      } catch (error) {
        if (error instanceof AppError) {
          log.error({ code: error.code }, error.message);
          return;
        }
        log.warn({ reason: toReason(error) }, 'Discord still cannot be reached; trying again');
      }
    }
  }

  return {
    name: 'discord',
    limits,
    async start(commands, given) {
      handler = given;
      interactions = createInteractions({ rest, commands, handler, places, clock, log });
      try {
        await connect(commands);
      } catch (error) {
        if (error instanceof AppError) {
          await client.destroy();
          throw error;
        }
        log.warn({ reason: toReason(error) }, 'Discord cannot be reached; trying again until it can');
        void connectLater(commands);
      }
    },
    ...createDeliveries({ rest, queue, places, onFailure }),
    async stop() {
      stopping.abort();
      queue.stop();
      await interactions?.stop();
      // discord.js that is destroyed while it connects connects again: it is let in first, where that does not take long.
      await orAfter(stopMs, signingIn);
      await orAfter(stopMs, client.destroy());
    },
  };
}

/** A stop is not held up by a network that does not answer. */
async function orAfter(ms: number, work: Promise<void>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, systemClock.wait(ms, enough.signal)]);
  enough.abort();
}
