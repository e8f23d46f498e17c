import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The program as `npm start` runs it, in a process of its own, until it is ready. */
export interface Program {
  /** Where its page is. */
  readonly address: string;
  /** From the start of the process until /readyz says 200. */
  readonly readyAfterMs: number;
  /** Resident memory in MB; null where the system does not tell (it does on Linux). */
  memoryMb(): number | null;
  stop(): Promise<void>;
}

const root = dirname(import.meta.dirname);
const readyLimitMs = 60_000;

/** @param settings of the program; the environment's own settings do not reach it. */
export async function startProgram(settings: Readonly<Record<string, string>>): Promise<Program> {
  const started = performance.now();
  const child = spawn(process.execPath, toArguments(), {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, CONSOLE_PORT: '0', LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await readAddress(child);
  while (!(await isReady(address))) {
    if (performance.now() - started > readyLimitMs) throw new Error(`Not ready after ${readyLimitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const readyAfterMs = performance.now() - started;
  return {
    address,
    readyAfterMs,
    memoryMb: () => readMemory(child.pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** What an install does: everything is compiled and kept in the folder. */
export function fillCompileCache(compileCache: string): void {
  spawnSync(process.execPath, [...toArguments(), '--warm'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache },
  });
}

/** What package.json's start script hands to node: a bench of other arguments would be a bench of another program. */
function toArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [, ...given] = scripts.start.split(' ');
  return given;
}

async function readAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      const address = /Page +(http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`The program ended at its start: ${said}`)));
  });
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 200;
}

function readMemory(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
