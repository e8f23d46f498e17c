import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import { isSameCommands, type toDiscordCommands } from './commands.ts';
import { isCode, toReason } from './failure.ts';

/**
 * Makes the commands known to Discord, where they differ from what it has: an unneeded write counts against 200 a day.
 * @param guild only in this server, where it is seen at once; null: everywhere.
 */
export async function registerCommands(
  { rest, log }: { readonly rest: REST; readonly log: Log },
  applicationId: string,
  guild: string | null,
  commands: ReturnType<typeof toDiscordCommands>,
): Promise<void> {
  const route =
    guild === null ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = (await rest.get(route, { query })) as readonly object[];
  if (isSameCommands(commands, present)) return;
  try {
    await rest.put(route, { body: commands });
    log.info({ commands: commands.length, guild }, 'The commands were registered with Discord');
  } catch (error) {
    // What was registered before still works, and alerts need no command.
    if (!isCode(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType)) throw error;
    log.error({ reason: toReason(error) }, 'Discord refused the commands; those that it had before stay');
  }
}
