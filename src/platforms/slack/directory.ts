import { z } from 'zod';
import type { Caller } from '../../chat/caller.ts';
import { type Clock, minute } from '../../clock.ts';
import { toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { createRecent } from './recent.ts';
import type { Web } from './web.ts';

export type Managers = 'admins' | 'anyone' | readonly string[];

/** Who is who, and what a channel is: asked of Slack, and remembered for some minutes. */
export interface Directory {
  /** @param known names that came with the event. */
  toCaller(
    workspace: string,
    channel: string,
    user: string,
    known?: { readonly channelName?: string | undefined; readonly userName?: string | undefined },
  ): Promise<Caller>;
  /** Whether this person is in the channel, or may walk in: what is private to others stays so. */
  maySee(workspace: string, channel: string, user: string): Promise<boolean>;
  /** The channels that this person and we share. */
  channelsOf(workspace: string, user: string): Promise<ReadonlySet<string>>;
  /** Null where we cannot see it. */
  channel(workspace: string, channel: string): Promise<SlackChannel | null>;
  forgetChannel(workspace: string, channel: string): void;
}

export type SlackChannel = z.infer<typeof channelForm>;

const keepMs = 5 * minute;
const channelForm = z.object({
  id: z.string(),
  name: z.string().optional(),
  creator: z.string().optional(),
  user: z.string().optional(),
  is_im: z.boolean().optional(),
  is_private: z.boolean().optional(),
  is_member: z.boolean().optional(),
  is_archived: z.boolean().optional(),
});
const channelAnswer = z.object({ channel: channelForm });
const userAnswer = z.object({
  user: z.object({
    id: z.string(),
    name: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    is_primary_owner: z.boolean().optional(),
    team_id: z.string().optional(),
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  }),
});
const teamAnswer = z.object({ team: z.object({ name: z.string() }) });
const channelsAnswer = z.object({
  channels: z.array(z.object({ id: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const pagesOfChannels = 5;

type Person = z.infer<typeof userAnswer>['user'];

/** In a channel shared with another workspace, an admin of that one is a guest here. */
function isAdmin(person: Person, workspace: string): boolean {
  const isOurs =
    person.team_id === undefined ||
    person.team_id === workspace ||
    person.enterprise_user?.teams?.includes(workspace) === true;
  return isOurs && (person.is_admin === true || person.is_owner === true || person.is_primary_owner === true);
}

export function createDirectory(parts: {
  readonly web: Web;
  readonly managers: Managers;
  readonly clock: Clock;
  readonly log: Log;
}): Directory {
  const { web, managers, clock, log } = parts;
  const channels = createRecent<SlackChannel>(clock, keepMs);
  const users = createRecent<Person>(clock, keepMs);
  const teams = createRecent<string>(clock, 60 * minute);
  const shared = createRecent<ReadonlySet<string>>(clock, minute);

  /** What cannot be asked now is not known: then nobody is let in by it. */
  async function tried<T>(about: string, ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      log.warn({ about, reason: toSentence(error) }, 'Slack did not tell');
      return null;
    }
  }

  const readChannel = (workspace: string, channel: string) =>
    tried('a channel', () =>
      channels.get(`${workspace}/${channel}`, async () => {
        const answer = await web.call(workspace, 'conversations.info', { channel }, channelAnswer);
        return answer.channel;
      }),
    );

  const readUser = (workspace: string, user: string) =>
    tried('a person', () =>
      users.get(`${workspace}/${user}`, async () => {
        const answer = await web.call(workspace, 'users.info', { user }, userAnswer);
        return answer.user;
      }),
    );

  const readTeam = (workspace: string) =>
    tried('the workspace', () =>
      teams.get(workspace, async () => (await web.call(workspace, 'team.info', {}, teamAnswer)).team.name),
    );

  async function isManager(workspace: string, channel: string, user: string): Promise<boolean> {
    if (managers === 'anyone') return true;
    if (managers !== 'admins') return managers.includes(user);
    // A direct message is a person's own.
    if (channel.startsWith('D')) return (await readChannel(workspace, channel))?.user === user;
    const person = await readUser(workspace, user);
    if (person !== null && isAdmin(person, workspace)) return true;
    return (await readChannel(workspace, channel))?.creator === user;
  }

  async function readShared(workspace: string, user: string): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < pagesOfChannels; page++) {
      const given = { user, types: 'public_channel,private_channel,mpim', exclude_archived: true, limit: 200, cursor };
      const answer = await web.call(workspace, 'users.conversations', given, channelsAnswer);
      for (const { id } of answer.channels) found.add(id);
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    return found;
  }

  const channelsOf: Directory['channelsOf'] = async (workspace, user) =>
    (await tried('the channels of a person', () =>
      shared.get(`${workspace}/${user}`, () => readShared(workspace, user)),
    )) ?? new Set();

  return {
    channel: readChannel,
    channelsOf,
    forgetChannel: (workspace, channel) => channels.forget(`${workspace}/${channel}`),

    async maySee(workspace, channel, user) {
      const found = await readChannel(workspace, channel);
      if (found === null) return false;
      if (found.is_im === true) return found.user === user;
      if (found.is_private !== true) return true;
      return (await channelsOf(workspace, user)).has(channel);
    },

    async toCaller(workspace, channel, user, known = {}) {
      const isDirect = channel.startsWith('D');
      const [mayManage, team, found, person] = await Promise.all([
        isManager(workspace, channel, user),
        readTeam(workspace),
        isDirect || known.channelName !== undefined ? null : readChannel(workspace, channel),
        known.userName === undefined ? readUser(workspace, user) : null,
      ]);
      return {
        address: { platform: 'slack', workspace, channel },
        channelName: isDirect ? 'this conversation' : (known.channelName ?? found?.name ?? channel),
        workspaceName: team ?? workspace,
        user: { id: user, name: known.userName ?? person?.name ?? user, isManager: mayManage },
      };
    },
  };
}
