/** Words that say nothing about what a sentence is about, in the languages that most sources write. */
const stopWords = new Set(
  (
    'the a an of to in on at by for from with and or but as that this these those it its is are was were be been being has have had ' +
    'will would could should may might can do does did not no nor than then there their they them he she his her him we our us you your i ' +
    'who whom which what when where how why if into over under after before about out up down off also more most some any all both each ' +
    'such so very just s t n re ve ll d m ' +
    'der die das den dem des ein eine einen einem einer und oder aber in im an am auf mit von zu zum zur für ist sind war waren hat haben ' +
    'wird werden nicht sich auch als bei aus nach wie dass es er sie ' +
    'le la les l un une des du de d et ou mais dans en sur pour par avec est sont été a ont ne pas se s qui que il elle ils ce cette au aux ' +
    'el los las un una unos y o pero en con por para del al es son fue ha han no se que su sus lo como más'
  ).split(' '),
);

/** Words that say who spoke, when and to whom, but not what. */
const speechWords = new Set(
  (
    'said says say saying told tell tells added adds adding asked asks spoke speaking speaks stated states noted notes explained commented ' +
    'replied declined comment comments immediately respond request requests reporters reporter journalists journalist press media news conference briefing ' +
    'statement interview email e-mail phone call spokesman spokeswoman spokesperson official officials minister president secretary source sources ' +
    'monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening week late early earlier later televised local ' +
    'anonymity condition cited citing according written telephone remarks further details without giving elaborate elaborating ' +
    'sagte sagten erklärte reportern journalisten montag dienstag mittwoch donnerstag freitag samstag sonntag sprecher sprecherin teilte ' +
    'déclaré dit journalistes lundi mardi mercredi jeudi vendredi samedi dimanche porte-parole ' +
    'dijo declaró periodistas lunes martes miércoles jueves viernes sábado domingo portavoz'
  ).split(' '),
);

const written =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]+|[\p{L}\p{N}\p{M}]+(?:[-.,][\p{N}]+)*/gu;
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

/** The words of a text that carry meaning, lower case; pairs of characters where a script writes no spaces. */
export function toTerms(text: string): readonly string[] {
  const terms: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(written)) {
    if (unspaced.test(run)) {
      const characters = [...run];
      if (characters.length === 1) terms.push(run);
      for (let i = 0; i + 1 < characters.length; i += 1) terms.push(`${characters[i]}${characters[i + 1]}`);
    } else if (!stopWords.has(run)) {
      terms.push(run);
    }
  }
  return terms;
}

/** Whether terms are nothing but who spoke, when and to whom. */
export function isMereAttribution(terms: readonly string[]): boolean {
  return terms.filter((term) => !speechWords.has(term)).length <= 1;
}
