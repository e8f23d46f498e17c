/** For score.mjs cluster-*: every article its own story, the floor that joining only copies stands on. */
export default function apart(docs: readonly { readonly id: string }[]): readonly string[] {
  return docs.map((doc) => doc.id);
}
