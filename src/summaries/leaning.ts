const timesEnglish =
  'week|weekend|month|year|quarter|morning|afternoon|evening|summer|autumn|fall|winter|spring|season|decade|century|time|monday|tuesday|' +
  'wednesday|thursday|friday|saturday|sunday';
const before = 'in|on|at|for|to|of|with|by|from|after|before|despite|under|since|until|against|among|because of|as for';

/**
 * How a sentence begins that a reader cannot follow without the one before it: "They", "But that", "On neither", "Some of
 * them". Beginnings only, and none that also open a sentence of their own ("This week", "Both A and B", "Those who").
 */
const english = new RegExp(
  `^(?:(?:but|and|so|yet|or|nor|still|however|instead),? )?(?:${[
    '(?:he|she|it|they|his|her|its|their|theirs|hers|the latter|the former|others)\\b(?! who\\b)',
    `(?:${before}) (?:it|them|him|neither|both|(?:this|that|these|those)(?! (?:${timesEnglish})\\b))\\b(?!.{0,80} (?:and|nor) )`,
    `(?:this|these)\\b(?! (?:${timesEnglish})\\b)`,
    "that['’]s\\b",
    'that (?:\\p{L}+ )?(?:is|was|will|would|could|may|might|has|had|means?|meant|makes?|made|leaves|left|came|comes|follow(?:s|ed)|said)\\b',
    'those\\b(?! (?:who|whose|with|in|of|from|on|at|that)\\b)',
    'both\\b(?!.{0,80} and )',
    'neither\\b(?!.{0,80} nor )',
    '(?:some|many|most|all|both|few|several|none|neither|either|each|any|half|one|two|three|four|five|\\p{N}{1,5}) of (?:them|these|those|whom|which|it|this|that)\\b',
  ].join('|')})`,
  'iu',
);

const german =
  /^(?:(?:aber|und|doch|auch|sondern) )?(?:(?:er|sie|ihm|ihr|ihre[mnrs]?|ihnen|seine?[mnrs]?|diese[mnrs]?|beide[nrs]?|letztere[nrs]?|dabei|damit|dazu|davon|dagegen|daraufhin|deshalb|deswegen)(?![\p{L}-])(?! (?:woche|jahr|monat|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sommer|winter|herbst|frühjahr))|das (?:ist|war|sei|hat|hatte|sagten?|teilten?|soll|wird|würde|bedeutet)(?!\p{L})|(?:einige|viele|manche|beide|keiner|alle|mehrere) (?:von ihnen|davon))/iu;
const french =
  /^(?:(?:mais|et|or) )?(?:(?:elles?|ils|cela|ça|celui-ci|celle-ci|ceux-ci|celles-ci|ces|leurs?|tous deux|toutes deux|ces derniers|ce dernier|cette dernière)(?!\p{L})|il (?!y a|faut|s’agit|s'agit|est (?:temps|vrai|possible))|c['’](?:est|était)(?!\p{L})|(?:certains|plusieurs|aucun|la plupart|beaucoup) d['’](?:entre eux|entre elles))/iu;
const spanish =
  /^(?:(?:pero|y|e) )?(?:(?:él|ella|ellos|ellas|ello|eso|esto|aquello|ambos|ambas|sus?|éste|ésta|dicho|dicha)(?!\p{L})|est(?:e|a|os|as) (?!lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|mes|año|verano|invierno|primavera|otoño|tarde|mañana|noche)|(?:algunos|muchos|varios|ninguno|la mayoría|todos) de (?:ellos|ellas))/iu;

const beginnings = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
]);

/** Whether a reader knows who or what is meant only after the sentence before. A text of no known language is read as English. */
export function leansBack(sentence: string, language: string | null): boolean {
  const beginning = beginnings.get(language ?? 'en');
  return beginning?.test(sentence.slice(0, 160).replace(/^[\s"'“”„«»‘’(–—-]+/u, '')) ?? false;
}
