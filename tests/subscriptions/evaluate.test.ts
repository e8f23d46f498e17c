import { describe, expect, it } from 'vitest';
import type { MatchedText } from '../../src/subscriptions/match.ts';
import { matchQuery } from '../../src/subscriptions/matcher.ts';
import { parseQuery } from '../../src/subscriptions/parse-query.ts';
import { anArticle } from './an-article.ts';

type Given = string | Partial<MatchedText>;

function meets(query: string, given: Given): boolean {
  return matchQuery(parseQuery(query).query, anArticle(given)) !== null;
}

const cases: readonly (readonly [query: string, met: readonly Given[], notMet: readonly Given[]])[] = [
  // words of a text
  ['US', ['US-China talks', 'the US’s plan', 'U.S. troops', 'US$5bn', 'US/EU'], ['tell us', 'Us', 'USB']],
  ['China', ['US-China talks', 'China’s', 'CHINA', 'Sino–China'], ['china cups', 'Chinatown']],
  ['"US-China"', ['US-China talks', 'US China talks', 'U.S.–China'], ['China and the US', 'US and China', 'us china']],
  ['G7', ['the G-7', 'the G7'], ['g7', 'G 7', 'G77']],
  ['G-7', ['the G-7', 'the G7'], []],
  ['F-35', ['an F35', 'F-35s', 'F-35-led'], ['F-350', 'f35']],
  ['"the F-35 jets"', ['the F-35 jets', 'the F35 jets'], ['the F 35 jets', 'the jets']],
  ['COVID-19', ['COVID19', 'Covid-19', 'COVID-19-related'], ['COVID', 'COVID-190']],
  ['COVID', ['COVID-19'], ['covid']],
  ['Moody’s', ["Moody's cut it", 'Moody cut it'], ['moody']],
  ["O'Brien", ['O’Brien', 'OBrien'], ['Brien']],
  ['Erdogan', ['Erdoğan', 'ERDOĞAN', 'Erdog\u0306an'], ['erdogan']],
  ['Erdoğan', ['Erdogan'], []],
  ['AT&T', ['AT&amp;T', 'AT&T’s'], ['AT T', 'at&t']],
  ['UK', ['U.K.’s', 'UK'], ['uk']],
  ['Amazon', ['Amazon.com', 'amazon Amazon'], ['amazon']],
  ['$MU', ['buy $MU now', '($MU)'], ['MU', 'US$MU', '$MUX']],
  ['MU', ['$MU', 'MU'], ['Mu']],
  ['Taiwan', ['#Taiwan', 'Taiwan,'], ['Taiwanese']],
  ['Iran', ['l’Iran', 'Iran’s'], ['Iranian']],
  ['美光', ['中国禁止美光产品', '美光'], ['美 光', '美国之光']],
  ['마이크론', ['마이크론은 말했다'], ['슈퍼마이크론']],
  ['TSMC', ['TSMC公司', 'TSMC는'], ['TSMCX']],
  ['маск', ['Маск', 'МАСК'], ['маска']],
  ['Путин', ['Путин', 'ПУТИН'], ['путин']],
  // terms
  ['sanctions', ['Sanction', 'sanctioned', 'SANCTIONS', 'sanctioning'], ['sanctity', 'sanctum']],
  ['arms', ['arms'], ['arm', 'armed']],
  ['goods', ['goods'], ['good']],
  ['customs', ['customs'], ['custom']],
  ['talks', ['talks'], ['talk', 'talking']],
  ['organ', ['organs'], ['organization']],
  ['Micron', ['Micron', 'MICRON', "Micron's"], ['micron', 'microns', 'Micronesia']],
  ['Houthi', ['Houthis', 'HOUTHIS', 'Houthi'], ['houthi']],
  ['TikTok', ['TikTok', 'Tiktok', 'TikTok’s', 'TIKTOK'], ['tiktok']],
  ['DeepSeek', ['Deepseek'], ['deepseek', 'deep seek']],
  ['IMF', ['IMF'], ['Imf', 'imf']],
  ['H20', ['H20 chips'], ['h20', 'H200']],
  ['NATO', ['NATO', 'Nato', 'NATO’s'], ['nato']],
  ['ASEAN', ['Asean'], ['asean']],
  ['"export controls"', ['Export Controls', 'export-controls'], ['controls on export', 'export control']],
  ['=May', ['May said', 'May’s'], ['MAY', 'may', 'Mays']],
  ['="May Day"', ['on May Day'], ['may day', 'MAY DAY']],
  ['semicond*', ['semiconductors', 'Semiconductor', 'semicond'], ['semi']],
  ['Taiw*', ['Taiwan', 'Taiwanese', 'TAIWAN'], ['taiwan']],
  ['美*', ['中国禁止美光产品'], ['光']],
  ['Tariffs', ['tariff', 'TARIFFS', 'Tariffs'], []],
  ['Chips', ['a chip'], []],
  ['White House', ['the White House', 'House on White Street'], ['a white house', 'White houses']],
  ['"White House"', ['the WHITE HOUSE'], ['a white house', 'White and House']],
  ['"Export controls"', ['export controls'], []],
  ['Apple', ['Apple'], ['an apple']],
  ['Shell', ['Shell'], ['a shell']],
  ['Turkey', ['Turkey'], ['turkey']],
  ['turkey', ['turkeys', 'Turkey', 'TURKEY'], ['turk', 'Turkish']],
  ['micron', ['a micron', 'microns', 'Micron', 'MICRON'], ['Micronesia']],
  ['Chad', ['Chad'], ['chad']],
  ['WHO', ['the WHO'], ['who', 'Who']],
  ['"to the front"', ['back to the front'], ['to a front']],
  // together
  ['Micron China', [{ title: 'Micron', body: 'China' }], ['Micron']],
  ['Micron AND China', ['China bans Micron'], ['China']],
  ['Micron OR Samsung', ['Samsung', 'Micron'], ['Intel']],
  ['Micron|Samsung', ['Samsung'], ['Intel']],
  ['Micron -opinion', ['Micron'], ['Micron: an opinion', { title: 'Opinion', body: 'Micron' }]],
  ['Micron NOT opinion', ['Micron'], ['Micron opinions']],
  ['Micron --opinion', ['Micron'], ['Micron opinion']],
  ['Micron –opinion', ['Micron'], ['Micron opinion']],
  ['Micron (ban OR tariff)', ['Micron banned', 'Micron tariffs'], ['Micron', 'ban']],
  ['Micron China OR Samsung', ['Samsung', 'Micron in China'], ['Micron']],
  [
    'Micron NEAR/2 ban',
    ['Micron faces a ban', 'ban on Micron'],
    ['Micron does not face a ban', { title: 'Micron', body: 'ban' }],
  ],
  ['Micron NEAR ban', ['Micron 1 2 3 4 5 6 7 8 ban'], ['Micron 1 2 3 4 5 6 7 8 9 ban']],
  ['Micron NEAR/0 Micron', ['Micron Micron'], ['Micron']],
  ['"export ban" NEAR/1 (Micron OR Samsung)', ['export ban on Samsung'], ['export ban on all of Samsung']],
  ['-Micron NEAR/1 ban chips', ['chips', 'chips Micron 1 2 3 ban'], ['chips: Micron ban']],
  ['title:Micron', [{ title: 'Micron' }], ['Micron']],
  ['title:(Micron OR Samsung) ban', [{ title: 'Samsung', body: 'ban' }], [{ body: 'Samsung ban' }]],
  ['title:(Micron -opinion)', [{ title: 'Micron', body: 'opinion' }], [{ title: 'Micron opinion' }]],
  ['lang:en Micron', ['Micron', { body: 'Micron', language: 'en-GB' }], [{ body: 'Micron', language: null }]],
  ['country:cn Micron', [{ body: 'Micron', country: 'cn' }], ['Micron']],
  ['Micron (lang:de OR lang:en)', ['Micron'], [{ body: 'Micron', language: 'fr' }]],
  ['source:wire', ['any'], [{ source: { name: 'Wired', host: 'wired.example', id: 'wired' } }]],
  ['source:thewire.example', ['any'], []],
  ['source:"The Wire"', ['any'], [{ source: { name: 'Wire The', host: 'x.example', id: 'x' } }]],
  ['source:the-wire-world', ['any'], []],
  ['Micron -source:wire', [{ body: 'Micron', source: { name: 'B', host: 'b.example', id: 'b' } }], ['Micron']],
  // case that says nothing
  [
    'US',
    [{ title: 'US BANS CHIPS', body: 'The US did.' }, { title: 'US Bans Chip Exports' }],
    [{ title: 'TELL US MORE' }],
  ],
  ['title:US', [{ title: 'US BANS CHIPS', body: 'The US did.' }], [{ title: 'TELL US MORE', body: 'tell us' }]],
  ['NATO', [{ title: 'NATO MEETS TODAY' }], []],
  ['Micron', [{ title: 'MICRON BANNED' }, { title: 'Micron Banned in China' }], []],
  ['G7', [{ title: 'G7 LEADERS MEET' }], []],
  [
    '=May',
    [{ title: 'May resigns' }, { title: 'It May Rain', body: 'May said' }],
    [{ title: 'It May Rain', body: 'it may' }],
  ],
  ['title:=May', [{ title: 'MAY RESIGNS', body: 'May left.' }], [{ title: 'RAIN MAY COME', body: 'it may' }]],
  // a capital that says nothing
  [
    'Turkey',
    [
      { title: 'Turkey keeps corridor open', body: 'Turkey will keep it.' },
      { title: 'Turkey bans imports', body: 'Turkey will not buy a turkey.\nExports of Turkey fell.' },
      { title: 'Turkey bars imports', body: 'Prices of a turkey rose. Turkey’s ministry was silent.' },
      { title: 'Turkey bars turkeys', body: 'Turkey said so.' },
      { title: 'Ankara (Turkey) bars turkeys' },
      { body: 'Turkey Holdings sold turkeys.' },
      { body: 'Mr. Turkey sold a turkey.' },
      { title: 'Turkey bars imports', body: 'See turkey.example or @turkey' },
    ],
    [
      { title: 'Turkey growers cull birds', body: 'Turkey growers sell fresh turkeys.' },
      { title: 'Why Turkey Growers Cull Birds', body: 'A turkey costs more.' },
      { title: 'TURKEY GROWERS CULL BIRDS', body: 'A turkey costs more.' },
      { title: 'Poultry: Turkey growers cull birds', body: 'TURKEY GROWERS fear for each turkey.' },
      {
        body: 'It costs more. “Turkey prices rose,” he said. He said: “Turkey sells.” He said, “Turkey sells.” (Turkey.) turkey',
      },
      { body: 'LONDON (Wire) - Turkey growers\nMINSK—Turkey growers\n• Turkey\nPrices of Turkey Rise Again\nturkeys' },
      { body: 'Turkeys are birds. So is a turkey.' },
    ],
  ],
  [
    'Micron',
    [
      { title: 'China bars Micron' },
      { title: 'Micron sues', body: 'It is a micron wide, said Micron.' },
      { title: 'China bars Micron', body: 'It is a micron wide.' },
    ],
    [{ title: 'Micron-wide features on a chip', body: 'Lines a micron wide.' }, 'Micron-wide. A micron.'],
  ],
  ['"Turkey"', ['Turkey keeps'], ['Turkey growers sell turkey']],
  ['=Turkey', ['Turkey growers sell turkeys'], []],
  ['TURKEY', ['Turkey growers sell turkeys'], []],
  ['"Turkey growers"', ['Turkey growers sell turkeys'], []],
  ['Turk*', ['Turkey growers sell turkeys'], []],
  ['Turkey NEAR growers', ['growers in Turkey sell turkeys'], ['Turkey growers sell turkeys']],
  ['Apple', ['Apple unveils', 'Apple unveils; see apple.com'], ['Apple pickers want more an apple']],
];

describe('a query', () => {
  it.each(cases.flatMap(([query, met]) => met.map((given) => [query, given] as const)))(
    '%s is met by %j',
    (query, given) => {
      expect(meets(query, given)).toBe(true);
    },
  );

  it.each(cases.flatMap(([query, , not]) => not.map((given) => [query, given] as const)))(
    '%s is not met by %j',
    (query, given) => {
      expect(meets(query, given)).toBe(false);
    },
  );

  it('is met by its source alone without a sighting', () => {
    expect(matchQuery(parseQuery('source:wire').query, anArticle('any'))).toEqual([]);
  });

  it.each([
    ['Micron', 'the U.S. fined MICRON’s rival', 'MICRON'],
    ['US', 'the U.S. said', 'U.S.'],
    ['F-35', 'the F-35s flew', 'F-35s'],
    ['"export controls"', 'new export-controls', 'export-controls'],
    ['美光', '禁止美光产品', '美光'],
    ['마이크론', '마이크론은 말했다', '마이크론은'],
    ['AT&T', 'of AT&amp;T.', 'AT&amp;T'],
  ])('%s shows in %j the words %j', (query, body, seen) => {
    expect(matchQuery(parseQuery(query).query, anArticle(body))?.map((sighting) => sighting.text)).toEqual([seen]);
  });
});
