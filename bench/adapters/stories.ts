import { createStories } from '../../src/articles/stories.ts';

/** For score.mjs cluster-*: the articles one after another, each with its first sentence for a title. */
export default function group(
  docs: readonly { readonly id: string; readonly title?: string; readonly text?: string; readonly ts?: number }[],
): readonly string[] {
  const stories = createStories();
  return docs.map(
    (doc) =>
      stories.add({ id: doc.id, title: doc.title ?? '', body: doc.text ?? '', publishedAt: doc.ts ?? null }).story,
  );
}
