import { PermissionFlagsBits } from 'discord.js';

/** What the bot needs in a channel, and how Discord's own settings call it. */
export const neededPermissions: readonly (readonly [bit: bigint, name: string])[] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.EmbedLinks, 'Embed Links'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
  [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
];

/** The link with which a server's manager lets the bot in. */
export function toInviteUrl(applicationId: string): string {
  const permissions = neededPermissions.reduce((sum, [bit]) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** The names of those that are missing from a set of permissions, as Discord gives it with an interaction. */
export function toMissingPermissions(given: string): readonly string[] {
  const bits = readPermissions(given);
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return [];
  return neededPermissions.filter(([bit]) => (bits & bit) === 0n).map(([, name]) => name);
}

/** Who may manage a channel may say what it is told. */
export function isManager(permissions: string): boolean {
  return (
    (readPermissions(permissions) & (PermissionFlagsBits.ManageChannels | PermissionFlagsBits.Administrator)) !== 0n
  );
}

function readPermissions(given: string): bigint {
  return /^\d{1,30}$/.test(given) ? BigInt(given) : 0n;
}
