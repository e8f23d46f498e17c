import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bold, type Card, code, type Inline, link, type Message, time, toReply } from '../../../src/message.ts';
import { readValue } from '../../../src/platforms/slack/buttons.ts';
import { cut } from '../../../src/platforms/slack/clean.ts';
import { toSlackMessage } from '../../../src/platforms/slack/render.ts';
import { createToSlackWords } from '../../../src/platforms/slack/words.ts';
import { checkMessage } from '../../fakes/slack-blocks.ts';
import { type Shown, toShown } from '../../fakes/slack-shown.ts';

const card: Card = {
  kind: 'card',
  title: 'Micron breaks ground in Idaho',
  url: 'https://thewire.example/1',
  outlet: 'The Wire',
  publishedAt: Date.UTC(2026, 0, 5, 8, 30),
  language: 'en',
  summary: ['The plant is ', bold('Micron'), '’s second.'],
  matched: ['Micron'],
  outlets: [],
  image: null,
};
const toAlert = (over: Partial<Card> = {}, rest: Partial<Message> = {}): Message => ({
  kind: 'alert',
  blocks: [{ ...card, ...over }],
  buttons: [],
  ...rest,
});

function show(message: Message): Shown {
  const { text, blocks } = toSlackMessage(message);
  expect(checkMessage(text, blocks)).toBeNull();
  return toShown(text, blocks as unknown as Record<string, unknown>[]);
}

const hostile = [
  '<!channel> <!here> <!everyone>',
  '<@U123> <!subteam^S1> @channel @here',
  '<https://evil.example|the bank>',
  '*bold* _italic_ ~struck~ `code` ```block```',
  '> quoted\n• listed &amp; &lt;!channel&gt;',
  ':rotating_light: :smile:',
];

describe('hostile text', () => {
  test.each(hostile)('%j shows as itself, pings nobody and leads nowhere', (text) => {
    const oneLine = text.replace(/\s+/g, ' ');
    const shown = show(
      toAlert(
        {
          title: text,
          summary: [text, bold(text)],
          outlet: text,
          matched: [text],
          outlets: [{ name: text, url: 'https://o.example' }],
        },
        { buttons: [{ action: 'unsubscribe', label: `Unsubscribe ${text}`, target: '1' }] },
      ),
    );
    expect(shown.pings).toEqual([]);
    expect(new Set(shown.links)).toEqual(new Set([card.url, 'https://o.example/']));
    expect(shown.text).toContain(oneLine);
    expect(shown.text).toContain(text);
    const reply = show(
      toReply(
        [text, bold(text), code(text), link(text, card.url)],
        { kind: 'list', rows: [[text]] },
        { kind: 'preformatted', text },
      ),
    );
    expect(reply.pings).toEqual([]);
    expect(reply.links).toEqual([card.url]);
    expect(reply.text).toContain(text);
  });

  test('that turns letters around is turned back, and what hides is taken out', () => {
    const shown = show(toAlert({ title: 'annex\u202egpj.exe \u2066hidden\u2069\u0000', summary: ['\u202a\ud800x'] }));
    expect(shown.text).toContain('annexgpj.exe hidden');
    expect(shown.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]|\p{Cs}/u);
  });

  test.each([
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['no address', 'not an address'],
    ['an endless one', `https://long.example/${'x'.repeat(4000)}`],
  ])('as an address is no link: %s', (_, url) => {
    const shown = show(toAlert({ url, outlets: [{ name: 'Ledger', url }] }));
    expect(shown.links).toEqual([]);
    expect(shown.text).toContain(card.title);
  });

  test('of any kind is taken by Slack, and pings nobody', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...hostile),
      fc.string({ unit: 'grapheme', minLength: 3000, maxLength: 3500 }),
    );
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      text,
      text.map(bold),
      text.map(code),
      fc.tuple(text, fc.webUrl()).map(([one, url]) => link(one, url)),
      fc.constant(time(0)),
    );
    const message = fc.record({
      title: text,
      outlet: text,
      summary: fc.array(inline, { maxLength: 5 }),
      rows: fc.array(fc.array(inline, { maxLength: 4 }), { maxLength: 60 }),
      pre: text,
    });
    fc.assert(
      fc.property(message, ({ title, outlet, summary, rows, pre }) => {
        const { blocks } = toAlert({ title, outlet, summary, matched: [title, outlet] });
        const shown = show({
          kind: 'reply',
          blocks: [
            { kind: 'heading', text: title },
            ...blocks,
            { kind: 'list', rows },
            { kind: 'preformatted', text: pre },
          ],
          buttons: [{ action: 'pause', label: title, target: '1h' }],
        });
        expect(shown.pings).toEqual([]);
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});

describe('length', () => {
  test('of a list is cut at whole rows, and says how many are left', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [
      link(`Story ${index} ${'word '.repeat(20)}`, `https://thewire.example/${index}`),
    ]);
    const shown = show(toReply('All of it:', { kind: 'list', rows }));
    const left = Number(/… and (\d+) more\./.exec(shown.text)?.[1]);
    expect(left).toBeGreaterThan(100);
    expect(shown.text.split('\n').filter((line) => line.startsWith('•'))).toHaveLength(300 - left);
  });

  test('of a text is cut after a word, with an ellipsis', () => {
    const shown = show(toAlert({ title: 'word '.repeat(200), summary: ['word '.repeat(2000)] }));
    for (const line of shown.text.split('\n').slice(0, 2)) expect(line).toMatch(/(?:word )*word…$/);
  });

  test('is never cut within a character', () => {
    const family = '👩‍👩‍👧‍👦';
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), (limit) => {
        const text = cut(family.repeat(20), limit);
        return text.length <= limit && text.replaceAll(family, '').replace('…', '') === '';
      }),
      { seed: 3 },
    );
  });
});

describe('an alert', () => {
  test('names its outlets, its time in UTC for those without a time zone, and its language where it is not English', () => {
    const outlets = Array.from({ length: 12 }, (_, index) => ({
      name: `Outlet ${index}`,
      url: `https://o.example/${index}`,
    }));
    const shown = show(toAlert({ outlets, language: 'de' }));
    expect(shown.text).toContain('The Wire 2026-01-05 08:30 UTC in German matches Micron');
    expect(shown.text).toContain('Also: Outlet 0, Outlet 1');
    expect(shown.text).toContain('and 4 more');
  });

  test('pings those whom its subscriptions name, by ids of Slack’s own form alone', () => {
    const mentions = [
      { kind: 'user', id: 'U123' },
      { kind: 'role', id: 'S456' },
      { kind: 'user', id: 'U1> <!channel' },
      { kind: 'role', id: 'everyone' },
    ] as const;
    expect(show(toAlert({}, { mentions })).pings).toEqual(['@U123', '@S456']);
  });

  test('shows three buttons and the rest in a menu, each with what it does in its value', () => {
    const buttons = Array.from({ length: 14 }, (_, index) => ({
      action: 'unsubscribe' as const,
      label: `Unsubscribe ${index}`,
      target: String(index),
    }));
    const shown = show(toAlert({}, { buttons }));
    expect(shown.buttons.map(({ label }) => label)).toEqual(buttons.map(({ label }) => label));
    expect(readValue('unsubscribe 3')).toEqual({ action: 'unsubscribe', target: '3' });
    for (const value of ['', 'unsubscribe', 'explode 3', null, 7]) expect(readValue(value)).toBeNull();
  });
});

test('commands are named as one types them in Slack, but not what only looks so', () => {
  const toSlackWords = createToSlackWords(['help', 'subscribe']);
  const text = 'Type /help, or /subscribe Micron; see https://x.example/help and and/help or /helpful.';
  const shown = show(toSlackWords(toReply([text, ' ', code('/help subscribe')])));
  expect(shown.text).toBe(
    'Type /wire help, or /wire subscribe Micron; see https://x.example/help and and/help or /helpful. /wire help subscribe',
  );
  expect(toSlackWords(toAlert({ title: '/help' }))).toEqual(toAlert({ title: '/help' }));
});
