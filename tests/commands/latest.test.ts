import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, hour, minute } from '../../src/clock.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';
import { reports } from '../fakes/rss.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.close());

const ago = (ms: number) => ({ publishedAt: desk.clock.now() - ms });
const titles = (reply: string) => [...reply.matchAll(/\[([^\]]*)\]/g)].map(([, title]) => title);

test('stories come newest first, one line each, with outlet and time', async () => {
  await desk.publish('Micron opens in Boise', ago(5 * hour));
  await desk.publish('Micron goes to court', ago(hour));
  await desk.publish('Ministers meet in Geneva', ago(2 * hour));
  await desk.publish('Shares of Micron fall', ago(3 * hour));
  expect(await desk.type('/latest Micron')).toBe(
    [
      'The newest 3 stories for *Micron*:',
      '- [Micron goes to court](https://thewire.example/2) — The Wire, 2026-01-05 07:00',
      '- [Shares of Micron fall](https://thewire.example/4) — The Wire, 2026-01-05 05:00',
      '- [Micron opens in Boise](https://thewire.example/1) — The Wire, 2026-01-05 03:00',
    ].join('\n'),
  );
});

test('a story that several outlets tell is one line, by the report that told it first', async () => {
  await desk.publish('Beijing bars Micron from key networks', { ...ago(3 * hour), content: reports.ban });
  await desk.publish('China bars Micron from networks', {
    ...ago(hour),
    content: reports.ban,
    outlet: 'Harbour Times',
    url: 'https://harbour-times.example/1',
  });
  await desk.publish('Micron goes to court', { ...ago(2 * hour), content: reports.court });
  expect(await desk.type('/latest Micron')).toBe(
    [
      'The newest 2 stories for *Micron*:',
      '- [Micron goes to court](https://thewire.example/3) — The Wire, 2026-01-05 06:00',
      '- [Beijing bars Micron from key networks](https://thewire.example/1) — The Wire, 2026-01-05 05:00 · 1 more report',
    ].join('\n'),
  );
});

test('a story counts all its reports even where the list ends before the oldest of them', async () => {
  await desk.publish('Beijing bars Micron from key networks', { ...ago(5 * hour), content: reports.ban });
  await desk.publish('Micron goes to court', { ...ago(3 * hour), content: reports.court });
  await desk.publish('Talks on Micron begin in Vienna', { ...ago(2 * hour), content: reports.talks });
  await desk.publish('China bars Micron', { ...ago(hour), content: reports.ban, url: 'https://harbour.example/1' });
  expect(await desk.type('/latest Micron count:1')).toContain('· 1 more report');
});

test('five are shown, or as many as asked for', async () => {
  for (let position = 0; position < 25; position++)
    await desk.publish(`Micron looks at site ${position} of its plan`, ago(position * minute));
  expect(titles(await desk.type('/latest Micron'))).toHaveLength(5);
  expect(titles(await desk.type('/latest Micron count:20'))).toHaveLength(20);
  expect(await desk.type('/latest Micron count:1')).toContain('The newest story for *Micron*:');
  for (const count of ['0', '21', '-1', 'many', '1.5'])
    expect(await desk.type(`/latest Micron count:${count}`)).toBe(
      `count must be a whole number from 1 to 20, not “${count}”.`,
    );
});

test('a week is looked at, or as far back as asked for', async () => {
  await desk.publish('Micron opens in Boise', ago(8 * day));
  await desk.publish('Micron goes to court', ago(3 * day));
  expect(titles(await desk.type('/latest Micron'))).toEqual(['Micron goes to court']);
  expect(titles(await desk.type('/latest Micron since:2w'))).toHaveLength(2);
  expect(await desk.type('/latest Micron since:2d')).toBe('Nothing in the last 2 days for *Micron*.');
  expect(await desk.type('/latest Micron since:soon')).toBe(
    'since must be a span of time such as 30m, 6h, 2d or 1w, not “soon”.',
  );
  expect(await desk.type('/latest Micron since:366d')).toBe('since can be 365 days at the most.');
});

test('without a query it is about what the channel follows', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/subscribe Samsung');
  await desk.publish('Micron goes to court', ago(3 * hour));
  await desk.publish('Ministers meet in Geneva', ago(2 * hour));
  await desk.publish('Samsung and Micron talk', ago(hour));
  const reply = await desk.type('/latest');
  expect(reply).toContain('The newest 2 stories for the subscriptions of #chips:');
  expect(titles(reply)).toEqual(['Samsung and Micron talk', 'Micron goes to court']);
});

test('without a query and without subscriptions it is about everything', async () => {
  expect(await desk.type('/latest')).toBe('Nothing in the last 7 days from all sources.');
  await desk.publish('Ministers meet in Geneva');
  expect(await desk.type('/latest')).toContain('The newest story from all sources:');
});

test('the matcher decides, not the index: fields, distance, and names that only look alike', async () => {
  await desk.publish('A ban on chips', { summary: 'It is about Micron.', ...ago(hour) });
  await desk.publish('Micron faces a ban', ago(2 * hour));
  await desk.publish('Dust of a few microns', ago(3 * hour));
  expect(titles(await desk.type('/latest title:Micron'))).toEqual(['Micron faces a ban']);
  expect(titles(await desk.type('/latest Micron NEAR/3 ban'))).toEqual(['Micron faces a ban']);
  expect(titles(await desk.type('/latest ="Micron"'))).toEqual(['A ban on chips', 'Micron faces a ban']);
});

test('an article that was taken in without an alert is found too', async () => {
  await desk.publish('Micron goes to court', { isFirstFetch: true });
  expect(titles(await desk.type('/latest Micron'))).toEqual(['Micron goes to court']);
});

test('a date in the year 9999 does not stay on top for ever', async () => {
  await desk.publish('Micron opens in Boise', { publishedAt: Date.UTC(9999, 11, 31) });
  await desk.clock.turn(hour);
  await desk.publish('Micron goes to court');
  expect(titles(await desk.type('/latest Micron'))).toEqual(['Micron goes to court', 'Micron opens in Boise']);
});

test('a query that cannot be read is told to whoever typed it', async () => {
  expect(await desk.ask('/latest (Micron')).toMatchObject({ visibility: 'private', message: { kind: 'error' } });
});

test('anyone may ask, and the channel reads the answer', async () => {
  await desk.publish('Micron goes to court');
  expect(await desk.ask('/latest Micron', { isManager: false })).toMatchObject({
    visibility: 'channel',
    message: { kind: 'reply' },
  });
});
