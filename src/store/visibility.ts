import { type Expression, type SqlBool, sql } from 'kysely';

/** Articles that everyone may read, and those of this workspace; with null only the former. The table goes by the name `a`. */
export function isReadable(workspaceId: string | null): Expression<SqlBool> {
  const isPublic = sql<SqlBool>`a.workspace_id is null`;
  return workspaceId === null ? isPublic : sql<SqlBool>`(${isPublic} or a.workspace_id = ${workspaceId})`;
}
