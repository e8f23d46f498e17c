import { z } from 'zod';
import type { Cursor, Source } from '../sources/source.ts';
import { namesSchema, readJsonAs, toJson } from './json-column.ts';
import type { NewRow, Row } from './schema.ts';
import type { SourceState } from './store.ts';

const cursorSchema = z
  .object({
    etag: z.string().exactOptional(),
    lastModified: z.string().exactOptional(),
    movedTo: z.string().exactOptional(),
    position: z.string().exactOptional(),
  })
  .nullable();

const lastErrorSchema = z.object({ code: z.string(), sentence: z.string(), at: z.number() }).nullable();

export function toSourceRow(source: Source, now: number): NewRow<'sources'> {
  return {
    id: source.id,
    workspace_id: source.workspaceId,
    ...toSourceColumns(source),
    next_poll_at: now,
    failures: 0,
  };
}

/** All that says what a source is, and nothing of how it fares. */
export function toSourceColumns(source: Source) {
  return {
    kind: source.kind,
    name: source.name,
    url: source.url,
    language: source.language,
    country: source.country,
    topics_json: toJson(source.topics),
    full_text: source.fullText,
    user_agent: source.userAgent,
  };
}

type StateColumns = Omit<NewRow<'sources'>, keyof ReturnType<typeof toSourceColumns> | 'id' | 'workspace_id'>;

/** Only the columns of what is given. */
export function toStateColumns(state: Partial<Omit<SourceState, 'source'>>): Partial<StateColumns> {
  const columns = {
    cursor_json: state.cursor === undefined ? undefined : state.cursor && toJson(state.cursor),
    first_fetched_at: state.firstFetchedAt,
    next_poll_at: state.nextPollAt,
    poll_every_ms: state.pollEveryMs,
    last_success_at: state.lastSuccessAt,
    last_article_at: state.lastArticleAt,
    failures: state.failures,
    failing_since: state.failingSince,
    last_error_json: state.lastError === undefined ? undefined : state.lastError && toJson(state.lastError),
    parked_at: state.parked === undefined ? undefined : (state.parked?.at ?? null),
    parked_reason: state.parked === undefined ? undefined : (state.parked?.reason ?? null),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

export function toSourceState(row: Row<'sources'>): SourceState {
  return {
    source: {
      id: row.id,
      workspaceId: row.workspace_id,
      kind: row.kind === 'sample' ? 'sample' : 'feed',
      name: row.name,
      url: row.url,
      language: row.language,
      country: row.country,
      topics: readJsonAs(row.topics_json, namesSchema, []),
      fullText: row.full_text === 'always' || row.full_text === 'never' ? row.full_text : 'auto',
      userAgent: row.user_agent,
    },
    cursor: readJsonAs<Cursor | null>(row.cursor_json, cursorSchema, null),
    firstFetchedAt: row.first_fetched_at,
    nextPollAt: row.next_poll_at,
    pollEveryMs: row.poll_every_ms,
    lastSuccessAt: row.last_success_at,
    lastArticleAt: row.last_article_at,
    failures: row.failures,
    failingSince: row.failing_since,
    lastError: readJsonAs<SourceState['lastError']>(row.last_error_json, lastErrorSchema, null),
    parked: row.parked_at === null ? null : { at: row.parked_at, reason: row.parked_reason ?? '' },
  };
}
