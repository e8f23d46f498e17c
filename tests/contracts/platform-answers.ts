import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { second } from '../../src/clock.ts';
import { type Desk, openDesk, theWire } from '../fakes/desk-kit.ts';
import { type Stage, toExpected, toPlain } from '../fakes/stage.ts';

/** One conversation, in its order: what is typed, words that the answer must hold, and what is published just before. */
const conversation: readonly (readonly [line: string, words: string, news?: string])[] = [
  ['/help', 'Wirewatch watches news sources'],
  ['/help subscribe', 'For managers of the channel.'],
  ['/help sources', '/sources add'],
  ['/help nothing', 'There is no command /nothing'],
  ['/subscriptions', '#chips has no subscriptions yet'],
  ['/latest', 'from all sources'],
  ['/mute', 'was not told such a story'],
  ['/subscribe Micron', 'Subscribed #chips to Micron (number 1).'],
  ['/subscribe "export controls" -opinion', '(number 2)'],
  ['/subscribe Micron', 'has a subscription to Micron already'],
  ['/subscribe "R&D" AND "<b>"', '(number 3)'],
  ['/subscribe a* OR "b * c"', '^'],
  ['/subscriptions', '#chips is told about 3 queries:'],
  ['/latest Micron count:1 since:2d', 'The newest story for Micron:'],
  ['/latest Samsung', 'Nothing in the last'],
  ['/latest Micron count:99', '20'],
  ['/preview Micron days:3', 'would have caught'],
  ['/preview Micron NEAR/8 ban', 'To be told from now on'],
  ['/pause 1h', '#chips is paused until'],
  ['/subscriptions', 'Paused until'],
  ['/resume', 'gets alerts again'],
  ['/resume', 'is not paused'],
  ['/pause', 'until someone types /resume'],
  ['/resume', 'gets alerts again'],
  ['/pause for a while', 'such as'],
  ['/mute', 'Nothing more here about Micron wins @everyone', 'Micron wins @everyone [a](https://evil.example) *prize*'],
  ['/sources list', '2 sources, all well:'],
  ['/sources list wire', 'The Wire'],
  ['/sources list bbc', 'No source is called'],
  ['/sources remove nothing', 'nothing'],
  ['/status', 'articles in the archive'],
  ['/subscribe "Micron', '^'],
  ['/subscribe (Micron OR', '^'],
  ['/latest title:', '^'],
  ['/unsubscribe 1', 'is no longer told about Micron'],
  ['/unsubscribe Micron', 'Micron'],
  ['/subscribe Micron mention:@everyone', 'never mentions everyone'],
];

export function describeAnswers(get: () => Stage): void {
  describe('a command', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await openDesk();
      for (const each of [desk, get().desk]) await prepare(each);
    });
    afterAll(() => desk.close());

    test.each(conversation)('answers %s in the same words as everywhere', async (line = '', words = '', news) => {
      if (news !== undefined) for (const each of [desk, get().desk]) await each.publish(news);
      for (const each of [desk, get().desk]) await each.clock.turn(second);
      const expected = await desk.ask(line, { channel: 'chips' });
      const seen = await get().types(line, { in: 'chips' });
      expect(toPlain(seen.text)).toBe(toExpected(expected.message));
      expect(toPlain(seen.text)).toContain(words);
      expect(seen.isPrivate).toBe(expected.visibility === 'private');
      expect(seen.buttons).toEqual(expected.message.buttons.map(({ label }) => label));
      expect({ pings: seen.pings, marks: seen.marks }).toEqual({ pings: [], marks: [] });
    });

    test('that nobody knows is said to be unknown, with what was meant', async () => {
      const { message } = await desk.ask('/subscribed Micron');
      const seen = await get().types('/subscribed Micron', { in: 'chips' });
      expect(seen.isPrivate).toBe(true);
      expect(toPlain(seen.text)).toBe(toExpected(message));
      expect(toPlain(seen.text)).toContain('Did you mean /subscribe?');
    });

    test('is answered without one message that the vendor would refuse', () => {
      expect(get().malformed).toEqual([]);
    });
  });
}

async function prepare(desk: Desk): Promise<void> {
  const { store, clock } = desk;
  const harbour = { ...theWire, id: 'harbour', name: 'Harbour Post', url: 'https://harbour.example/feed.xml' };
  await store.sources.sync([theWire, harbour], clock.now());
  await desk.publish('Micron to build a second plant in Idaho', { summary: 'Micron said so.' });
  await desk.publish('New export controls on chips [draft] *today*', { source: harbour });
}
