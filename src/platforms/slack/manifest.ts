import type { Command } from '../../chat/command.ts';
import { toUsage } from '../../chat/usage.ts';
import { botEvents, botScopes } from './scopes.ts';

/** Where Slack reaches us in HTTP mode. */
export interface ManifestOptions {
  /** The public address, `https://wirewatch.example.org`; left out: Socket Mode, which needs none. */
  readonly address?: string;
}

/** Of an app manifest, in characters: https://docs.slack.dev/reference/app-manifest. */
const longestUsage = 1000;

/** The app manifest, made from the commands: pasted at api.slack.com/apps it makes the app with all that it needs. */
export function toSlackManifest(commands: readonly Command[], { address }: ManifestOptions = {}): object {
  const events = address === undefined ? {} : { request_url: `${address}/slack/events` };
  const interactivity = address === undefined ? {} : { request_url: `${address}/slack/events` };
  const command = address === undefined ? {} : { url: `${address}/slack/events` };
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Wirewatch',
      description: 'Tells a channel, once per story and within seconds, when a name it asked about is in the news.',
      background_color: '#1f2a37',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'wirewatch', always_online: true },
      shortcuts: [
        {
          name: 'Watch this',
          type: 'message',
          callback_id: 'watch_this',
          description: 'Tell a channel when this is in the news again',
        },
        {
          name: 'Watch for a name',
          type: 'global',
          callback_id: 'subscribe',
          description: 'Tell a channel when a name is in the news',
        },
      ],
      slash_commands: [
        {
          command: '/wire',
          description: 'Watch the news for a name',
          usage_hint: toUsageHint(commands),
          // People, channels and links come with their ids, so that a mention can be read.
          should_escape: true,
          ...command,
        },
      ],
    },
    oauth_config: {
      scopes: { bot: [...botScopes] },
      ...(address === undefined ? {} : { redirect_urls: [`${address}/slack/oauth_redirect`] }),
    },
    settings: {
      event_subscriptions: { ...events, bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...interactivity },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The first words of each command, as many as there is room for. */
function toUsageHint(commands: readonly Command[]): string {
  const usages = commands.map((command) => toUsage(command).slice(1));
  let hint = '';
  for (const usage of usages) {
    const next = hint === '' ? usage : `${hint} | ${usage}`;
    if (next.length > longestUsage - 7) return `${hint} | help`;
    hint = next;
  }
  return hint;
}
