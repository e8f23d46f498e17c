import type { App } from '@slack/bolt';
import type { Handler } from '../../chat/platform.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/store.ts';
import type { Directory } from './directory.ts';

/** What a channel is parked with when the app was taken out of its workspace. */
export const leftSentence = 'Wirewatch was removed from this Slack workspace. Install it there again to go on.';

const removed = 'Someone took Wirewatch out of this channel. Type “/invite @wirewatch” there to go on.';
const archived = 'The channel is archived. Unarchive it to go on.';
const deleted = 'The channel was deleted.';

/** Follows where we are: a channel that we are let out of is parked, one that we are let into again is told again. */
export function listenToMembership(parts: {
  readonly app: App;
  readonly handler: Handler;
  readonly directory: Directory;
  readonly store: Pick<Store, 'channels'>;
  readonly clock: Clock;
  /** The workspace's token is no good any more. */
  readonly onLeft: (workspace: string) => Promise<void>;
}): void {
  const { app, handler, directory, store, clock, onLeft } = parts;

  async function leave(workspace: string): Promise<void> {
    await onLeft(workspace);
    await handler.left({ platform: 'slack', workspace }, leftSentence);
  }

  async function park(workspace: string | undefined, id: string, reason: string | null): Promise<void> {
    if (workspace === undefined) return;
    directory.forgetChannel(workspace, id);
    const channels = await store.channels.ofWorkspace(`slack:${workspace}`);
    const channel = channels.find(({ externalId }) => externalId === id);
    if (channel === undefined || (channel.parked === null) === (reason === null)) return;
    await store.channels.park(channel.id, reason === null ? null : { at: clock.now(), reason });
  }

  app.event('app_uninstalled', async ({ body }) => leave(body.team_id));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) await leave(body.team_id);
  });
  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) await park(context.teamId, event.channel, null);
  });
  app.event('channel_left', async ({ event, context }) => park(context.teamId, event.channel, removed));
  app.event('group_left', async ({ event, context }) => park(context.teamId, event.channel, removed));
  app.event('channel_archive', async ({ event, context }) => park(context.teamId, event.channel, archived));
  app.event('group_archive', async ({ event, context }) => park(context.teamId, event.channel, archived));
  app.event('channel_deleted', async ({ event, context }) => park(context.teamId, event.channel, deleted));
  app.event('group_deleted', async ({ event, context }) => park(context.teamId, event.channel, deleted));
  app.event('channel_unarchive', async ({ event, context }) => park(context.teamId, event.channel, null));
  app.event('group_unarchive', async ({ event, context }) => park(context.teamId, event.channel, null));
}
