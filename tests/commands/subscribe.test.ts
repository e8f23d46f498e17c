import { afterEach, beforeEach, expect, test } from 'vitest';
import { hour, minute } from '../../src/clock.ts';
import { type Desk, openDesk } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk({ maxSubscriptionsPerChannel: 3 });
});

afterEach(() => desk.close());

const ago = (ms: number) => ({ publishedAt: desk.clock.now() - ms });

test('a query is repeated as it was read, with what it would have caught and what to expect', async () => {
  await desk.publish('Beijing bars Micron from key networks', ago(3 * hour));
  await desk.publish('Micron goes to court over the order', ago(30 * hour));
  await desk.publish('Ministers meet in Geneva', ago(48 * hour));
  expect(await desk.type('/subscribe  micron')).toBe(
    [
      'Subscribed #chips to *micron* (number 1).',
      'micron: also microns; for the name alone type Micron',
      'In the last day it would have caught 1 story; expect about 1 a day.',
      '- [Beijing bars Micron from key networks](https://thewire.example/1) — The Wire, 2026-01-05 05:00',
    ].join('\n'),
  );
  expect(desk.indexed).toBe(1);
});

test('at most three of the last stories are shown', async () => {
  for (const [position, name] of ['Seoul', 'Boise', 'Xi’an', 'Singapore', 'Taichung'].entries())
    await desk.publish(`Micron looks at ${name}`, ago(position * minute));
  const lines = (await desk.type('/subscribe Micron')).split('\n');
  expect(lines[1]).toBe('In the last day it would have caught 5 stories; expect about 5 a day.');
  expect(lines.slice(2)).toHaveLength(3);
  expect(lines[2]).toContain('Micron looks at Seoul');
});

test('with an empty archive nobody pretends to know what to expect', async () => {
  expect(await desk.type('/subscribe Micron')).toContain('The archive is still empty');
});

test('a query that met nothing is told to be a rare one', async () => {
  await desk.publish('Ministers meet in Geneva');
  expect(await desk.type('/subscribe Micron')).toContain(
    'In the last day it would have caught 0 stories; nothing in the archive met it so far, so expect few.',
  );
});

test('what comes after is told, and what came before is not', async () => {
  expect(await desk.publish('Micron opens in Boise')).toBe(0);
  await desk.type('/subscribe Micron');
  expect(await desk.publish('Micron goes to court')).toBe(1);
});

test.each(['Micron', ' Micron ', '(Micron)'])(
  'a second subscription to the same query is refused: %s',
  async (query) => {
    await desk.type('/subscribe Micron');
    const { message, visibility } = await desk.ask(`/subscribe ${query}`);
    expect(message).toMatchObject({ kind: 'error' });
    expect(visibility).toBe('private');
    expect(await desk.type(`/subscribe ${query}`)).toBe('This channel has a subscription to Micron already.');
    expect(desk.indexed).toBe(1);
  },
);

test('another channel may have the same query', async () => {
  await desk.type('/subscribe Micron');
  expect(await desk.type('/subscribe Micron', { channel: 'trade' })).toContain('Subscribed #trade to *Micron*');
  expect(await desk.publish('Micron goes to court')).toBe(2);
});

test('a channel that has as many as it may is told how to make room', async () => {
  for (const query of ['Micron', 'Samsung', 'Hynix']) await desk.type(`/subscribe ${query}`);
  expect(await desk.type('/subscribe Kioxia')).toBe(
    '#chips has 3 subscriptions, and that is the most a channel can have. Remove one with /unsubscribe first.',
  );
  await desk.type('/unsubscribe 2');
  expect(await desk.type('/subscribe Kioxia')).toContain('*Kioxia* (number 4)');
});

test('a channel that is full and has the query already is told that it has it', async () => {
  for (const query of ['Micron', 'Samsung', 'Hynix']) await desk.type(`/subscribe ${query}`);
  expect(await desk.type('/subscribe Micron')).toBe('This channel has a subscription to Micron already.');
});

test('a mention is kept, and one of everybody is refused without a subscription', async () => {
  expect(await desk.type('/subscribe Micron mention:@everyone')).toBe(
    'An alert never mentions everyone. Name one person or one role instead, such as mention:@desk.',
  );
  expect(desk.indexed).toBe(0);
  await desk.type('/subscribe Micron mention:<@&987>');
  expect(await desk.type('/subscriptions')).toContain('1  *Micron* · mentions @987');
});

test('a query that cannot be read is shown with a mark under the place, to whoever typed it', async () => {
  const { message, visibility } = await desk.ask('/subscribe Micron AND');
  expect(visibility).toBe('private');
  expect(message.blocks).toEqual([
    { kind: 'text', inlines: ['AND needs something on both sides.'] },
    { kind: 'preformatted', text: 'Micron AND\n       ^' },
    { kind: 'text', inlines: ['Type Micron'] },
  ]);
  expect(desk.indexed).toBe(0);
});

test.each([
  ['/subscribe', '/subscribe needs query: what to watch for: Micron, "export controls" -opinion.'],
  ['/subscribe mention:@desk', '/subscribe needs query'],
  [`/subscribe ${'x'.repeat(2001)}`, 'query is too long: 2001 characters, and 2000 are the most.'],
])('%s is refused with a sentence', async (line, sentence) => {
  expect(await desk.type(line)).toContain(sentence);
});

test('only who manages the channel may subscribe it', async () => {
  const { message, visibility } = await desk.ask('/subscribe Micron', { isManager: false });
  expect(message).toMatchObject({ kind: 'error' });
  expect(visibility).toBe('private');
  expect(await desk.type('/subscribe Micron', { isManager: false })).toBe(
    '/subscribe is for those who manage this channel. Ask one of them.',
  );
  expect(desk.indexed).toBe(0);
});

test('the reply is for the whole channel', async () => {
  expect(await desk.ask('/subscribe Micron')).toMatchObject({ visibility: 'channel', message: { kind: 'reply' } });
});

test('two that type the same at once get one subscription and one refusal', async () => {
  const replies = await Promise.all([desk.type('/subscribe Micron'), desk.type('/subscribe Micron')]);
  expect(replies.filter((reply) => reply.startsWith('Subscribed'))).toHaveLength(1);
  expect(replies.filter((reply) => reply.includes('already'))).toHaveLength(1);
  expect(desk.indexed).toBe(1);
});

test('says whom each alert will mention, and how to change it', async () => {
  expect(await desk.type('/subscribe Houthi mention:<@42>')).toContain('Each alert will mention @42.');
  expect(await desk.type('/subscribe Houthi mention:<@43>')).toContain(
    'To change whom it mentions, /unsubscribe 1 and subscribe again.',
  );
});

test('says so where no source is called as the query has it', async () => {
  expect(await desk.type('/subscribe Micron source:nosuch')).toContain('No source that is watched is called “nosuch”');
});

test('completes with what the workspace watches already, newest first, each once, and with nothing of another', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/subscribe Raimondo');
  await desk.type('/subscribe Micron', { channel: 'trade' });
  await desk.type('/subscribe Samsung', { workspace: 'globex' });
  const labels = async (typed: string) => (await desk.complete('subscribe', 'query', typed)).map(({ label }) => label);
  expect(await labels('')).toEqual(['Micron', 'Raimondo']);
  expect(await labels('rai')).toEqual(['Raimondo']);
});
