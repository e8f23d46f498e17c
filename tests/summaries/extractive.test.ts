import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../src/subscriptions/match.ts';
import { createExtractiveSummariser } from '../../src/summaries/extractive.ts';
import type { SummarisedText } from '../../src/summaries/summariser.ts';

const summariser = createExtractiveSummariser();
const limit = 420;

const article = (parts: Partial<SummarisedText>): SummarisedText => ({
  title: 'Harbour talks go on',
  summary: '',
  body: '',
  language: 'en',
  ...parts,
});

const sightingsOf = (text: string, term: string, field: 'title' | 'summary' | 'body' = 'body'): readonly Sighting[] =>
  [...text.matchAll(new RegExp(term, 'g'))].map(({ index }) => ({
    term,
    field,
    start: index,
    end: index + term.length,
    text: term,
  }));

const summarise = (
  parts: Partial<SummarisedText>,
  sightings: readonly Sighting[] = [],
  most = limit,
): Promise<readonly string[]> => summariser.summarise({ article: article(parts), sightings, limit: most });

const lead = 'Dockers at Port Sorrel voted on Monday to end a strike that had stopped grain exports for nine days.';
const second = 'The port authority agreed to raise wages by six per cent and to hire forty more crane drivers.';
const third = 'Ships that waited in the bay will be unloaded in the order in which they arrived, it said.';
const far = 'Micron, which ships memory through the port, said that its deliveries would be back to normal by Friday.';
const filler = [
  'The quarrel over wages goes back to the autumn, when the last agreement ran out.',
  'Bakeries inland had begun to stretch their flour with rye.',
  'A government mediator met both sides twice without result.',
  'Two smaller harbours along the coast took in what they could.',
  'The weather, too, kept several vessels from their berths.',
  'Insurers said that claims for spoiled fruit were still coming in.',
  'Farmers parked tractors on the access road for an afternoon.',
  'Parliament is to debate a law on essential services in the spring.',
];

describe('extractive summaries', () => {
  test('tell the lead in the article’s own order', async () => {
    expect(await summarise({ body: [lead, second, third].join('\n') })).toEqual([lead, second, third]);
  });

  test.each(['NEW YORK (The Wire) — ', 'BEIJING (Wire) - ', 'Kuala Lumpur, Nov 23 (Xinhua) -- ', 'BRUSSELS – '])(
    'begin after the dateline %s',
    async (dateline) => {
      const body = [`${dateline}${lead}`, second].join('\n');
      expect(await summarise({ body }, sightingsOf(body, 'grain'))).toEqual([lead, second]);
      const isFar = [lead, ...Array.from({ length: 20 }, () => filler.join(' ')), `${dateline}${far}`].join('\n');
      expect(await summarise({ body: isFar }, sightingsOf(isFar, 'Micron'))).toContain(far);
    },
  );

  test('hold the sentence that met the query, however far down', async () => {
    const body = [lead, second, ...filler, far, ...filler].join('\n');
    const summary = await summarise({ body }, sightingsOf(body, 'Micron'));
    expect(summary[0]).toBe(lead);
    expect(summary).toContain(far);
  });

  test('hold the sentence that met the query beyond the part that is read', async () => {
    const body = [lead, ...Array.from({ length: 20 }, () => filler.join(' ')), `${second} ${far} ${third}`].join('\n');
    expect(await summarise({ body }, sightingsOf(body, 'Micron'))).toContain(far);
  });

  test('pass over a sighting in boilerplate', async () => {
    const box = 'Read more: Micron and the memory market explained.';
    const body = [lead, second, box].join('\n');
    expect(await summarise({ body }, sightingsOf(body, 'Micron'))).toEqual([lead, second]);
  });

  test('pass over a sentence that is too long for the next best', async () => {
    const long = `The report ${'and its annex '.repeat(40)}was published.`;
    expect(await summarise({ body: [long, lead, second].join('\n') })).toEqual([lead, second]);
  });

  test('are empty where nothing fits', async () => {
    expect(await summarise({ body: `${'A very long word '.repeat(40)}.` })).toEqual([]);
    expect(await summarise({ body: [lead, second].join(' ') }, [], 40)).toEqual([]);
  });

  test.each([
    ['nothing but a title', {}],
    ['the title again', { body: 'Harbour talks go on.' }],
    ['a cut teaser', { summary: 'The talks at Port Sorrel, which began last week, are expected to…' }],
    ['a teaser cut with dots', { body: 'The talks at Port Sorrel, which began last week, are [...]' }],
    ['words without a mark', { body: 'Sport\nWeather\nMost read' }],
  ])('are empty for %s', async (_name, parts) => {
    expect(await summarise(parts)).toEqual([]);
  });

  test('use a standfirst where there is no body', async () => {
    expect(await summarise({ summary: `${lead} Then the talks…` })).toEqual([lead]);
  });

  test('use the standfirst where only it met the query', async () => {
    const summary = `${far} ${second}`;
    expect(
      await summarise({ summary, body: [lead, third].join('\n') }, sightingsOf(summary, 'Micron', 'summary')),
    ).toContain(far);
  });

  test.each([
    'Read more: What the strike means for bread prices.',
    'Subscribe to our newsletter for the morning’s news.',
    'Sign up for alerts from the harbour desk.',
    'Photo: A crane at Port Sorrel on Monday.',
    '(Reporting by Ada Lund; Editing by Tom Reyes.)',
    '© 2026 The Wire. All rights reserved.',
    'This article was first published on Monday.',
    'Follow us on every channel there is.',
    'Lesen Sie auch: Was der Streik bedeutet.',
    'Lire aussi : ce que change la grève.',
    'Lea también: qué cambia con la huelga.',
    '延伸阅读：罢工意味着什么。',
    'اقرأ أيضا: ماذا يعني الإضراب.',
    'He told reporters on Thursday.',
    'The minister spoke to journalists on Monday morning.',
    'She declined to comment.',
  ])('never say: %s', async (boilerplate) => {
    expect(await summarise({ body: [boilerplate, lead].join('\n') })).toEqual([lead]);
  });

  test.each([
    'Published on Monday, the report says that nine of ten cranes need new parts.',
    'Copyright law in Europe will change in the spring, the commission said.',
    'The memoir, first published in 1984, has been banned again.',
    'Reuters, which first reported the plan, said it covers three ports.',
    'By signing the accord, Turkey opens its straits to minesweepers.',
    'Countries that sign up to the treaty must open their books.',
    'Most in this town back the ban.',
    'Crédit Maritime a annoncé lundi une perte de neuf millions.',
    'He resigned on Monday.',
    'Oil fell.',
    'Sources in Ankara confirmed the deal on grain.',
  ])('do say: %s', async (news) => {
    expect(await summarise({ body: news })).toEqual([news]);
  });

  test('say a thing once', async () => {
    const again =
      'Dockers at Port Sorrel voted on Monday to end a strike that had stopped grain exports for nine days, the union said.';
    expect(await summarise({ body: [lead, again, second].join('\n') })).toEqual([lead, second]);
  });

  test.each([
    'On neither was there a result, though both sides said that they would go on.',
    'It said the order would be read with care.',
    'But that may change after the crane drivers vote.',
  ])('pass over what leans on a sentence that is not shown: %s', async (leaning) => {
    const long = `The report ${'and its annex '.repeat(40)}was published.`;
    expect(await summarise({ body: [lead, long, leaning, second].join('\n') })).toEqual([lead, second]);
    expect(await summarise({ body: [lead, leaning, second].join('\n') })).toContain(leaning);
    // A lead is told as it is.
    expect(await summarise({ body: [leaning, second].join('\n') })).toEqual([leaning, second]);
  });

  test('hold the sentence that met the query with the one that it leans on', async () => {
    const leaning = 'It said that Micron would be served first.';
    for (const gap of [' ', '\n']) {
      const near = [lead, ...filler, far.replace('Micron', 'Acme') + gap + leaning, ...filler].join('\n');
      expect(await summarise({ body: near }, sightingsOf(near, 'Micron'))).toEqual(
        expect.arrayContaining([far.replace('Micron', 'Acme'), leaning]),
      );
      const further = [lead, ...Array.from({ length: 20 }, () => filler.join(' ')), third + gap + leaning, second];
      const body = further.join('\n');
      expect(await summarise({ body }, sightingsOf(body, 'Micron'))).toEqual(expect.arrayContaining([third, leaning]));
    }
  });

  test('keep a quote whole', async () => {
    const quote = '“We do not trust the offer. We take it for the children’s sake,” said the union’s Mara Quist.';
    expect(await summarise({ body: [lead, quote].join('\n') })).toEqual([lead, quote]);
  });

  test.each([
    ['never ends in its paragraph', `“We do not trust the offer. We take it for now.\n${lead}`],
    ['is too long to take', `“${'We do not trust the offer at all. '.repeat(16)}We take it,” she said.\n${lead}`],
    ['German, never ends', `„Wir trauen dem Angebot nicht. Wir nehmen es an.\n${lead}`],
    ['Chinese, never ends', `他说：“我们不相信。我们接受。\n${lead}`],
  ])('leave out a quote that %s', async (_name, body) => {
    expect(await summarise({ body })).toEqual([lead]);
  });

  test.each([
    ['zh', '中国商务部周一宣布禁止采购美光的存储芯片。', '美光表示对决定感到失望，将评估影响。'],
    ['ja', '経済産業省は月曜日、半導体材料の輸出規制を緩めると発表した。', '対象は三つの素材で、来月から適用される。'],
    [
      'ar',
      'أعلنت وزارة التجارة يوم الاثنين قيودا جديدة على تصدير الرقائق.',
      'وقالت الشركات إنها تدرس الأثر على الطلبات؟',
    ],
    ['hi', 'मंत्रालय ने सोमवार को चिप निर्यात पर नए नियम घोषित किए।', 'कंपनियों ने कहा कि वे असर का आकलन कर रही हैं।'],
  ])('read %s', async (language, first, next) => {
    const body = language === 'zh' || language === 'ja' ? first + next : `${first} ${next}`;
    expect(await summarise({ title: '—', body, language })).toEqual([first, next]);
  });

  test('are at most as long as asked, in whole sentences of the text, in its order', async () => {
    const sentence = fc.constantFrom(
      lead,
      second,
      third,
      far,
      ...filler,
      'He told reporters.',
      '“No. Never,” she said.',
      '“Open. Ended.',
      'Cut off…',
    );
    const text = fc.array(fc.tuple(sentence, fc.constantFrom(' ', '\n')), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 0, max: 600 }), async (pieces, most) => {
        const body = pieces.flat().join('');
        const summary = await summarise({ body }, sightingsOf(body, 'Micron'), most);
        expect(summary.join(' ').length).toBeLessThanOrEqual(most);
        expect(summary.length).toBeLessThanOrEqual(3);
        let from = 0;
        for (const part of summary) {
          const at = body.indexOf(part, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + part.length;
          expect(part).not.toMatch(/…|Open/);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test('bear any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(300),
        fc.nat(300),
        async (body, start, length) => {
          const stray: Sighting = { term: 'x', field: 'body', start, end: start + length, text: 'x' };
          const summary = await summarise({ body, language: null }, [stray]);
          for (const part of summary) expect(body).toContain(part);
        },
      ),
      { seed: 6, numRuns: 200 },
    );
  });

  test('take an endless text in good time', async () => {
    const started = performance.now();
    await summarise({ body: 'Word, '.repeat(500_000) });
    await summarise({ body: `${lead} ${second} `.repeat(20_000) });
    await summarise({ body: '“'.repeat(300_000) });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
