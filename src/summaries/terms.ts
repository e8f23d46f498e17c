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

const speechVerbs = new Set(
  (
    'said says say saying told tell tells added adds adding asked spoke speaking speaks stated noted explained commented replied ' +
    'declined comment comments respond elaborate cited citing according quoted ' +
    'sagte sagten erklärte teilte äußerte déclaré déclarait dit ajouté dijo declaró añadió afirmó'
  ).split(' '),
);
/** To whom, when and where one speaks. */
const speechSettings = new Set(
  (
    'reporters reporter journalists journalist press media news conference briefing statement interview email e-mail phone call telephone ' +
    'spokesman spokeswoman spokesperson official officials minister president secretary source sources immediately request requests ' +
    'monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening week late early earlier later ' +
    'televised local anonymity condition written remarks further details without giving ' +
    'reportern journalisten montag dienstag mittwoch donnerstag freitag samstag sonntag sprecher sprecherin ' +
    'journalistes lundi mardi mercredi jeudi vendredi samedi dimanche porte-parole ' +
    'periodistas lunes martes miércoles jueves viernes sábado domingo portavoz'
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

/** Whether terms are nothing but who spoke, when and to whom: "he told reporters on Thursday". */
export function isMereAttribution(terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  if (!terms.some((term) => speechVerbs.has(term))) return false;
  return terms.filter((term) => !speechVerbs.has(term) && !speechSettings.has(term)).length <= 1;
}
