import { commands } from '../../commands/index.ts';
import { readGiven, toUsageError } from './given.ts';
import type { Verb } from './verb.ts';

const usage = 'manifest discord|slack [--address URL]';

/** What a platform is told about the commands, as JSON: Discord's commands, Slack's app manifest. */
export const manifest: Verb = {
  async run(given, { output }) {
    const { positionals, values } = readGiven(given, { address: { type: 'string' } }, usage);
    output.write(`${JSON.stringify(await toManifest(positionals[0], values.address), null, 2)}\n`);
  },
};

/** @param address where Slack reaches us in HTTP mode; left out: over a socket that we open. */
async function toManifest(platform: string | undefined, address: string | undefined): Promise<unknown> {
  if (platform === 'discord') {
    if (address !== undefined) throw toUsageError(usage, 'Discord needs no address.');
    const { toDiscordCommands } = await import('../platforms/discord/commands.ts');
    return toDiscordCommands(commands);
  }
  if (platform === 'slack') {
    const { toSlackManifest } = await import('../platforms/slack/manifest.ts');
    return toSlackManifest(commands, address === undefined ? {} : { address: readAddress(address) });
  }
  const reason = platform === undefined ? 'Say which platform.' : `There is no platform “${platform.slice(0, 40)}”.`;
  throw toUsageError(usage, reason);
}

function readAddress(address: string): string {
  if (/^https:\/\/[^/?#\s]{1,200}\/?$/.test(address)) return address.replace(/\/$/, '');
  throw toUsageError(usage, 'The address is where Slack reaches this machine, such as https://wirewatch.example.org.');
}
