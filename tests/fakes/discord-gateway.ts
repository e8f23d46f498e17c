import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** The gateway: identify, heartbeats, resume, invalid sessions; it keeps what a session missed while it was away. */
export interface FakeGateway {
  /** Tells every session, now or once it is back. */
  dispatch(type: string, data: object): void;
  readonly identified: number;
  readonly resumed: number;
  readonly connections: number;
  /** Closes every connection with this code; 1006: without a word. */
  drop(code: number): void;
  /** Asks every client to connect anew (op 7). */
  askToReconnect(): void;
  /** The next attempt to resume is refused (op 9). */
  forgetSessions(): void;
  /** So many connections are refused with a 503 before one is let in. */
  refuse(count: number): void;
  /** Closes the next connection that identifies with this code. */
  closeOnIdentify(code: number): void;
  /** Resolves when a client is connected and known. */
  ready(): Promise<void>;
  close(): void;
}

interface Session {
  readonly id: string;
  readonly sent: { readonly s: number; readonly t: string; readonly d: object }[];
  socket: WebSocket | null;
}

export function createGateway(parts: {
  readonly server: Server;
  readonly url: () => string;
  readonly token: string;
  readonly toReady: () => object;
  readonly toGuilds: () => readonly object[];
  readonly heartbeatMs: number;
}): FakeGateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  let [identified, resumed, toRefuse, closeCode] = [0, 0, 0, 0];
  const waiting = new Set<() => void>();

  const isOn = () => [...sessions.values()].some(({ socket }) => socket !== null);
  const send = (socket: WebSocket, packet: object) => socket.send(JSON.stringify({ t: null, s: null, ...packet }));

  function tell(session: Session, t: string, d: object): void {
    const packet = { s: session.sent.length + 1, t, d };
    session.sent.push(packet);
    if (session.socket !== null) send(session.socket, { op: 0, ...packet });
  }

  function identify(socket: WebSocket, given: { readonly token?: string }): Session | null {
    if (given.token !== parts.token || closeCode !== 0) {
      socket.close(closeCode || 4004);
      closeCode = 0;
      return null;
    }
    identified++;
    // A client that identifies anew has given its old session up.
    sessions.clear();
    const session: Session = { id: `session-${identified}`, sent: [], socket };
    sessions.set(session.id, session);
    const guilds = parts.toGuilds();
    const unavailable = guilds.map((guild) => ({ id: (guild as { id: string }).id, unavailable: true }));
    tell(session, 'READY', {
      v: 10,
      session_id: session.id,
      resume_gateway_url: parts.url(),
      guilds: unavailable,
      ...parts.toReady(),
    });
    for (const guild of guilds) tell(session, 'GUILD_CREATE', guild);
    return session;
  }

  function resume(socket: WebSocket, given: { readonly session_id?: string; readonly seq?: number }): Session | null {
    const session = sessions.get(given.session_id ?? '');
    if (session === undefined) {
      send(socket, { op: 9, d: false });
      return null;
    }
    resumed++;
    session.socket = socket;
    for (const packet of session.sent.filter(({ s }) => s > (given.seq ?? 0))) send(socket, { op: 0, ...packet });
    tell(session, 'RESUMED', {});
    return session;
  }

  parts.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (toRefuse > 0) {
      toRefuse--;
      stream.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      let session: Session | null = null;
      send(socket, { op: 10, d: { heartbeat_interval: parts.heartbeatMs } });
      socket.on('message', (raw) => {
        const { op, d } = JSON.parse(String(raw)) as { op: number; d: object };
        if (op === 1) send(socket, { op: 11 });
        if (op === 2) session = identify(socket, d);
        if (op === 6) session = resume(socket, d);
        if (session !== null) for (const wake of waiting) wake();
      });
      socket.on('close', () => {
        if (session?.socket === socket) session.socket = null;
      });
    });
  });

  return {
    dispatch(type, data) {
      for (const session of sessions.values()) tell(session, type, data);
    },
    get identified() {
      return identified;
    },
    get resumed() {
      return resumed;
    },
    get connections() {
      return sockets.clients.size;
    },
    drop(code) {
      for (const socket of sockets.clients) {
        if (code === 1006) socket.terminate();
        else socket.close(code);
      }
      for (const session of sessions.values()) session.socket = null;
    },
    askToReconnect() {
      for (const socket of sockets.clients) send(socket, { op: 7, d: null });
    },
    forgetSessions: () => sessions.clear(),
    refuse(count) {
      toRefuse = count;
    },
    closeOnIdentify(code) {
      closeCode = code;
    },
    ready: () =>
      new Promise((resolve) => {
        const look = () => {
          if (!isOn()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
