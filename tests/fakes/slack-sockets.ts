import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** Socket Mode's side of Slack: greets, sends envelopes, waits for each to be acknowledged. */
export interface SlackSockets {
  /** The address of a new connection, good once. */
  issue(): string;
  /** How many connections are open now. */
  readonly open: number;
  /** How many have been greeted since the start. */
  readonly greeted: number;
  /** The answer that came with the acknowledgement; null where none came in time. */
  send(type: string, payload: object): Promise<object | null>;
  /** Slack recycles a connection now and then. */
  refresh(): void;
  /** The line breaks. */
  drop(): void;
  /** The next connections are refused at the handshake. */
  refuse(times: number): void;
  /** Resolves when this many have been greeted. */
  until(greeted: number): Promise<void>;
  close(): Promise<void>;
}

const ackWithinMs = 3000;

export function createSlackSockets(http: Server, origin: string): SlackSockets {
  const server = new WebSocketServer({ noServer: true });
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const waiting = new Map<string, (answer: object | null) => void>();
  const watchers = new Set<() => void>();
  let greeted = 0;
  let refusals = 0;
  let count = 0;

  http.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', origin).searchParams.get('ticket') ?? '';
    if (refusals > 0 || !tickets.delete(ticket)) {
      refusals--;
      socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, (client) => {
      sockets.add(client);
      client.on('close', () => sockets.delete(client));
      client.on('message', (data) => {
        const answer = JSON.parse(String(data)) as { envelope_id: string; payload?: object };
        waiting.get(answer.envelope_id)?.(answer.payload ?? {});
      });
      client.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }));
      greeted++;
      for (const look of [...watchers]) look();
    });
  });

  return {
    issue() {
      const ticket = `t${++count}`;
      tickets.add(ticket);
      return `${origin}/link?ticket=${ticket}`;
    },
    get open() {
      return sockets.size;
    },
    get greeted() {
      return greeted;
    },
    send(type, payload) {
      const socket = [...sockets].at(-1);
      if (socket === undefined) throw new Error('Nobody is connected to Slack');
      const envelope_id = `e${++count}`;
      return new Promise((resolve) => {
        const done = (answer: object | null): void => {
          clearTimeout(limit);
          waiting.delete(envelope_id);
          resolve(answer);
        };
        const limit = setTimeout(() => done(null), ackWithinMs);
        waiting.set(envelope_id, done);
        socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }));
      });
    },
    refresh() {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    refuse(times) {
      refusals = times;
    },
    until(count) {
      return new Promise((resolve) => {
        const look = (): void => {
          if (greeted < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
