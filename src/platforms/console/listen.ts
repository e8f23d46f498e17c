import type { Server } from 'node:http';
import { AppError } from '../../errors.ts';

const defaultPort = 8787;
const portsTried = 20;

/**
 * @param port null: 8787, or the next one that is free. 0: any.
 * @returns the port it listens on.
 * @throws {AppError} port_taken, config_invalid
 */
export async function listen(server: Server, host: string, port: number | null): Promise<number> {
  const ports = port === null ? Array.from({ length: portsTried }, (_, index) => defaultPort + index) : [port];
  for (const candidate of ports) {
    const failure = await tryPort(server, host, candidate);
    if (failure === null) {
      const address = server.address();
      return address !== null && typeof address === 'object' ? address.port : candidate;
    }
    if (failure.code === 'EADDRINUSE') continue;
    throw new AppError('config_invalid', toSentence(failure.code, host, candidate), { cause: failure });
  }
  const taken =
    port === null
      ? `All ports from ${defaultPort} to ${defaultPort + portsTried - 1} are taken. Set another one for the console.`
      : `Port ${port} is taken by another program. Stop that one, or set another port for the console.`;
  throw new AppError('port_taken', taken);
}

function tryPort(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening);
      resolve(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      resolve(null);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, host);
  });
}

function toSentence(code: string | undefined, host: string, port: number): string {
  if (code === 'EACCES') return `This user may not listen on port ${port}. Set one above 1023 for the console.`;
  if (code === 'EADDRNOTAVAIL')
    return `${host} is no address of this machine. Set 127.0.0.1, or one that is, for the console.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host ${host} is not known. Set 127.0.0.1, or an address of this machine.`;
  return `The console cannot listen on ${host}, port ${port} (${code ?? 'unknown'}). Set another host or port.`;
}
