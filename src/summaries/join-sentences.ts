/** Ends as a sentence of Chinese or Japanese ends; no space follows it. */
const unspacedEnd = /(?:[。！？．｡]|[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}][….!?])["'”’»」』）)\]]*$/u;

/** The sentences of a summary as one text, with a space between them where their script has one. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce(
    (text, next) => (text === '' || unspacedEnd.test(text) ? text + next : `${text} ${next}`),
    '',
  );
}
