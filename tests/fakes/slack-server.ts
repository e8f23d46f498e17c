import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { botScopes } from '../../src/platforms/slack/scopes.ts';
import { createSlackPeople } from './slack-acts.ts';
import { createSlackApi, type SlackApi, type SlackToken } from './slack-api.ts';
import { checkMessage } from './slack-blocks.ts';
import type { SlackPeople } from './slack-people.ts';
import { createRates } from './slack-rates.ts';
import { createSlackSockets, type SlackSockets } from './slack-sockets.ts';
import { botUser, createState, type SlackState } from './slack-state.ts';

/** What goes wrong on demand. */
export type SlackFault =
  /** Slack answers with this error. */
  | { readonly error: string }
  | { readonly status: number }
  | { readonly retryAfter: number }
  /** The connection breaks before, or after, the call was carried out. */
  | { readonly reset: 'before' | 'after' };

export interface SlackServer extends SlackPeople, Pick<SlackState, 'person' | 'room' | 'addPerson' | 'addRoom'> {
  readonly apiUrl: string;
  readonly api: SlackApi;
  readonly state: SlackState;
  readonly sockets: SlackSockets;
  /** Every call of the Web API, in order. */
  readonly calls: readonly SlackCall[];
  /** How often Slack said 429 of itself. */
  readonly limited: number;
  addToken(token: string, given?: Partial<Pick<SlackToken, 'team' | 'teamName' | 'kind' | 'scopes'>>): SlackToken;
  /** The next calls of this method fail so. */
  fails(method: string, fault: SlackFault, times?: number): void;
  /** Where events go in HTTP mode; else they go over the socket. */
  usePort(port: number, signingSecret: string): void;
  close(): Promise<void>;
}

export interface SlackCall {
  readonly method: string;
  readonly given: Readonly<Record<string, string>>;
  readonly team: string;
  readonly at: number;
}

export interface SlackServerOptions {
  /** Slack's time, for its rate limits. Default: the real one. */
  readonly now?: () => number;
  readonly channelPauseMs?: number;
  readonly perWorkspaceAMinute?: number;
  /** How long a person waits for something to appear before the test fails. */
  readonly patienceMs?: number;
  /** Called while someone waits to see something: turns a clock that is turned by hand. */
  readonly whileWaiting?: () => void;
  /** Apps outside the Marketplace get 15. */
  readonly historyPage?: number;
}

/** A Slack of one's own on this machine: what its clients say is checked as Slack would, what people see is kept. */
export async function createSlackServer(options: SlackServerOptions = {}): Promise<SlackServer> {
  const { now = Date.now, channelPauseMs = 1000, perWorkspaceAMinute = 300, historyPage = 100 } = options;
  const state = createState();
  const tokens = new Map<string, SlackToken>();
  const rates = createRates(now, { channelPauseMs, perWorkspaceAMinute });
  const faults = new Map<string, SlackFault[]>();
  const calls: SlackCall[] = [];
  const watchers = new Set<() => void>();
  const onShown = (): void => {
    for (const look of [...watchers]) look();
  };
  const api = createSlackApi({ state, onShown, historyPage });
  let limited = 0;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const sockets = createSlackSockets(server, `ws://127.0.0.1:${port}`);
  const people = createSlackPeople({
    ...{ state, api, sockets, watchers, origin },
    patienceMs: options.patienceMs ?? 4000,
    whileWaiting: options.whileWaiting ?? (() => {}),
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const path = new URL(request.url ?? '', origin).pathname;
    if (path.startsWith('/response/')) return respond(path.slice('/response/'.length), body, response);
    const method = path.slice('/api/'.length);
    const given = Object.fromEntries(new URLSearchParams(body));
    if (method === 'oauth.v2.access') return json(response, exchange(given));
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = tokens.get(bearer);
    if (token === undefined) return json(response, { ok: false, error: bearer === '' ? 'not_authed' : 'invalid_auth' });
    calls.push({ method, given, team: token.team, at: now() });
    const fault = faults.get(method)?.shift();
    if (fault !== undefined) {
      if ('error' in fault) return json(response, { ok: false, error: fault.error });
      if ('status' in fault) return void response.writeHead(fault.status).end('upstream');
      if ('retryAfter' in fault) return tooMany(response, fault.retryAfter);
      if (fault.reset === 'after') api.call(method, given, token);
      return void request.socket.destroy();
    }
    const wait = rates.take(token.team, method, given.channel ?? null);
    if (wait > 0) {
      limited++;
      return tooMany(response, wait);
    }
    if (method === 'apps.connections.open') {
      if (token.kind !== 'app') return json(response, { ok: false, error: 'not_allowed_token_type' });
      return json(response, { ok: true, url: sockets.issue() });
    }
    if (token.kind === 'app') return json(response, { ok: false, error: 'not_allowed_token_type' });
    response.setHeader('x-oauth-scopes', [...token.scopes].join(','));
    json(response, api.call(method, given, token));
    onShown();
  }

  /** A code that was given out is a token: `code-T2` is of the workspace T2. */
  function exchange({ code = '', client_secret }: Record<string, string>): object {
    const team = /^code-(\w+)$/.exec(code)?.[1];
    if (team === undefined || client_secret !== 'fake-client-secret') return { ok: false, error: 'invalid_code' };
    const accessToken = `xoxb-of-${team}`;
    tokens.set(accessToken, toToken({ team, teamName: `Team ${team}` }));
    return {
      ok: true,
      access_token: accessToken,
      token_type: 'bot',
      scope: botScopes.join(','),
      bot_user_id: botUser,
      app_id: 'A1',
      team: { id: team, name: `Team ${team}` },
      enterprise: null,
      authed_user: { id: 'UANA' },
      is_enterprise_install: false,
    };
  }

  /** https://docs.slack.dev/interactivity/handling-user-interaction: 5 uses in 30 minutes; works where the app is no member. */
  function respond(id: string, body: string, response: ServerResponse): void {
    const place = people.responses.get(id);
    if (place === undefined || place.left-- <= 0) return void response.writeHead(404).end('used_url');
    const raw = JSON.parse(body) as Record<string, unknown>;
    const refusal = checkMessage(raw.text as string | undefined, raw.blocks);
    if (refusal !== null) {
      api.refused.push({ ...refusal, method: 'response_url' });
      json(response, { ok: false, error: refusal.error }, 400);
      return;
    }
    const onlyFor = raw.response_type === 'in_channel' ? null : place.user;
    const thread = (raw.thread_ts as string | undefined) ?? null;
    state.put(place.room, { ts: state.nextTs(), user: botUser, onlyFor, thread, raw });
    onShown();
    json(response, { ok: true });
  }

  return {
    ...people,
    ...{ api, state, sockets, calls },
    apiUrl: `${origin}/api/`,
    person: state.person,
    room: state.room,
    addPerson: state.addPerson,
    addRoom: state.addRoom,
    get limited() {
      return limited;
    },
    addToken(name, given = {}) {
      const token = toToken(given);
      tokens.set(name, token);
      return token;
    },
    fails(method, fault, times = 1) {
      faults.set(method, [...(faults.get(method) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    async close() {
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toToken(given: Partial<SlackToken>): SlackToken {
  const { team = 'T1', teamName = 'The Newsroom', kind = 'bot', scopes = new Set(botScopes) } = given;
  return { team, teamName, kind, scopes, isRevoked: false };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function tooMany(response: ServerResponse, seconds: number): void {
  response
    .writeHead(429, { 'retry-after': String(seconds), 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error: 'ratelimited' }));
}
