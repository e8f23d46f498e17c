import { UserError } from '../errors.ts';
import type { SourceState } from '../store/store.ts';
import type { Choice } from './caller.ts';

/**
 * The one that a person named by its id or its name, in full or in part where only one fits.
 * @throws {UserError} source_unknown
 */
export function findSource(states: readonly SourceState[], typed: string): SourceState {
  const part = typed.trim().toLowerCase();
  const exact = states.find(({ source }) => source.id === part || source.name.toLowerCase() === part);
  if (exact !== undefined) return exact;
  const near = states.filter(({ source }) => source.id.includes(part) || source.name.toLowerCase().includes(part));
  if (near.length === 1 && near[0] !== undefined) return near[0];
  const names = near.slice(0, 5).map(({ source }) => source.id);
  throw new UserError(
    'source_unknown',
    names.length > 0
      ? `“${typed.slice(0, 60)}” could be several sources: ${names.join(', ')}. Give the id of one.`
      : `There is no source “${typed.slice(0, 60)}”. /sources list shows them.`,
  );
}

export function toSourceChoices(states: readonly SourceState[], typed: string): readonly Choice[] {
  const part = typed.toLowerCase();
  return states
    .filter(({ source }) => source.id.includes(part) || source.name.toLowerCase().includes(part))
    .map(({ source }) => ({ label: source.name, value: source.id }));
}

/** A readable id that no other source has: `csis`, `csis-2`. */
export function toSourceId(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'source';
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  return id;
}
