import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'child.ts');

/** Resolves when the child is where the test wants it; `kill` when it is gone, as by kill -9. */
export async function startChild(mode: 'open' | 'lock' | 'crash', path: string): Promise<{ kill(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [script, mode, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`The child ${mode} ended early.`))),
  ]);
  return {
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/**
 * How opening each ends for a user whom file permissions bind: root is bound by none, so a child goes as nobody. Null where
 * nobody may not even read the project.
 */
export function openAsPlainUser(paths: readonly string[]): readonly string[] | null {
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const ended = spawnSync(process.execPath, [script, 'report', ...paths], { encoding: 'utf8', ...nobody });
  if (ended.status !== 0 && 'uid' in nobody) return null;
  return ended.stdout.trim().split('\n');
}
