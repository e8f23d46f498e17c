import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket, TcpNetConnectOpts } from 'node:net';
import { second } from './clock.ts';
import { type Lookup, toBareHost, toSocketLookup } from './http-address.ts';

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

export function hasIdleConnection(agent: HttpAgent, url: URL): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return Object.keys(agent.freeSockets).some((name) => name.startsWith(`${toBareHost(url)}:${port}:`));
}
