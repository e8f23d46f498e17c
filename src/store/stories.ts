import { readJson, toJson } from './json-column.ts';
import { type Session, theRow } from './session.ts';
import type { Stories, StoryMember } from './store.ts';
import { isReadable } from './visibility.ts';

/** A key that everybody shares would else bring half the archive. */
const mostCandidates = 500;

export function createStories({ db, atomically }: Session): Stories {
  return {
    async begin(at) {
      return theRow(await db.insertInto('stories').values({ begun_at: at }).returning('id').execute()).id;
    },

    addMember(storyId, articleId, fingerprint, keys, at) {
      return atomically(async (db) => {
        await db
          .insertInto('story_members')
          .values({ story_id: storyId, article_id: articleId, fingerprint_json: toJson(fingerprint) })
          .execute();
        const rows = [...new Set(keys)].map((key) => ({ key, at, article_id: articleId }));
        if (rows.length > 0) await db.insertInto('story_keys').values(rows).execute();
      });
    },

    async candidates<F>(keys: readonly string[], workspaceId: string | null, since: number) {
      if (keys.length === 0) return [];
      const rows = await db
        .with('sharing', (inner) =>
          inner
            .selectFrom('story_keys as k')
            .innerJoin('articles as a', 'a.id', 'k.article_id')
            .where('k.key', 'in', [...new Set(keys)])
            .where('k.at', '>=', since)
            .where(isReadable(workspaceId))
            .groupBy('k.article_id')
            .select((select) => ['k.article_id', select.fn.countAll<number>().as('shared')])
            .orderBy('shared', 'desc')
            .orderBy('k.article_id', 'desc')
            .limit(mostCandidates),
        )
        .selectFrom('sharing')
        .innerJoin('story_members as m', 'm.article_id', 'sharing.article_id')
        .innerJoin('articles as a', 'a.id', 'sharing.article_id')
        .select(['m.story_id', 'm.article_id', 'a.published_at', 'm.fingerprint_json'])
        .orderBy('sharing.shared', 'desc')
        .orderBy('m.article_id', 'desc')
        .execute();
      return rows.flatMap((row): readonly StoryMember<F>[] => {
        const fingerprint = readJson(row.fingerprint_json);
        if (fingerprint === null) return [];
        return [
          {
            storyId: row.story_id,
            articleId: row.article_id,
            publishedAt: row.published_at,
            // The port leaves its shape to articles/story.ts, which wrote it.
            fingerprint: fingerprint as F,
          },
        ];
      });
    },
  };
}
