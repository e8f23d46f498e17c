import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket, TcpNetConnectOpts } from 'node:net';
import { second } from './clock.ts';
import { type Lookup, toSocketLookup } from './http-address.ts';

/** Opens a TCP connection for http:// addresses, through `options.lookup`. */
export type Dial = (options: TcpNetConnectOpts) => Socket;

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** A pool of kept-alive connections whose names are looked up by `lookup` alone. */
export function createAgents(lookup: Lookup, dial: Dial | undefined): Agents {
  // The timeout ends idle connections; a running exchange has a limit of its own.
  const options = { keepAlive: true, timeout: 10 * second, lookup: toSocketLookup(lookup) };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  if (dial !== undefined) agents.http.createConnection = (given) => dial(given as TcpNetConnectOpts);
  return agents;
}

/** What became of one request, beyond what node-fetch tells. */
export interface Trace {
  request: ClientRequest | null;
  error: unknown;
}

/**
 * The same pool, watched. node-fetch swallows an error that comes after the headers: a server that says more than it promised
 * makes it end the body early, as if all were well. Node takes any object with `addRequest` for an agent.
 */
export function watchAgent(agent: HttpAgent, trace: Trace): HttpAgent {
  const pool = agent as HttpAgent & { addRequest(request: ClientRequest, options: unknown): void };
  const addRequest = (request: ClientRequest, options: unknown): void => {
    trace.request = request;
    request.on('error', (error) => {
      trace.error ??= error;
    });
    pool.addRequest(request, options);
  };
  return Object.create(agent, { addRequest: { value: addRequest } });
}
