import { createHmac } from 'node:crypto';
import type { SlackApi } from './slack-api.ts';
import type { SlackPeople, Where } from './slack-people.ts';
import type { ShownButton } from './slack-shown.ts';
import type { SlackSockets } from './slack-sockets.ts';
import { botUser, type SlackPost, type SlackRoom, type SlackState, type SlackView } from './slack-state.ts';

/** What people do, as Slack tells it to an app: over a socket, or signed to a port. */
export function createSlackPeople(parts: {
  readonly state: SlackState;
  readonly api: SlackApi;
  readonly sockets: SlackSockets;
  readonly watchers: Set<() => void>;
  readonly origin: string;
  readonly patienceMs: number;
  readonly whileWaiting: () => void;
}): SlackPeople {
  const { state, api, sockets, watchers, origin, patienceMs, whileWaiting } = parts;
  const responses: SlackPeople['responses'] = new Map();
  const unacknowledged: string[] = [];
  let http: { readonly port: number; readonly secret: string } | null = null;
  let count = 0;

  function until<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(limit);
        clearInterval(waiting);
        watchers.delete(tryIt);
      };
      const waiting = setInterval(() => {
        whileWaiting();
        tryIt();
      }, 10);
      const limit = setTimeout(() => {
        done();
        reject(new Error(`It did not come to pass. Refused: ${JSON.stringify(api.refused)}`));
      }, patienceMs);
      function tryIt(): void {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        done();
        resolve(found);
      }
      watchers.add(tryIt);
      tryIt();
    });
  }

  async function posts(body: string, how: Parameters<SlackPeople['posts']>[1] = {}): Promise<number> {
    if (http === null) throw new Error('No port is set');
    const timestamp = String(Math.floor(Date.now() / 1000) - (how.age ?? 0));
    const signature = createHmac('sha256', how.secret ?? http.secret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const response = await fetch(`http://127.0.0.1:${http.port}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        ...how.headers,
      },
      body,
    });
    const text = await response.text();
    lastAnswer = text.startsWith('{') ? (JSON.parse(text) as object) : {};
    return response.status;
  }
  let lastAnswer: object = {};

  async function sends(type: 'slash_commands' | 'interactive' | 'events_api', payload: object): Promise<object | null> {
    if (http === null) {
      const answer = await sockets.send(type, payload);
      if (answer === null) unacknowledged.push(JSON.stringify(payload).slice(0, 200));
      return answer;
    }
    const body =
      type === 'slash_commands'
        ? new URLSearchParams(payload as Record<string, string>).toString()
        : type === 'interactive'
          ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
          : JSON.stringify(payload);
    const status = await posts(body);
    if (status !== 200) throw new Error(`Slack’s request was answered with ${status}`);
    return lastAnswer;
  }

  function toResponseUrl(room: SlackRoom, user: string): string {
    const id = `r${++count}`;
    responses.set(id, { room, user, left: 5 });
    return `${origin}/response/${id}`;
  }

  function toRoom(where: Where): SlackRoom {
    if (where.in !== undefined) return state.room(where.in);
    const user = state.person(where.by).id;
    const known = [...state.rooms.values()].find(({ kind, members }) => kind === 'im' && members.has(user));
    return known ?? state.addRoom(`im${where.by}`, { kind: 'im', members: [user] });
  }

  /** The first thing that is new to this person in this channel. */
  function nextSeen(room: SlackRoom, user: string): () => SlackPost | undefined {
    const known = new Set(room.messages.map(({ ts }) => ts));
    return () =>
      room.messages.find(
        ({ ts, user: by, onlyFor }) => by === botUser && !known.has(ts) && (onlyFor === null || onlyFor === user),
      );
  }

  const toInteraction = (type: string, user: string, room: SlackRoom | null, more: object) => ({
    ...{ type, api_app_id: 'A1', team: { id: room?.team ?? state.people.get(user)?.team ?? 'T1', domain: 'newsroom' } },
    user: { id: user, name: state.people.get(user)?.name ?? user, team_id: room?.team ?? 'T1' },
    ...(room === null ? {} : { channel: { id: room.id, name: room.name }, response_url: toResponseUrl(room, user) }),
    trigger_id: api.openTrigger(user),
    ...more,
  });

  const toEvent = (event: object, team: string) => ({
    ...{ type: 'event_callback', token: 'x', team_id: team, api_app_id: 'A1' },
    event,
    event_id: `Ev${++count}`,
    event_time: 1_760_000_000,
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
  });

  function toCommand(line: string, where: Where & { readonly in: string }): Record<string, string> {
    const room = toRoom(where);
    const person = state.person(where.by);
    const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
    return {
      ...{ command, text, user_id: person.id, user_name: person.name, team_id: room.team, team_domain: 'newsroom' },
      channel_id: room.id,
      channel_name: room.kind === 'im' ? 'directmessage' : room.kind === 'private' ? 'privategroup' : room.name,
      api_app_id: 'A1',
      response_url: toResponseUrl(room, person.id),
      trigger_id: api.openTrigger(person.id),
    };
  }

  const modalOf = (by: string): SlackView => {
    const view = api.modals.get(state.person(by).id);
    if (view === undefined) throw new Error(`${by} has no form open`);
    return view;
  };

  const toState = (query: string, channel: string, mention?: string) => ({
    values: {
      query: { 'modal-query': { type: 'plain_text_input', value: query === '' ? null : query } },
      channel: { 'modal-channel': { type: 'conversations_select', selected_conversation: channel } },
      mention: { 'modal-mention': { type: 'users_select', selected_user: mention ?? null } },
    },
  });

  function press(button: ShownButton, user: string, room: SlackRoom | null, more: object): Promise<object | null> {
    const action = { ...button.action, block_id: button.blockId, action_ts: '1760000000.1' };
    return sends('interactive', toInteraction('block_actions', user, room, { actions: [action], ...more }));
  }

  function find(buttons: readonly ShownButton[], label: string, at = 0): ShownButton {
    const found = buttons.filter((one) => one.label === label)[at];
    if (found === undefined)
      throw new Error(`No button “${label}”, only ${buttons.map((one) => one.label).join(', ')}`);
    return found;
  }

  return {
    ...{ responses, unacknowledged, until, posts, sends, toCommand },
    usePort(port, secret) {
      http = { port, secret };
    },
    async types(line, where) {
      const next = nextSeen(toRoom(where), state.person(where.by).id);
      await sends('slash_commands', toCommand(line, where));
      return until(next);
    },
    async mentions(text, where) {
      const room = toRoom(where);
      const user = state.person(where.by).id;
      const next = nextSeen(room, user);
      const ts = state.nextTs();
      state.put(room, { ts, user, onlyFor: null, thread: where.thread ?? null, raw: { text } });
      const said = text.replaceAll('@wirewatch', `<@${botUser}>`);
      const common = { user, text: said, ts, channel: room.id, ...(where.thread ? { thread_ts: where.thread } : {}) };
      const isDirect = room.kind === 'im';
      const event = isDirect ? { ...common, type: 'message', channel_type: 'im' } : { ...common, type: 'app_mention' };
      await sends('events_api', toEvent(event, room.team));
      return until(next);
    },
    async presses(post, label, by) {
      const room = state.room(post.channel);
      const user = state.person(by).id;
      const next = nextSeen(room, user);
      const message = {
        type: 'message',
        user: botUser,
        ts: post.ts,
        ...post.raw,
        ...(post.thread ? { thread_ts: post.thread } : {}),
      };
      const container = { type: 'message', message_ts: post.ts, channel_id: room.id };
      await press(find(post.buttons, label), user, room, { message, container });
      return until(next);
    },
    async opensHome(by) {
      const user = state.person(by).id;
      const before = api.homes.get(user);
      const event = { type: 'app_home_opened', user, channel: `D${user}`, tab: 'home', event_ts: '1' };
      await sends('events_api', toEvent(event, state.person(by).team));
      return until(() => api.homes.get(user) !== before && api.homes.get(user));
    },
    async pressesHome(by, label, at) {
      const user = state.person(by).id;
      const before = [api.homes.get(user), api.modals.get(user)];
      const home = api.homes.get(user);
      if (home === undefined) throw new Error(`${by} has not opened the home`);
      await press(find(home.buttons, label, at), user, null, {
        view: { id: home.id, ...home.raw, state: { values: {} } },
      });
      return until(() => [api.modals.get(user), api.homes.get(user)].find((view) => view && !before.includes(view)));
    },
    async usesShortcut(name, by, post) {
      const user = state.person(by).id;
      const before = api.modals.get(user);
      const room = post === undefined ? null : state.room(post.channel);
      const about =
        post === undefined
          ? toInteraction('shortcut', user, null, { callback_id: name })
          : toInteraction('message_action', user, room, {
              callback_id: name,
              message: { type: 'message', user: post.user, ts: post.ts, ...post.raw },
              message_ts: post.ts,
            });
      await sends('interactive', about);
      return until(() => api.modals.get(user) !== before && api.modals.get(user));
    },
    async fillsIn(by, query) {
      const view = modalOf(by);
      const more = {
        actions: [{ type: 'plain_text_input', action_id: 'modal-query', block_id: 'query', value: query }],
        view: { id: view.id, ...view.raw, state: toState(query, String(view.raw.private_metadata)) },
      };
      await sends('interactive', toInteraction('block_actions', view.user, null, more));
      return until(() => modalOf(by) !== view && modalOf(by));
    },
    async submits(by, { query, channel, mention }) {
      const view = modalOf(by);
      const target = state.room(channel).id;
      const person = mention === undefined ? undefined : state.person(mention).id;
      const shown = { id: view.id, ...view.raw, state: toState(query, target, person) };
      const answer = await sends('interactive', toInteraction('view_submission', view.user, null, { view: shown }));
      const errors = (answer as { errors?: Record<string, string> } | null)?.errors;
      if (errors === undefined) api.modals.delete(view.user);
      return errors ?? null;
    },
    async happens(event, team = 'T1') {
      await sends('events_api', toEvent(event, team));
    },
    sees(by, name) {
      const user = state.person(by).id;
      return state.room(name).messages.filter(({ onlyFor }) => onlyFor === null || onlyFor === user);
    },
  };
}
