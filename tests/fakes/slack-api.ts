import { checkMessage, checkView, type Refusal } from './slack-blocks.ts';
import { toShown } from './slack-shown.ts';
import { botUser, type SlackRoom, type SlackState, type SlackView } from './slack-state.ts';

/** One workspace's token, and what it may do. */
export interface SlackToken {
  readonly team: string;
  readonly teamName: string;
  /** bot: xoxb-. user: a person's own. app: xapp-, for sockets only. */
  readonly kind: 'bot' | 'user' | 'app';
  readonly scopes: ReadonlySet<string>;
  isRevoked: boolean;
}

type Given = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

const scopeOf: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'team.info': ['team:read'],
  'users.info': ['users:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'conversations.info': ['channels:read'],
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write'],
  'conversations.history': ['channels:history'],
  'conversations.replies': ['channels:history'],
};

export interface SlackApi {
  call(method: string, given: Given, token: SlackToken): Answer;
  /** The forms that are open, and each person's App Home. */
  readonly modals: Map<string, SlackView>;
  readonly homes: Map<string, SlackView>;
  /** Payloads that were refused, with why. */
  readonly refused: (Refusal & { readonly method: string })[];
  openTrigger(user: string): string;
}

/** The methods of Slack's Web API that a bot of ours calls: https://docs.slack.dev/reference/methods. */
export function createSlackApi(parts: {
  readonly state: SlackState;
  readonly onShown: () => void;
  readonly historyPage: number;
}): SlackApi {
  const { state, onShown, historyPage } = parts;
  const modals = new Map<string, SlackView>();
  const homes = new Map<string, SlackView>();
  const refused: (Refusal & { readonly method: string })[] = [];
  const triggers = new Map<string, string>();
  let count = 0;

  const fail = (error: string): Answer => ({ ok: false, error });
  const refuse = (refusal: Refusal, method: string): Answer => {
    refused.push({ ...refusal, method });
    return { ok: false, error: refusal.error, response_metadata: { messages: [`[ERROR] ${refusal.why}`] } };
  };

  /** A channel of the token's own workspace, if the bot may know of it. */
  function visible(id: string | undefined, token: SlackToken): SlackRoom | null {
    const room = state.rooms.get(id ?? '');
    if (room === undefined || room.team !== token.team) return null;
    return room.kind === 'private' && !room.members.has(botUser) ? null : room;
  }

  function post(method: string, given: Given, token: SlackToken): Answer {
    const room = visible(given.channel, token);
    if (room === null) return fail('channel_not_found');
    if (room.isArchived) return fail('is_archived');
    const isIn = room.members.has(botUser);
    const onlyFor = method === 'chat.postEphemeral' ? (given.user ?? null) : null;
    if (!isIn) return fail('not_in_channel');
    const raw = readRaw(given);
    const refusal = checkMessage(given.text, raw.blocks);
    if (refusal !== null) return refuse(refusal, method);
    if (method === 'chat.update') {
      const known = room.messages.find(({ ts }) => ts === given.ts);
      if (known === undefined) return fail('message_not_found');
      if (known.user !== botUser) return fail('cant_update_message');
      state.put(room, { ...known, raw: { ...known.raw, ...raw } });
      onShown();
      return { ok: true, channel: room.id, ts: known.ts };
    }
    const thread = given.thread_ts ?? null;
    if (thread !== null && !room.messages.some(({ ts }) => ts === thread)) return fail('thread_not_found');
    const ts = state.nextTs();
    state.put(room, { ts, user: botUser, onlyFor, thread, raw });
    onShown();
    return onlyFor === null ? { ok: true, channel: room.id, ts } : { ok: true, message_ts: ts };
  }

  function read(method: string, given: Given, token: SlackToken): Answer {
    const room = visible(given.channel, token);
    if (room === null) return fail('channel_not_found');
    if (!room.members.has(botUser)) return fail('not_in_channel');
    const ofThread = method === 'conversations.replies';
    const all = room.messages.filter(({ onlyFor, thread, ts }) => {
      if (onlyFor !== null) return false;
      return ofThread ? thread === given.ts || ts === given.ts : thread === null;
    });
    if (ofThread && all.length === 0) return fail('thread_not_found');
    const ordered = ofThread ? all : all.toReversed();
    const from = Number(given.cursor ?? 0);
    const limit = Math.min(Number(given.limit ?? 100), historyPage);
    const messages = ordered.slice(from, from + limit).map(({ ts, raw, user, thread }) => ({
      type: 'message',
      user,
      ts,
      text: raw.text,
      ...(thread === null ? {} : { thread_ts: thread }),
      ...(given.include_all_metadata === 'true' && raw.metadata !== undefined ? { metadata: raw.metadata } : {}),
    }));
    const next = from + limit < ordered.length ? String(from + limit) : '';
    return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
  }

  function view(method: string, given: Given): Answer {
    const raw = JSON.parse(given.view ?? '{}') as Record<string, unknown>;
    const refusal = checkView(raw);
    if (refusal !== null) return refuse(refusal, method);
    const shown = toShown(undefined, raw.blocks as Record<string, unknown>[]);
    if (method === 'views.publish') {
      const user = given.user_id ?? '';
      homes.set(user, { id: `VHOME${user}`, user, raw, ...shown });
    } else if (method === 'views.open') {
      const user = triggers.get(given.trigger_id ?? '');
      if (user === undefined) return fail('invalid_trigger_id');
      triggers.delete(given.trigger_id ?? '');
      const id = `V${++count}`;
      modals.set(user, { id, user, raw, ...shown });
      onShown();
      return { ok: true, view: { id, hash: '1' } };
    } else {
      const open = [...modals.values()].find(({ id }) => id === given.view_id);
      if (open === undefined) return fail('not_found');
      modals.set(open.user, { ...open, raw, ...shown });
    }
    onShown();
    return { ok: true, view: { id: given.view_id ?? 'VHOME' } };
  }

  function call(method: string, given: Given, token: SlackToken): Answer {
    if (token.isRevoked) return fail('token_revoked');
    const missing = (scopeOf[method] ?? []).filter((scope) => token.kind === 'bot' && !token.scopes.has(scope));
    if (missing.length > 0) return fail('missing_scope');
    switch (method) {
      case 'auth.test': {
        const bot = token.kind === 'bot' ? { bot_id: 'B1' } : {};
        return { ok: true, team_id: token.team, team: token.teamName, user_id: botUser, ...bot };
      }
      case 'team.info':
        return { ok: true, team: { id: token.team, name: token.teamName } };
      case 'users.info': {
        const person = state.people.get(given.user ?? '');
        if (person === undefined) return fail('user_not_found');
        const { id, name, isAdmin, team } = person;
        return { ok: true, user: { id, name, is_admin: isAdmin, team_id: team } };
      }
      case 'users.conversations': {
        const mine = [...state.rooms.values()].filter(
          (room) => room.team === token.team && room.kind !== 'im' && room.members.has(given.user ?? ''),
        );
        const seen = mine.filter((room) => room.kind === 'public' || room.members.has(botUser));
        return { ok: true, channels: seen.map(({ id, name }) => ({ id, name })) };
      }
      case 'conversations.info': {
        const room = visible(given.channel, token);
        if (room === null) return fail('channel_not_found');
        const { id, name, creator, kind, members, isArchived } = room;
        const common = { id, is_archived: isArchived, is_member: members.has(botUser), is_private: kind === 'private' };
        const person = [...members].find((one) => one !== botUser);
        const channel = kind === 'im' ? { ...common, is_im: true, user: person } : { ...common, name, creator };
        return { ok: true, channel };
      }
      case 'conversations.join': {
        const room = visible(given.channel, token);
        if (room === null) return fail('channel_not_found');
        if (room.isArchived) return fail('is_archived');
        if (room.kind !== 'public') return fail('method_not_supported_for_channel_type');
        room.members.add(botUser);
        return { ok: true, channel: { id: room.id } };
      }
      case 'conversations.open': {
        const user = given.users ?? '';
        const known = [...state.rooms.values()].find(({ kind, members }) => kind === 'im' && members.has(user));
        const room = known ?? state.addRoom(user, { kind: 'im', members: [user], team: token.team });
        return { ok: true, channel: { id: room.id } };
      }
      case 'conversations.history':
      case 'conversations.replies':
        return read(method, given, token);
      case 'chat.postMessage':
      case 'chat.postEphemeral':
      case 'chat.update':
        return post(method, given, token);
      case 'views.open':
      case 'views.update':
      case 'views.publish':
        return view(method, given);
      default:
        return fail('unknown_method');
    }
  }

  return {
    call,
    modals,
    homes,
    refused,
    openTrigger(user) {
      const id = `trigger.${++count}`;
      triggers.set(id, user);
      return id;
    },
  };
}

function readRaw(given: Given): { text?: string; blocks?: unknown; metadata?: unknown } {
  const { text, blocks, metadata } = given;
  return {
    ...(text === undefined ? {} : { text }),
    ...(blocks === undefined ? {} : { blocks: JSON.parse(blocks) }),
    ...(metadata === undefined ? {} : { metadata: JSON.parse(metadata) }),
  };
}
