import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCommandLine, toTypedText } from '../../../src/platforms/slack/typed-text.ts';

describe('what Slack made of a line is undone', () => {
  test.each([
    ['subscribe “export controls” -opinion', 'subscribe "export controls" -opinion'],
    ['subscribe R&amp;D &lt;3 &gt;', 'subscribe R&D <3 >'],
    ['typed &amp;lt; stays', 'typed &lt; stays'],
    ['subscribe O’Brien', "subscribe O'Brien"],
    ['subscribe <http://micron.com|micron.com>', 'subscribe micron.com'],
    ['sources add <https://thewire.example/rss.xml>', 'sources add https://thewire.example/rss.xml'],
    [
      'sources add <https://a.example/?x=1&amp;y=2|https://a.example/?x=1&amp;y=2>',
      'sources add https://a.example/?x=1&y=2',
    ],
    ['sources add <https://real.example/feed|click here>', 'sources add https://real.example/feed'],
    ['subscribe x mention:<@U123|name>', 'subscribe x mention:<@U123>'],
    ['subscribe x mention:<@U123>', 'subscribe x mention:<@U123>'],
    ['subscribe x mention:<!subteam^S1|@desk>', 'subscribe x mention:<!subteam^S1>'],
    ['subscribe x mention:<!channel>', 'subscribe x mention:@channel'],
    ['in <#C1|general>', 'in #general'],
    ['in <#C1>', 'in #C1'],
    ['mail <mailto:a@b.example|a@b.example>', 'mail a@b.example'],
    ['a\u00a0b', 'a b'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['', ''],
  ])('%j is %j', (sent, typed) => {
    expect(toTypedText(sent)).toBe(typed);
  });

  test('whatever was typed, escaped as Slack does, comes back', () => {
    const toSent = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const typed = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[“”„‟«»‘’‚‛\u00a0]/.test(text));
    fc.assert(
      fc.property(typed, (text) => toTypedText(toSent(text)) === text),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('the command of a message that names us', () => {
  test.each([
    ['<@UBOT> latest Micron', 'latest Micron'],
    ['<@UBOT|wirewatch>, latest', 'latest'],
    ['hello <@UBOT> latest <@UBOT>', 'latest <@UBOT>'],
    ['latest Micron <@UBOT>', 'latest Micron'],
    ['<@UBOT> /wire latest', 'latest'],
    ['<@UBOT> /latest', 'latest'],
    ['<@UBOT>', 'help'],
    ['latest', 'latest'],
    ['wires', 'wires'],
  ])('of %j is %j', (text, line) => {
    expect(toCommandLine(text, 'UBOT')).toBe(line);
  });
});
