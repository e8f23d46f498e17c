import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** Where the bot was installed by its users themselves, each with its own token. */
export async function createInstallations(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('workspace_id', 'text', (column) => column.primaryKey().references('workspaces.id'))
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('installed_at', 'bigint', (column) => column.notNull())
    .execute();
}
