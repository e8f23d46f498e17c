import type { Kysely } from 'kysely';
import type { FoundArticle, StoredArticle } from '../articles/article.ts';
import { toUrlKey } from '../articles/canonical-url.ts';
import { second } from '../clock.ts';
import { toIndexWords } from '../subscriptions/text.ts';
import { keysPerSecond, toArchiveKey } from './archive-key.ts';
import { toArticleRow, toStoredArticle } from './article-row.ts';
import { toMatchExpression } from './match-expression.ts';
import type { Schema } from './schema.ts';
import { inChunks, type Session, theRow } from './session.ts';
import { addWords, selectByWords } from './sqlite-dialect.ts';
import type { Articles, KnownArticle, NewArticle } from './store.ts';
import { isReadable } from './visibility.ts';

type Search = Parameters<Articles['candidates']>[0];

export function createArticles({ db, atomically }: Session): Articles {
  return {
    async known(sourceId, workspaceId, articles) {
      const byGuid = await findByGuid(db, sourceId, workspaceId, articles);
      const byUrl = await findByUrl(db, workspaceId, articles);
      return articles.map(
        ({ url, guid }) => byUrl.get(toUrlKey(url)) ?? (guid === null ? undefined : byGuid.get(guid)) ?? null,
      );
    },

    add(added) {
      return atomically((db) => add(db, added));
    },

    async byId(id) {
      const row = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toStoredArticle(row);
    },

    async ofStory(storyId, workspaceId) {
      const rows = await db
        .selectFrom('articles as a')
        .selectAll('a')
        .where('a.story_id', '=', storyId)
        .where(isReadable(workspaceId))
        .orderBy('a.published_at')
        .orderBy('a.id')
        .execute();
      return rows.map(toStoredArticle);
    },

    async recentTimes(sourceId, limit) {
      const rows = await db
        .selectFrom('articles')
        .select('published_at')
        .where('source_id', '=', sourceId)
        .orderBy('published_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => row.published_at);
    },

    async oldestSince(at) {
      const row = await db
        .selectFrom('articles')
        .select('published_at')
        .where('archive_key', '>=', toArchiveKey(at))
        .where('published_at', '>=', at)
        .orderBy('archive_key')
        .limit(1)
        .executeTakeFirst();
      return row?.published_at ?? null;
    },

    candidates: (search) => findCandidates(db, search),

    async count() {
      const rows = await db
        .selectFrom('articles')
        .select((select) => select.fn.countAll<number>().as('count'))
        .execute();
      return theRow(rows).count;
    },
  };
}

async function add(db: Kysely<Schema>, added: NewArticle): Promise<StoredArticle> {
  const { article, sourceId } = added;
  const archiveKey = await findFreeKey(db, added.publishedAt);
  const row = theRow(await db.insertInto('articles').values(toArticleRow(added, archiveKey)).returning('id').execute());
  await addWords(db, archiveKey, toIndexWords(`${article.title}\n${article.summary}\n${article.body}`));
  if (article.guid !== null) {
    await db
      .insertInto('article_guids')
      .values({ source_id: sourceId, guid: article.guid, article_id: row.id })
      // Only the guid of another workspace's source that once had this name can be there.
      .onConflict((conflict) => conflict.columns(['source_id', 'guid']).doUpdateSet({ article_id: row.id }))
      .execute();
  }
  const { workspaceId, seenAt, publishedAt, storyId } = added;
  return { ...article, id: row.id, sourceId, workspaceId, seenAt, publishedAt, storyId };
}

/** After all that were published in the same second; in a second that is full, the next one. */
async function findFreeKey(db: Kysely<Schema>, publishedAt: number): Promise<number> {
  for (let first = toArchiveKey(publishedAt); ; first += keysPerSecond) {
    const last = await db
      .selectFrom('articles')
      .select('archive_key')
      .where('archive_key', '>=', first)
      .where('archive_key', '<', first + keysPerSecond)
      .orderBy('archive_key', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last === undefined) return first;
    if (last.archive_key + 1 < first + keysPerSecond) return last.archive_key + 1;
  }
}

async function findByUrl(db: Kysely<Schema>, workspaceId: string | null, articles: readonly FoundArticle[]) {
  const found = new Map<string, KnownArticle>();
  const scopes = workspaceId === null ? [''] : ['', workspaceId];
  for (const keys of inChunks([...new Set(articles.map((article) => toUrlKey(article.url)))])) {
    const rows = await db
      .selectFrom('articles')
      .select(['url_key', 'id', 'story_id'])
      .where('url_key', 'in', keys)
      .where('scope', 'in', scopes)
      // A workspace that has its own copy was told by it.
      .orderBy('scope')
      .execute();
    for (const row of rows) found.set(row.url_key, { id: row.id, storyId: row.story_id });
  }
  return found;
}

async function findByGuid(
  db: Kysely<Schema>,
  sourceId: string,
  workspaceId: string | null,
  articles: readonly FoundArticle[],
) {
  const found = new Map<string, KnownArticle>();
  const asked = new Set(articles.flatMap(({ guid }) => (guid === null ? [] : [guid])));
  for (const guids of inChunks([...asked])) {
    const rows = await db
      .selectFrom('article_guids as g')
      .innerJoin('articles as a', 'a.id', 'g.article_id')
      .select(['g.guid', 'a.id', 'a.story_id'])
      .where('g.source_id', '=', sourceId)
      .where('g.guid', 'in', guids)
      .where(isReadable(workspaceId))
      .execute();
    for (const row of rows) found.set(row.guid, { id: row.id, storyId: row.story_id });
  }
  return found;
}

async function findCandidates(db: Kysely<Schema>, search: Search): Promise<readonly StoredArticle[]> {
  const narrowing = toMatchExpression(search.query);
  if (narrowing.kind === 'nothing') return [];
  const from = toArchiveKey(search.since);
  const before = await findUpperKey(db, search.before);
  const rows =
    narrowing.kind === 'expression'
      ? selectByWords(db, narrowing.text, from, before)
      : db
          .selectFrom('articles as a')
          .where('a.archive_key', '>=', from)
          .where('a.archive_key', '<', before)
          .orderBy('a.archive_key', 'desc')
          .selectAll('a');
  const found = await rows
    .where(isReadable(search.workspaceId))
    .where('a.published_at', '>=', search.since)
    .limit(search.limit)
    .execute();
  return found.map(toStoredArticle);
}

/** The first key that is no longer asked for. */
async function findUpperKey(db: Kysely<Schema>, before: Search['before']): Promise<number> {
  if (before === null) return toArchiveKey(Number.POSITIVE_INFINITY) + 2 * keysPerSecond * second;
  const row = await db.selectFrom('articles').select('archive_key').where('id', '=', before.id).executeTakeFirst();
  return row?.archive_key ?? toArchiveKey(before.publishedAt);
}
