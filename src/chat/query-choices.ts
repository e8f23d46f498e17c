import type { Choice } from './caller.ts';
import type { CommandContext } from './command.ts';

/** Discord takes no longer ones. */
const longestChoice = 100;
const looked = 500;

/** Queries that this workspace watches already, those with what was typed in them, newest first. */
export async function completeQuery(typed: string, { channel, store }: CommandContext): Promise<readonly Choice[]> {
  const part = typed.trim().toLowerCase();
  const subscriptions = await store.subscriptions.ofWorkspace(channel.workspaceId, looked);
  const queries = new Set(subscriptions.map(({ query }) => query));
  return [...queries]
    .filter((query) => query.length <= longestChoice && query.toLowerCase().includes(part))
    .map((query) => ({ label: query, value: query }));
}
