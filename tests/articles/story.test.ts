import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFingerprint, toStoryKeys } from '../../src/articles/fingerprint.ts';
import { createStories, type StoryArticle } from '../../src/articles/stories.ts';
import { joinStory } from '../../src/articles/story.ts';
import { day, hour } from '../../src/clock.ts';

const start = Date.UTC(2026, 10, 23, 9);

const ban =
  'China’s commerce ministry on Monday barred operators of key infrastructure from buying memory chips made by Micron, saying a review ' +
  'had found serious network security risks. The decision takes effect in 30 days and covers telecoms, power grids and ports. Micron, based ' +
  'in Boise, said it was studying the notice and would speak with regulators in Beijing. Shares of the company fell 4.1 per cent in early ' +
  'trading in New York. Wang Wentao, the commerce minister, had hinted at the step in a meeting with foreign executives in Dalian last week. ' +
  'Analysts at Harrow Lane said that Samsung and SK Hynix would gain orders, though Seoul may ask them not to fill the gap. The Commerce ' +
  'Department in Washington called the decision baseless and said that it would raise it with partners.';

const result =
  'Micron on Wednesday forecast quarterly revenue above what analysts had expected, as makers of servers for artificial intelligence bought ' +
  'more of its fastest memory. The company, based in Boise, expects revenue of $12.5 billion, give or take $300 million, in the three months to ' +
  'February. It earned $3.95 a share in the quarter that ended in November, against $1.79 a year before. Shares rose 7 per cent after hours. ' +
  'The chief executive said that its output of stacked memory for the coming year was sold out. Sales in China were a smaller part of the whole ' +
  'than a year before.';

const quake = (magnitude: string, place: string, agency: string, depth: string, time: string): string =>
  `A magnitude ${magnitude} earthquake struck off ${place} on Monday at ${time} local time, ${agency} said. The quake was at a depth of ${depth} km. ` +
  'There were no immediate reports of damage or injuries, and no tsunami warning was issued. Aftershocks are possible in the coming days, ' +
  `officials in ${place} said, and residents should keep away from damaged buildings and follow the advice of local authorities.`;

const listing = (number: string, names: string, count: string): string =>
  `The sanctions office has published update ${number} to its consolidated list. ${count} entries were added: ${names}. Firms must check whether ` +
  'they hold accounts or other funds of those named, freeze them, refrain from dealing with them, and report what they find to the office without ' +
  'delay. Failure to comply is an offence that may lead to a penalty. Licences can be asked for by the usual form on the website of the office.';

const rates = (range: string, moved: string): string =>
  `The central bank on Wednesday cut its main rate by a quarter of a point to a range of ${range} per cent, as most economists had expected. The ` +
  'vote was unanimous. Officials said that inflation remains somewhat high and that risks to jobs have risen in recent months. The chair will speak ' +
  `at 2:30 p.m. Stocks were little changed after the decision, and the yield on the ten-year note ${moved}.`;

const licence = (number: string, questions: string): string =>
  `The office is issuing general licence ${number}, which permits certain dealings with listed persons for the winding down of contracts. In addition it ` +
  `is publishing ${questions} on its website and updating its list of identifiers for vessels and aircraft.`;

const zhListing = (entries: string, firms: string): string =>
  `英国金融制裁办公室发布清单更新，新增${entries}条目，涉及${firms}。银行和企业应当核查是否持有相关账户或资金，并冻结有关资产，不得与其交易，同时及时向办公室报告。违反规定可能构成犯罪并受到处罚。`;

const article = (title: string, body = '', publishedAt = start, more: Partial<StoryArticle> = {}): StoryArticle => ({
  id: title,
  title,
  body,
  publishedAt,
  ...more,
});

function isOneStory(a: StoryArticle, b: StoryArticle): boolean {
  const stories = createStories();
  return stories.add({ ...a, id: 'a' }).story === stories.add({ ...b, id: 'b' }).story;
}

const cut = (text: string, sentences: number): string =>
  text
    .split(/(?<=\.) /)
    .slice(0, sentences)
    .join(' ');

describe('one story', () => {
  const original = article('China bars Micron from key infrastructure', ban);

  test.each<[string, StoryArticle]>([
    ['the same article by another feed', article('China bars Micron from key infrastructure', ban)],
    ['an outlet’s name after the title', article('China bars Micron from key infrastructure | Reuters', ban)],
    ['an edited title', article('Beijing shuts Micron out of grids and ports', ban)],
    ['an edited date', article('China bars Micron from key infrastructure', ban, start + 2 * day)],
    ['an edited title and date', article('Micron barred: what Beijing decided', ban, start + 5 * day)],
    ['a dateline', article('China bars Micron', `BEIJING, Nov 23 (The Wire) - ${ban}`)],
    ['another dateline', article('China bars Micron', `BEIJING — ${ban}`)],
    ['a copy cut short', article('Micron barred from Chinese infrastructure', cut(ban, 3))],
    [
      'a copy with a line of the outlet’s own',
      article('Micron barred', `This report was sent to us by a partner agency. ${ban}`),
    ],
    [
      'small edits',
      article(
        'China bars Micron',
        ban.replace('China’s', 'The Chinese').replace('saying', 'and said').replace('per cent', 'percent'),
      ),
    ],
    [
      'a line with its own time',
      article('China bars Micron', `Published Nov 23, 2026 9:06 AM ET Updated 10:40 AM ET ${ban}`),
    ],
    ['other quotes and spaces', article('China bars Micron', ban.replaceAll('’', "'").replaceAll(' ', '  '))],
    [
      'the same title over another text of the same',
      article('China bars Micron from key infrastructure', `${cut(ban, 1)} More follows.`),
    ],
    ['the same title with nothing else', article('China bars Micron from key infrastructure', '', start + 20 * hour)],
  ])('is told by %s', (_name, copy) => {
    expect(isOneStory(original, copy)).toBe(true);
    expect(isOneStory(copy, original)).toBe(true);
  });

  test('is told by copies that each bear a time of their own', () => {
    const morning = article('China bars Micron', `Updated 09/14/2026 01:03 PM ${cut(ban, 3)}`);
    const evening = article('Micron barred by China', `Posted 15 September 2026, 9:06 AM ${cut(ban, 3)}`);
    expect(isOneStory(morning, evening)).toBe(true);
  });

  test('is told by equal short titles within two days', () => {
    expect(isOneStory(article('Micron banned'), article('Micron banned', '', start + 47 * hour))).toBe(true);
    expect(isOneStory(article('Micron banned'), article('Micron banned', '', start + 49 * hour))).toBe(false);
  });

  test('is told by a standfirst in place of a body', () => {
    const standfirst = cut(ban, 2);
    expect(
      isOneStory(
        { ...article('China bars Micron'), summary: standfirst },
        { ...article('Micron barred by China'), summary: standfirst },
      ),
    ).toBe(true);
  });

  test('is told in Chinese too', () => {
    const text =
      '中国商务部周一宣布，关键信息基础设施运营者三十日后不得采购美光公司的存储芯片，称审查发现较为严重的网络安全隐患。美光公司表示，正在研究这一通知，并将与监管部门沟通。公司股价在纽约早盘下跌。';
    expect(isOneStory(article('中国禁购美光芯片', text), article('美光产品未通过审查', `本报讯 ${text}`))).toBe(true);
    const other =
      '美光公司周三公布季度业绩，营收高于分析师预期，人工智能服务器的需求推动高带宽存储器销量增长。公司预计下季度营收约一百二十五亿美元，并称明年的产能已经售罄，股价盘后上涨百分之七。';
    expect(isOneStory(article('中国禁购美光芯片', text), article('美光业绩超预期', other))).toBe(false);
  });
});

describe('two stories', () => {
  test.each<[string, StoryArticle, StoryArticle]>([
    ['a ban and a result', article('China bars Micron', ban), article('Micron forecast beats estimates', result)],
    [
      'two earthquakes in one agency’s words',
      article(
        'Earthquake strikes off Hokkaido',
        quake('5.8', 'Hokkaido', 'Japan’s Meteorological Agency', '32', '9:12'),
      ),
      article(
        'Earthquake strikes off Iquique',
        quake('6.3', 'Iquique', 'Chile’s National Seismological Centre', '41', '11:47'),
      ),
    ],
    [
      'two earthquakes in one place',
      article(
        'Earthquake strikes off Hokkaido',
        quake('5.8', 'Hokkaido', 'Japan’s Meteorological Agency', '32', '9:12'),
      ),
      article(
        'Another earthquake strikes off Hokkaido',
        quake('5.1', 'Hokkaido', 'Japan’s Meteorological Agency', '47', '21:30'),
        start + day,
      ),
    ],
    [
      'two briefings',
      article('Morning briefing: Monday', cut(ban, 2)),
      article('Morning briefing: Tuesday', cut(ban, 2), start + day),
    ],
    [
      'two briefings of one name',
      article('Morning briefing', cut(ban, 3)),
      article('Morning briefing', cut(result, 3), start + day),
    ],
    ['two briefings with nothing else', article('Morning briefing'), article('Morning briefing', '', start + day)],
    [
      'two updates of a list',
      article('Sanctions list update 12', listing('12', 'Arkon Shipping, Delta Marine and Ivo Brandt', '3')),
      article(
        'Sanctions list update 13',
        listing('13', 'Borealis Trading, Petrov Holdings and Lina Sorel', '5'),
        start + day,
      ),
    ],
    [
      'two updates of a list under one title',
      article('Sanctions list changed', listing('12', 'Arkon Shipping, Delta Marine and Ivo Brandt', '3')),
      article(
        'Sanctions list changed',
        listing('13', 'Borealis Trading, Petrov Holdings and Lina Sorel', '5'),
        start + day,
      ),
    ],
    [
      'a report and a follow-up that ends in it',
      article('China bars Micron', ban),
      article(
        'Raimondo to press Beijing over chip ban',
        'Gina Raimondo, the commerce secretary, said on Thursday that she would press Beijing to lift its curbs on American memory chips when she ' +
          'meets officials in Detroit next week, and that Washington would not stand by while firms were singled out. Her department is drawing up a list of ' +
          `answers with allies in Tokyo and Seoul, two people who saw a draft said, and may publish it before the meeting. ${ban}`,
        start + 2 * day,
      ),
    ],
    [
      'two columns of one form',
      article('Micron ban - what we know', cut(ban, 3)),
      article('Micron ban - the timeline', cut(result, 3)),
    ],
    [
      'two rate decisions in one form',
      article('Fed cuts rates by a quarter point', rates('4.00-4.25', 'fell')),
      article('Fed cuts rates again', rates('3.75-4.00', 'rose'), start + day),
    ],
    [
      'two licences under one title',
      article('Issuance of a general licence', licence('124', 'one amended question')),
      article('Issuance of a general licence', licence('131', 'two amended questions'), start + 20 * hour),
    ],
    [
      'two updates of a list in Chinese',
      article('金融制裁清单更新公告', zhListing('三个', '三家航运公司')),
      article('金融制裁清单再度更新', zhListing('五个', '两家贸易公司'), start + day),
    ],
    ['two short titles', article('Micron'), article('Micron falls')],
    ['two texts under one short title', article('Live updates', ban), article('Live updates', result, start + hour)],
    ['nothing at all', article(''), article('')],
    ['marks only', article('— —'), article('…')],
  ])('are %s', (_name, a, b) => {
    expect(isOneStory(a, b)).toBe(false);
    expect(isOneStory(b, a)).toBe(false);
  });

  test('are two editions of the same', () => {
    const first = toFingerprint({ title: 'China bars Micron', summary: '', body: ban, edition: '091200' });
    const second = toFingerprint({ title: 'China bars Micron', summary: '', body: ban, edition: '091210' });
    const known = { storyId: 1, articleId: 1, publishedAt: start, fingerprint: first };
    expect(joinStory({ fingerprint: second, publishedAt: start }, [known])).toBeNull();
    expect(joinStory({ fingerprint: first, publishedAt: start }, [known])?.storyId).toBe(1);
    expect(toStoryKeys(first).filter((key) => toStoryKeys(second).includes(key))).toEqual([]);
  });
});

describe('joining', () => {
  test('says why, and which article decided', () => {
    const fingerprint = toFingerprint({ title: 'China bars Micron', summary: '', body: ban });
    const title = toFingerprint({ title: 'China bars Micron', summary: '', body: '' });
    const joined = joinStory({ fingerprint, publishedAt: start }, [
      { storyId: 7, articleId: 70, publishedAt: start, fingerprint: title },
      { storyId: 8, articleId: 80, publishedAt: start - hour, fingerprint },
    ]);
    expect(joined).toEqual({
      storyId: 8,
      articleId: 80,
      relation: 'same-text',
      reason: 'the same text: 100 % of its phrases, 100 % of its beginning',
    });
  });

  test('works on fingerprints that were in a database', () => {
    const fingerprint = toFingerprint({ title: 'China bars Micron', summary: '', body: ban });
    const kept: typeof fingerprint = JSON.parse(JSON.stringify(fingerprint));
    expect(kept).toEqual(fingerprint);
    expect(JSON.stringify(fingerprint).length).toBeLessThan(2_500);
  });

  test('is the same whichever of two came first, and never fails', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(ban, result, cut(ban, 2), '', 'A\u0000B'),
    );
    fc.assert(
      fc.property(text, text, text, text, (titleA, bodyA, titleB, bodyB) => {
        const [a, b] = [article(titleA, bodyA), article(titleB, bodyB)];
        expect(isOneStory(a, b)).toBe(isOneStory(b, a));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test('takes endless texts in good time', () => {
    const started = performance.now();
    const stories = createStories();
    stories.add(article('a '.repeat(500_000), 'A '.repeat(1_000_000)));
    stories.add(article(' - '.repeat(300_000), `${' ('.repeat(500_000)}`));
    for (let i = 0; i < 300; i += 1) stories.add(article(`Title ${i}`, ban.replace('30 days', `${i} days`)));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
