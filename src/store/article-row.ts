import type { StoredArticle } from '../articles/article.ts';
import { toUrlKey } from '../articles/canonical-url.ts';
import type { NewRow, Row } from './schema.ts';
import type { NewArticle } from './store.ts';

export function toArticleRow({ article, ...added }: NewArticle, archiveKey: number): NewRow<'articles'> {
  return {
    archive_key: archiveKey,
    source_id: added.sourceId,
    workspace_id: added.workspaceId,
    scope: added.workspaceId ?? '',
    url: article.url,
    url_key: toUrlKey(article.url),
    guid: article.guid,
    title: article.title,
    summary: article.summary,
    body: article.body,
    published_at: added.publishedAt,
    seen_at: added.seenAt,
    language: article.language,
    byline: article.byline,
    image: article.image,
    outlet_name: article.outlet.name,
    outlet_host: article.outlet.host,
    outlet_country: article.outlet.country,
    story_id: added.storyId,
  };
}

export function toStoredArticle(row: Row<'articles'>): StoredArticle {
  return {
    id: row.id,
    sourceId: row.source_id,
    workspaceId: row.workspace_id,
    url: row.url,
    guid: row.guid,
    title: row.title,
    summary: row.summary,
    body: row.body,
    publishedAt: row.published_at,
    seenAt: row.seen_at,
    language: row.language,
    byline: row.byline,
    image: row.image,
    outlet: { name: row.outlet_name, host: row.outlet_host, country: row.outlet_country },
    storyId: row.story_id,
  };
}
