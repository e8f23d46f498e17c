import { expect, test } from 'vitest';
import { readMention } from '../../src/chat/mention.ts';

test.each([
  ['@desk', { kind: 'user', id: 'desk' }],
  ['<@123456>', { kind: 'user', id: '123456' }],
  ['<@!123456>', { kind: 'user', id: '123456' }],
  ['<@&987>', { kind: 'role', id: '987' }],
  ['<@U0ABC|jo>', { kind: 'user', id: 'U0ABC' }],
  ['<!subteam^S0ABC|@desk>', { kind: 'role', id: 'S0ABC' }],
])('%s is one person or role', (typed, expected) => {
  expect(readMention(typed, 'console')).toEqual(expected);
});

test.each(['@everyone', '@here', '<!channel>', '<!here>', '@Everyone', '<@everyone>', 'everyone'])(
  '%s is refused: an alert never mentions everyone',
  (typed) => {
    expect(() => readMention(typed, 'console')).toThrow('never mentions everyone');
  },
);

test.each(['jo and ann', '<@1> <@2>', '@', '<@>', '@a b'])('%s is refused: it is not one person or role', (typed) => {
  expect(() => readMention(typed, 'console')).toThrow('must be one person or one role');
});

test.each(['discord', 'slack'])(
  'on %s a name that was not picked from the list is refused: it would ping nobody',
  (platform) => {
    expect(() => readMention('@desk', platform)).toThrow('pick the person or role from the list');
    expect(readMention('<@42>', platform)).toEqual({ kind: 'user', id: '42' });
  },
);
