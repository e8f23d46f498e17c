import { hostOf } from '../articles/canonical-url.ts';
import type { Store } from '../store/store.ts';
import { matchQuery } from '../subscriptions/matcher.ts';
import type { Query, SourceQuery } from '../subscriptions/query.ts';

/** A `source:` that fits none of the sources that are watched finds nothing: better said than wondered about. */
export async function toSourceNotes(query: Query, store: Store, workspaceId: string): Promise<readonly string[]> {
  const asked = findSources(query);
  if (asked.length === 0) return [];
  const states = await store.sources.visibleTo(workspaceId);
  return asked
    .filter((one) => !states.some(({ source }) => fits(one, source)))
    .map(
      (one) =>
        `No source that is watched is called “${one.value}”, so source:${one.value} may find nothing; /sources list shows them.`,
    );
}

function findSources(query: Query): readonly SourceQuery[] {
  if (query.kind === 'source') return [query];
  if (query.kind === 'all' || query.kind === 'any') return query.of.flatMap(findSources);
  return query.kind === 'not' ? findSources(query.of) : [];
}

function fits(
  asked: SourceQuery,
  { id, name, url }: { readonly id: string; readonly name: string; readonly url: string },
): boolean {
  const source = { id, name, host: hostOf(url) };
  return matchQuery(asked, { title: '', summary: '', body: '', language: null, country: null, source }) !== null;
}
