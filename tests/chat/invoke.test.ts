import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../src/chat/caller.ts';
import type { Input } from '../../src/chat/platform.ts';
import { type Desk, openDesk, theWire, toText } from '../fakes/desk-kit.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.close());

const caller: Caller = {
  address: { platform: 'discord', workspace: 'acme', channel: 'chips' },
  channelName: 'chips',
  workspaceName: 'Acme',
  user: { id: 'ana', name: 'Ana', isManager: true },
};
const send = async (input: Input) => toText((await desk.handler.invoke({ ...caller, input })).message);
const line = (typed: string) => send({ kind: 'line', line: typed });

test.each([
  ['/subscribe Micron', '*Micron*'],
  ['subscribe Micron', '*Micron*'],
  ['  /SUBSCRIBE   Micron ', '*Micron*'],
  ['subscribe\nMicron', '*Micron*'],
  ['subscribe Micron Technology', '*Micron Technology*'],
])('the line %j is a command, however it is written', async (typed, expected) => {
  expect(await line(typed)).toContain(`Subscribed #chips to ${expected}`);
});

test.each([
  ['', 'Type a command, for example /help.'],
  ['/', 'Type a command, for example /help.'],
  ['sub Micron', 'There is no command /sub. Did you mean /subscribe?'],
  ['subscrib Micron', 'There is no command /subscrib. Did you mean /subscribe?'],
  ['lastest', 'There is no command /lastest. Did you mean /latest?'],
  ['weather in Vienna', 'There is no command /weather. Type /help for the list.'],
  ['constructor', 'There is no command /constructor. Type /help for the list.'],
  ['__proto__', 'There is no command /__proto__. Type /help for the list.'],
  ['🦃'.repeat(500), 'Type /help for the list.'],
])('the line %j is answered with what to type instead', async (typed, sentence) => {
  expect(await line(typed)).toContain(sentence);
});

test('named values from a form do the same as a line', async () => {
  const values = { query: ' Micron ', mention: '<@42>' };
  expect(await send({ kind: 'values', command: 'subscribe', values })).toContain('Subscribed #chips to *Micron*');
  expect(await send({ kind: 'values', command: 'sources', subcommand: 'list', values: {} })).toBe(
    'No sources are watched.',
  );
});

test.each([
  [{ command: 'weather', values: {} }, 'There is no command /weather. Type /help for the list.'],
  [{ command: 'sources', values: {} }, 'Type /sources list, /sources add, /sources remove, /sources check.'],
  [
    { command: 'sources', subcommand: 'weather', values: {} },
    '/sources has no “weather”; it has list, add, remove, check.',
  ],
  [{ command: 'help', subcommand: 'sources', values: {} }, '/help has no parts; type it without “sources”.'],
  [{ command: 'subscribe', values: {} }, '/subscribe needs query'],
])('a form that is out of step is answered in a sentence: %j', async (input, sentence) => {
  expect(await send({ kind: 'values', ...input })).toContain(sentence);
});

test('a fault of ours is one neutral sentence, without what went wrong', async () => {
  await desk.type('/help');
  await desk.store.close();
  const { message, visibility } = await desk.ask('/latest Micron');
  expect(visibility).toBe('private');
  expect(toText(message)).toBe(
    'Something went wrong on our side, and what you typed may not have been carried out. Try again in a minute.',
  );
  expect(await desk.complete('unsubscribe', 'which', '')).toEqual([]);
});

test('completion of what there is not is empty', async () => {
  expect(await desk.complete('weather', 'city', '')).toEqual([]);
  expect(await desk.complete('subscribe', 'city', '')).toEqual([]);
  expect(await desk.complete('subscribe', 'query', 'Mic')).toEqual([]);
  expect(await desk.complete('sources weather', 'name', '')).toEqual([]);
  expect(await desk.complete('subscribe', 'constructor', '')).toEqual([]);
});

test('at most 25 choices are offered', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ ...theWire, id: `wire-${index}`, name: `Wire ${index}` }));
  await desk.store.sources.sync(many, desk.clock.now());
  expect(await desk.complete('sources list', 'name', 'wire')).toHaveLength(25);
});

test('a workspace that lets the bot go parks its channels, and one that takes it back resumes them', async () => {
  await desk.type('/subscribe Micron');
  await desk.type('/subscribe Micron', { workspace: 'globex' });
  const acme = { platform: 'discord', workspace: 'acme' };
  await desk.handler.left(acme, 'The bot was removed from the server.');
  expect(await desk.publish('Micron goes to court')).toBe(1);
  await desk.handler.joined(acme);
  expect(await desk.publish('Micron opens in Boise')).toBe(2);
});
