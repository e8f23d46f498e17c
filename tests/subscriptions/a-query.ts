import fc from 'fast-check';

const names = [
  'Micron',
  'TikTok',
  'US',
  'NATO',
  'G-7',
  'Houthi',
  'White',
  'House',
  'Tariffs',
  'AT&T',
  'Erdoğan',
  '$MU',
];
const words = [
  'sanctions',
  'ban',
  'export',
  'controls',
  'chips',
  'new',
  'the',
  'struck',
  'us',
  'micron',
  'houthis',
  'white',
  '3.5',
  'f35s',
];
const others = [
  '美光',
  '禁止',
  '마이크론',
  'Путин',
  'санкции',
  'ايران',
  'TSMC公司',
  'Ελλάδα',
  'ไต้หวัน',
  "L'Oréal",
  'SK하이닉스',
];

export const aWord = fc.constantFrom(...names, ...words, ...others);

const aTerm = fc.oneof(
  { weight: 6, arbitrary: aWord },
  { weight: 2, arbitrary: fc.array(aWord, { minLength: 1, maxLength: 3 }).map((each) => `"${each.join(' ')}"`) },
  aWord.map((each) => `=${each}`),
  fc.array(aWord, { minLength: 1, maxLength: 2 }).map((each) => `="${each.join(' ')}"`),
  fc.constantFrom('sem*', 'Mic*', 'san*', '美*', '마*', 'US-Chi*'),
  fc.constantFrom('US-China', 'F-35', 'COVID-19-related', 'U.S.', 'O.R.'),
);
const aGroup = fc.array(aTerm, { minLength: 2, maxLength: 3 }).map((each) => `(${each.join(' OR ')})`);
const aSide = fc.oneof({ weight: 4, arbitrary: aTerm }, aGroup);

/** Queries as people type them, good and bad ones. */
export const aQueryText: fc.Arbitrary<string> = fc.letrec<{ query: string; part: string }>((tie) => ({
  query: fc
    .array(fc.tuple(tie('part'), fc.constantFrom(' ', ' ', ' ', ' AND ', ' OR ', '|', ' -', ' NOT ', ' –')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.map(([part, joint], index) => (index < parts.length - 1 ? part + joint : part)).join('')),
  part: fc.oneof(
    { maxDepth: 3 },
    { weight: 8, arbitrary: aTerm },
    { weight: 1, arbitrary: fc.tuple(aSide, fc.nat(12), aSide).map(([a, n, b]) => `${a} NEAR/${n} ${b}`) },
    { weight: 1, arbitrary: aTerm.map((term) => `title:${term}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('source:wire', 'source:"The Wire"', 'lang:en', 'country:us', 'source:bbc'),
    },
    { weight: 1, arbitrary: tie('query').map((query) => `(${query})`) },
    { weight: 1, arbitrary: tie('query').map((query) => `title:(${query})`) },
  ),
})).query;

/** Names that are ordinary words too, most of them where a sentence begins. */
const aDoubtfulText = fc
  .array(
    fc.tuple(
      fc.constantFrom('Micron', 'micron', 'Microns', 'White', 'white', 'Houthi', 'houthis', 'MICRON'),
      fc.constantFrom('. ', '. ', '.\n', '.\n', ' is wide. ', ' said. ', '’s. ', ' House. ', ': “', '.example '),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.map((part) => part.join('')).join(''));

const aFullText = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: aWord },
        fc.constantFrom('Sanctioned', 'Microns', 'Tiktok', 'Nato', 'l’Iran', 'F-35s', 'COVID-19', 'the', 'of'),
      ),
      fc.constantFrom('asis', 'asis', 'asis', 'upper', 'lower'),
      fc.constantFrom(' ', ' ', ' ', '-', '’s ', '. ', ', ', '', ' — ', '\n', ': “', ' said '),
    ),
    { maxLength: 14 },
  )
  .map((parts) =>
    parts
      .map(([word, how, joint]) => {
        const written = how === 'upper' ? word.toUpperCase() : how === 'lower' ? word.toLowerCase() : word;
        return written + joint;
      })
      .join(''),
  );

/** Texts that often meet such queries. */
export const aText: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: aFullText }, aDoubtfulText);
