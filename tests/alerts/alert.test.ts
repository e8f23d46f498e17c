import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAlert, toFurtherMatch, toMarked } from '../../src/alerts/alert.ts';
import type { StoredArticle } from '../../src/articles/article.ts';
import { type Card, type Inline, type Message, toPlainText } from '../../src/message.ts';
import type { Sighting } from '../../src/subscriptions/match.ts';
import type { Subscription } from '../../src/subscriptions/subscription.ts';

const at = Date.UTC(2026, 0, 5, 8);

function toArticle(outlet: string, change: Partial<StoredArticle> = {}): StoredArticle {
  const host = `${outlet.toLowerCase().replaceAll(' ', '-')}.example`;
  return {
    id: 1,
    storyId: 12,
    sourceId: 'the-wire',
    workspaceId: null,
    url: `https://${host}/ban`,
    guid: null,
    title: 'Beijing bars Micron from key networks',
    summary: '',
    body: '',
    publishedAt: at,
    seenAt: at,
    language: 'en',
    byline: null,
    image: null,
    outlet: { name: outlet, host, country: 'gb' },
    ...change,
  };
}

function toSubscription(number: number, query: string, change: Partial<Subscription> = {}): Subscription {
  return { id: number, channelId: 1, number, query, mention: null, createdAt: at, createdBy: 'ana', ...change };
}

const toSighting = (text: string): Sighting => ({ term: text, field: 'body', start: 0, end: text.length, text });

/** The text with its bold words in stars. */
const toStars = (inlines: readonly Inline[]) =>
  inlines.map((inline) => (typeof inline === 'string' ? inline : `*${toPlainText([inline])}*`)).join('');

const whole = {
  article: toArticle('The Wire'),
  summary: ['Beijing barred Micron chips on Monday.', 'Micron said it would answer.'],
  sightings: [toSighting('Micron')],
  subscriptions: [toSubscription(1, 'Micron')],
  others: [],
};

function cardOf(message: Message): Card {
  const card = message.blocks.find((block) => block.kind === 'card');
  if (card === undefined) throw new Error('The message has no card.');
  return card;
}

test('sentences of a script without spaces have none between them', () => {
  const summary = ['商务部宣布禁止采购芯片。', '美光表示失望。'];
  const card = cardOf(toAlert({ ...whole, summary, sightings: [toSighting('美光')] }));
  expect(toStars(card.summary)).toBe('商务部宣布禁止采购芯片。*美光*表示失望。');
});

describe('the words that matched are bold', () => {
  test.each<[string, readonly string[], string]>([
    ['wherever they stand', ['Micron'], '*Micron* and Samsung; *Micron* again'],
    [
      'the longest of those that overlap',
      ['Micron', 'Micron Technology', 'Technology'],
      '*Micron Technology* and *Micron*',
    ],
    ['side by side', ['export', 'controls'], '*export* *controls*'],
    ['as they were seen, and not in another case', ['US'], 'the *US* told us'],
    ['as whole words', ['US'], 'BUSINESS with the *US*, USA, AUS and *US*'],
    ['as whole words beside digits', ['5G'], '*5G*, 15G and 5G2'],
    ['beside punctuation', ['Micron'], '(*Micron*), “*Micron*”, *Micron*’s; *Micron*-made'],
    ['with their accents', ['cafe', 'Ministère'], 'café and cafe\u0301, *Ministère*'],
    ['within a script that has no spaces', ['美光'], '北京禁止*美光*芯片，*美光*回应'],
    ['before the particles of Korean', ['마이크론'], '*마이크론*은 답했다'],
    ['in Cyrillic', ['Микрон'], '*Микрон* и Микроника'],
    ['with spaces and marks of their own', ['export controls', 'AT&T'], 'new *export controls*: *AT&T* asks'],
    ['not at all where they are not', ['Samsung'], 'Micron alone'],
    ['not where they are empty', [''], 'Micron alone'],
    ['with what looks like a pattern', ['C++', '(a+)+$'], '*C++* and *(a+)+$*'],
  ])('%s', (_name, words, marked) => {
    const text = marked.replaceAll('*', '');
    expect(toStars(toMarked(text, words.map(toSighting)))).toBe(marked);
  });

  test('and nothing of the text is lost or said twice', () => {
    const words = fc.constantFrom('US', 'Micron', 'Micron chips', 'chips', '美光', 'é', '🦃', ' ', '.', '-');
    const texts = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.array(words, { maxLength: 5 }), (text, seen) => {
        expect(toPlainText(toMarked(text, seen.map(toSighting)))).toBe(text);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('an alert', () => {
  test('holds the story: title, link, outlet, time, summary, what it met', () => {
    const alert = toAlert(whole);
    expect(alert.kind).toBe('alert');
    expect(cardOf(alert)).toMatchObject({
      title: 'Beijing bars Micron from key networks',
      url: 'https://the-wire.example/ban',
      outlet: 'The Wire',
      publishedAt: at,
      language: 'en',
      matched: ['Micron'],
      outlets: [],
    });
    expect(toStars(cardOf(alert).summary)).toBe(
      'Beijing barred *Micron* chips on Monday. *Micron* said it would answer.',
    );
    expect(alert).not.toHaveProperty('mentions');
  });

  test('without a summary has none', () => {
    expect(cardOf(toAlert({ ...whole, summary: [] })).summary).toEqual([]);
  });

  test('names each other outlet once, oldest first, and not its own', () => {
    const others = ['Harbour Times', 'The Wire', 'Gazette', 'Harbour Times'].map((name) => toArticle(name));
    expect(cardOf(toAlert({ ...whole, others })).outlets).toEqual([
      { name: 'Harbour Times', url: 'https://harbour-times.example/ban' },
      { name: 'Gazette', url: 'https://gazette.example/ban' },
    ]);
  });

  test('has buttons to mute the story, to pause, and to unsubscribe', () => {
    expect(toAlert(whole).buttons).toEqual([
      { action: 'mute-story', label: 'Mute story', target: '12' },
      { action: 'pause', label: 'Pause 1 h', target: '1h' },
      { action: 'unsubscribe', label: 'Unsubscribe', target: '1' },
    ]);
  });

  test('for several subscriptions names all it met, and has a button for each of the first three', () => {
    const long = `"${'very '.repeat(10)}long"`;
    const subscriptions = ['Micron', 'chips', long, 'Beijing'].map((query, index) => toSubscription(index + 3, query));
    const alert = toAlert({ ...whole, subscriptions });
    expect(cardOf(alert).matched).toEqual(['Micron', 'chips', long, 'Beijing']);
    const buttons = alert.buttons.filter(({ action }) => action === 'unsubscribe');
    expect(buttons.map(({ target }) => target)).toEqual(['3', '4', '5']);
    expect(buttons.map(({ label }) => label)).toEqual([
      'Unsubscribe Micron',
      'Unsubscribe chips',
      'Unsubscribe "very very very very very very very…',
    ]);
  });

  test('never cuts a name in the midst of a character', () => {
    const query = `${'x'.repeat(38)}🦃🦃`;
    const [first] = toAlert({
      ...whole,
      subscriptions: [toSubscription(1, query), toSubscription(2, 'Micron')],
    }).buttons.filter(({ action }) => action === 'unsubscribe');
    expect(first?.label.isWellFormed()).toBe(true);
  });

  test('mentions each person and each role that its subscriptions name, once', () => {
    const user = { kind: 'user', id: '1' } as const;
    const role = { kind: 'role', id: '1' } as const;
    const subscriptions = [user, user, null, role].map((mention, index) =>
      toSubscription(index + 1, `Micron ${index}`, { mention }),
    );
    expect(toAlert({ ...whole, subscriptions }).mentions).toEqual([user, role]);
  });

  test('for a further subscription is one line that names it and whose report met it', () => {
    const message = toFurtherMatch({
      ...whole,
      subscriptions: [toSubscription(2, 'bans'), toSubscription(3, 'chips')],
    });
    expect(message.blocks).toHaveLength(1);
    expect(message.blocks[0]).toMatchObject({
      kind: 'text',
      inlines: [
        'This story now also meets ',
        { kind: 'bold', text: 'bans, chips' },
        ': ',
        { kind: 'link' },
        expect.any(String),
        { kind: 'time' },
      ],
    });
    expect(message.buttons.map(({ label }) => label)).toEqual(['Unsubscribe bans', 'Unsubscribe chips']);
  });
});
