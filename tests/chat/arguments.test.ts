import { expect, test } from 'vitest';
import { readLine, readValues } from '../../src/chat/arguments.ts';
import { defineCommand } from '../../src/chat/command.ts';
import { day, hour, minute } from '../../src/clock.ts';
import { toReply } from '../../src/message.ts';

const command = defineCommand({
  name: 'look',
  description: 'For the tests',
  access: 'anyone',
  visibility: 'private',
  options: {
    query: { kind: 'text', required: true, description: 'What to look for' },
    count: { kind: 'integer', min: 1, max: 20, description: 'How many' },
    since: { kind: 'duration', maxMs: 30 * day, description: 'How far back' },
    order: { kind: 'text', choices: ['new', 'old'], description: 'Which first' },
  },
  examples: ['look Micron'],
  run: async () => toReply('done'),
});

test.each<[string, object]>([
  ['Micron', { query: 'Micron' }],
  ['  Micron   China ', { query: 'Micron   China' }],
  ['"export controls" -opinion', { query: '"export controls" -opinion' }],
  ['Micron count:5', { query: 'Micron', count: 5 }],
  ['count:5 Micron since:2d', { query: 'Micron', count: 5, since: 2 * day }],
  ['Micron since:"1h 30m"', { query: 'Micron', since: 90 * minute }],
  ['query:Micron count:3', { query: 'Micron', count: 3 }],
  ['query:"export controls" count:3', { query: '"export controls"', count: 3 }],
  ['Micron Count:5', { query: 'Micron', count: 5 }],
  ['Micron since: 2d count: 3', { query: 'Micron', since: 2 * day, count: 3 }],
  ['Micron since:“1h 30m”', { query: 'Micron', since: 90 * minute }],
  ['Micron since:', { query: 'Micron' }],
  // Fields of a query are no options: they stay where they were typed.
  ['title:Micron source:bbc', { query: 'title:Micron source:bbc' }],
  ['"count:5 of them"', { query: '"count:5 of them"' }],
  ['discount:5', { query: 'discount:5' }],
  ['Micron order:OLD', { query: 'Micron', order: 'old' }],
  ['"unclosed count:5', { query: '"unclosed count:5' }],
])('the line %j is read as typed', (line, expected) => {
  const { query, count, since, order } = readLine(command, line);
  expect(JSON.parse(JSON.stringify({ query, count, since, order }))).toEqual(expected);
});

test.each([
  ['', '/look needs query: what to look for. For example: /look Micron'],
  ['Micron count:many', 'count must be a whole number from 1 to 20, not “many”.'],
  ['Micron count:0', 'count must be a whole number from 1 to 20, not “0”.'],
  ['Micron count:99999999999999', 'count must be a whole number from 1 to 20'],
  ['Micron since:soon', 'since must be a span of time such as 30m, 6h, 2d or 1w, not “soon”.'],
  ['Micron since:2y', 'since must be a span of time'],
  ['Micron since:90d', 'since can be 30 days at the most.'],
  ['Micron order:sideways', 'order must be one of new, old, not “sideways”.'],
  [`${'x'.repeat(3000)}`, 'query is too long: 3000 characters, and 2000 are the most.'],
])('the line %j is refused with a sentence', (line, sentence) => {
  expect(() => readLine(command, line)).toThrow(sentence);
});

test('named values pass the same checks as a line', () => {
  expect(readValues(command, { query: ' Micron ', since: '6h', unknown: 'x' })).toEqual({
    query: 'Micron',
    since: 6 * hour,
  });
  expect(() => readValues(command, { query: 'Micron', count: '21' })).toThrow(
    'count must be a whole number from 1 to 20',
  );
  expect(() => readValues(command, {})).toThrow('/look needs query');
});

test('a command without options takes nothing after its name', () => {
  const bare = defineCommand({ ...command, options: {}, run: async () => toReply('done') });
  expect(() => readLine(bare, 'anything')).toThrow('/look takes nothing after its name.');
});
