/** What the bot may do in a workspace; each is needed by a call or an event below it. */
export const botScopes = [
  'app_mentions:read', // app_mention
  'channels:history', // looks a lost alert up
  'channels:join', // walks into a public channel that subscribes
  'channels:read', // conversations.info, users.conversations
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history', // message.im
  'im:read',
  'im:write', // conversations.open
  'mpim:history',
  'mpim:read',
  'team:read', // the workspace's name
  'users:read', // who is an admin
] as const;

export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const;
