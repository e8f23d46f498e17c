import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bold, type Card, code, link, type Message, toReply } from '../../src/message.ts';
import type { Seen, Stage } from '../fakes/stage.ts';
import { aCard } from './platform-access.ts';

/** What outlets, pages and people might write, and how it should be shown; as it is where nothing is said. */
const hostile: readonly (readonly [about: string, text: string, shown?: string])[] = [
  ['pings of all', '@everyone and @here and @channel'],
  ['Slack’s pings', '<!channel> <!here> <@U123> <!subteam^S123> <#C123>'],
  ['Discord’s pings', '<@123456789012345678> <@&223456789012345678> <#123456789012345678>'],
  ['masked links', '[masked](https://evil.example) and [x]( <https://evil.example> "t")'],
  ['a masked link that is half escaped', '\\[masked\\](https://evil.example)'],
  ['Slack’s links', '<https://evil.example|our bank> and <mailto:a@evil.example>'],
  ['addresses', 'see https://evil.example/now or http://evil.example'],
  ['backticks', 'a `b` ```c``` ``d'],
  ['marks', '*bold* _it_ **very** __under__ ~gone~ ~~too~~ ||spoiler||'],
  ['an open mark', '**never closed, __nor this, ~~nor this, ||nor this'],
  ['a quote', '> said nobody'],
  ['a heading', '# not a heading'],
  ['a list', '- not a row'],
  ['a numbered list', '1. not a row'],
  ['small print', '-# not small'],
  ['tags', '<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)>'],
  ['entities', '&lt;b&gt; &amp;amp; &#64;everyone'],
  ['Discord’s times, commands and pictures', '<t:1:R> </help:123456789012345678> <a:x:123456789012345678> <id:guide>'],
  ['backslashes', 'C:\\new\\*bold\\* \\<@123456789012345678>'],
  ['letters turned around', 'photo \u202egpj.exe\u202c \u2066now\u2069 end', 'photo gpj.exe now end'],
  ['NUL and bells', 'a\u0000b\u0007c\u001b[31md\u009be', 'abc[31mde'],
  ['half a letter', 'a\ud800b', 'ab'],
];

/** An alert and an answer with a text wherever one can stand; each place has its own last word, to be told apart. */
const places = ['title', 'summary', 'bold', 'outlet', 'query', 'other'] as const;
const answerPlaces = ['heading', 'said', 'strong', 'code', 'link', 'row', 'deep', 'last'] as const;

function toAlert(card: Partial<Card>): Message {
  return { kind: 'alert', blocks: [{ ...aCard, ...card }], buttons: [] };
}

function toFullAlert(say: (place: (typeof places)[number]) => string): Message {
  return toAlert({
    ...{ title: say('title'), outlet: say('outlet'), matched: [say('query')] },
    summary: [say('summary'), ' ', bold(say('bold')), ' – they said.'],
    outlets: [{ name: say('other'), url: 'https://harbour.example/other' }],
  });
}

function toFullAnswer(say: (place: (typeof answerPlaces)[number]) => string): Message {
  const { blocks } = toReply(
    [say('said')],
    [bold(say('strong'))],
    ['type ', code(say('code'))],
    [link(say('link'), aCard.url)],
    { kind: 'list', rows: [[say('row')], ['and ', bold(say('deep'))]] },
    { kind: 'preformatted', text: say('last') },
  );
  return { kind: 'reply', blocks: [{ kind: 'heading', text: say('heading') }, ...blocks], buttons: [] };
}

/** Where a platform has no way to write a letter: brackets within the words of a link, backticks within code. */
const toAlike = (text: string): string =>
  text
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('ˋ', '`')
    .replace(/[\u202a-\u202c\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export function describeTexts(get: () => Stage): void {
  let count = 0;
  async function show(message: Message): Promise<Seen> {
    const stage = get();
    const sending = stage.platform.send({ address: stage.address('trade') }, message, `text-${++count}`);
    return stage.look(await stage.during(sending));
  }
  const allowed = [aCard.url, 'https://harbour.example/other'];
  const expectHarmless = ({ text, pings, marks, links }: Seen) => {
    expect({ pings, marks, links: links.filter((url) => !allowed.includes(url)) }).toEqual({
      ...{ pings: [], marks: [], links: [] },
    });
    // Overrides, and what a terminal would obey.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202d\u202e]/);
  };

  describe('a text from outside', () => {
    test.each(hostile)(
      'with %s is shown as it is, pings nobody and leads nowhere else',
      async (_, text, shown = text) => {
        const alert = await show(toFullAlert((place) => `${text} ${place}`));
        const answer = await show(toFullAnswer((place) => `${text} ${place}`));
        for (const [seen, within] of [
          [alert, places],
          [answer, answerPlaces],
        ] as const) {
          expectHarmless(seen);
          for (const place of within) expect(toAlike(seen.text), place).toContain(toAlike(`${shown} ${place}`));
        }
        expect(toAlike(alert.title)).toBe(toAlike(`${shown} title`));
      },
    );

    test('as the label of a button is only a label', async () => {
      for (const [, text, shown] of hostile) {
        const button = { action: 'pause', label: text, target: '1h' } as const;
        const seen = await show({ ...toAlert({}), buttons: [button] });
        expect(seen.buttons.map(toAlike)).toEqual([toAlike(shown ?? text)]);
        expectHarmless(seen);
      }
    });

    test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x', '', 'https://', 'slack://open'])(
      'whose address is %s leads nowhere',
      async (url) => {
        const seen = await show(toAlert({ url, outlets: [{ name: 'Other', url }], image: url }));
        expect(seen.text).toContain(aCard.title);
        expect(seen.links).toEqual([]);
      },
    );

    test('of any make arrives, and does no harm', async () => {
      const pieces = [
        '*',
        '_',
        '~',
        '`',
        '|',
        '>',
        '<',
        '[',
        ']',
        '(',
        ')',
        '\\',
        '@everyone',
        '<!here>',
        '\n',
        ' ',
        '#',
      ];
      const some = fc.array(fc.oneof(fc.constantFrom(...pieces, 'https://evil.example', '\u202e'), fc.string()), {
        maxLength: 12,
      });
      const property = fc.asyncProperty(some, async (parts) => {
        expectHarmless(await show(toFullAlert(() => parts.join(''))));
        expectHarmless(await show(toFullAnswer(() => parts.join(''))));
      });
      await fc.assert(property, { seed: 20260105, numRuns: 30 });
    });
  });

  describe('a text of 10,000 characters', () => {
    const family = '👨‍👩‍👧‍👦';
    const word = (mark: string, index: number): string => `${mark}${index}e\u0301${family}`;
    const toWords = (mark: string): string => {
      let text = '';
      for (let index = 0; text.length < 10_000; index++) text += `${text === '' ? '' : ' '}${word(mark, index)}`;
      return text;
    };
    const marks = [...places, 'said', 'strong', 'code', 'link', 'row', 'last'] as const;
    const letters = `e\u0301${family}`;
    let [seen, unspaced] = ['', ''];

    async function showLong(toText: (mark: string) => string): Promise<string> {
      const shown = [await show(toFullAlert((place) => (place === 'bold' ? '' : toText(place))))];
      const summary = ['Said: ', bold(toText('bold'))];
      shown.push(await show(toAlert({ summary })));
      for (const block of toFullAnswer(toText).blocks)
        shown.push(await show({ kind: 'reply', blocks: [block], buttons: [] }));
      return shown.map(({ text }) => text).join('\n');
    }

    beforeAll(async () => {
      seen = await showLong(toWords);
      unspaced = await showLong((mark) => `${mark}:${letters.repeat(700)}`);
    });

    test.each(marks)('as %s ends after a whole word, with an ellipsis', (mark) => {
      const words = seen.split(/\s+/).filter((one) => one.startsWith(mark) && /^\d/.test(one.slice(mark.length)));
      expect(words.length).toBeGreaterThan(0);
      expect(words.slice(0, -1)).toEqual(words.slice(0, -1).map((_, index) => word(mark, index)));
      expect(words.at(-1)).toBe(`${word(mark, words.length - 1)}…`);
    });

    test.each(marks)('without a space as %s ends after a whole letter, with an ellipsis', (mark) => {
      const start = unspaced.indexOf(`${mark}:`);
      expect(start).toBeGreaterThanOrEqual(0);
      const rest = unspaced.slice(start + mark.length + 1);
      const run = /^(?:(?:e\u0301|👨‍👩‍👧‍👦))*/u.exec(rest)?.[0] ?? '';
      expect(run.length).toBeGreaterThan(20);
      expect(rest[run.length]).toBe('…');
    });

    test('in every field at once is a message that the vendor takes', async () => {
      const long = toWords('all');
      const outlets = Array.from({ length: 40 }, (_, index) => ({
        name: long,
        url: `https://harbour.example/${index}`,
      }));
      const rows = Array.from({ length: 60 }, () => [long, { kind: 'bold', text: long } as const]);
      const message: Message = {
        kind: 'alert',
        blocks: [
          {
            ...aCard,
            title: long,
            outlet: long,
            summary: [long, { kind: 'bold', text: long }],
            matched: [long],
            outlets,
          },
          { kind: 'heading', text: long },
          { kind: 'list', rows },
          { kind: 'preformatted', text: long },
        ],
        buttons: Array.from({ length: 30 }, (_, index) => ({ action: 'unsubscribe', label: long, target: `${index}` })),
      };
      expect((await show(message)).title).toContain('…');
      expect(get().malformed).toEqual([]);
    });
  });
}
