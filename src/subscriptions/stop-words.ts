/** Words that every article has. `will`, `may` and `can` are not among them: they are also names and nouns. */
const stopWords = new Set(
  (
    'a an the and or not of in on at to for from by with as is are was were be been being it its this that these those ' +
    'he she him her his hers they them their theirs we us our ours you your yours i me my mine who whom whose which what ' +
    'but if so than then too very just has have had having do does did doing would could should shall there here'
  ).split(' '),
);

/** Left small in headlines that capitalise every main word. */
const smallWords = new Set(
  (
    'a an the and or nor but so yet if of in on at to for from by with as is be it its vs v via per up out off over into onto ' +
    'than that amid upon after before about under like near not s t re ll ve de la le les du des der die das den dem von van ' +
    'und et y el al los las del da do dos e il i of'
  ).split(' '),
);

const longestStopWord = Math.max(...[...stopWords].map((word) => word.length));

/** @param lower the word in lower case. */
export function isStopWord(lower: string): boolean {
  return lower.length <= longestStopWord && stopWords.has(lower);
}

/** @param lower the word in lower case. */
export function isSmallWord(lower: string): boolean {
  return smallWords.has(lower);
}
