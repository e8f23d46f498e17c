import { expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../../commands/index.ts';
import { toSlackManifest } from '../../../src/platforms/slack/manifest.ts';

const text = (most: number) => z.string().min(1).max(most);
const https = z.url({ protocol: /^https$/ }).max(3000);

/** As https://docs.slack.dev/reference/app-manifest says it. */
const form = z.strictObject({
  _metadata: z.strictObject({ major_version: z.number(), minor_version: z.number() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    long_description: z.string().min(175).max(4000).optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9-_.]{1,80}$/), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/[a-z0-9_-]+$/),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
          url: https.optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()).max(255) }),
    redirect_urls: z.array(https).max(1000).optional(),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: https.optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: https.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

test('the manifest keeps to what Slack takes, over a socket and over a port', () => {
  expect(form.parse(toSlackManifest(commands)).settings.socket_mode_enabled).toBe(true);
  const http = form.parse(toSlackManifest(commands, { address: 'https://wirewatch.example.org' }));
  expect(http.settings.socket_mode_enabled).toBe(false);
  expect(http.features.slash_commands[0]?.url).toBe('https://wirewatch.example.org/slack/events');
});

test('it is made from the commands, and stays short however many there are', () => {
  const { features } = form.parse(toSlackManifest(commands));
  for (const { name } of commands) expect(features.slash_commands[0]?.usage_hint).toContain(name);
  const many = Array.from({ length: 40 }, () => commands).flat();
  expect(form.parse(toSlackManifest(many)).features.slash_commands[0]?.usage_hint).toMatch(/\| help$/);
});

test('every event has the scope that Slack asks for it', () => {
  const { oauth_config, settings } = form.parse(toSlackManifest(commands));
  const needed: Record<string, string> = {
    app_mention: 'app_mentions:read',
    channel_archive: 'channels:read',
    channel_deleted: 'channels:read',
    channel_left: 'channels:read',
    channel_unarchive: 'channels:read',
    group_archive: 'groups:read',
    group_deleted: 'groups:read',
    group_left: 'groups:read',
    group_unarchive: 'groups:read',
    member_joined_channel: 'channels:read',
    'message.im': 'im:history',
  };
  for (const event of settings.event_subscriptions.bot_events) {
    const scope = needed[event];
    if (scope !== undefined) expect(oauth_config.scopes.bot).toContain(scope);
    else expect(['app_home_opened', 'app_uninstalled', 'tokens_revoked']).toContain(event);
  }
});
