import { expect, test } from 'vitest';
import { completeLine } from '../../../src/platforms/console/completion.ts';
import { commands } from './console-kit.ts';

async function complete(line: string): Promise<readonly string[]> {
  const choices = await completeLine(line, commands, async ({ command, subcommand, option, typed }) => {
    const value = `${[command, subcommand, option].filter((part) => part !== undefined).join('.')}=${typed}`;
    return [{ label: value, value }];
  });
  return choices.map((choice) => choice.line);
}

test.each([
  ['a slash offers every command', '/', ['/subscribe ', '/unsubscribe ', '/latest ', '/sources ', '/help']],
  ['the first letters choose among them', '/S', ['/subscribe ', '/sources ']],
  ['what is no command has none', '/x', []],
  ['a line without a slash has none', 'subscribe', []],
  ['a path has none', '//x', []],
  [
    'a command with parts offers those',
    '/sources ',
    ['/sources list ', '/sources add ', '/sources remove '].map((line) =>
      line.includes('list') ? '/sources list' : line,
    ),
  ],
  ['a part is completed', '/sources r', ['/sources remove ']],
  ['a part’s option is asked for', '/sources remove bb', ['/sources remove sources.remove.which=bb']],
  ['an option that cannot be known is left to the person', '/subscribe Mic', []],
  ['the other options are offered once the first is there', '/subscribe Micron ', ['/subscribe Micron mention:']],
  ['the first option is asked for', '/unsubscribe ', ['/unsubscribe unsubscribe.which=']],
  ['names of options are completed', '/latest c', ['/latest count:']],
  ['an option that was given is not offered again', '/latest count:3 ', ['/latest count:3 since:']],
  ['a value with spaces is quoted', '/latest Micron since:1', ['/latest Micron since:latest.since=1 ']],
  ['quotes keep a phrase together', '/latest "since:', []],
])('%s', async (_what, line, lines) => {
  expect(await complete(line)).toEqual(lines);
});

test('a value with a space is put in quotes, as the reader of lines wants it', async () => {
  const choices = await completeLine('/latest since:', commands, async () => [{ label: '1 day', value: '1 day' }]);
  expect(choices.map((choice) => choice.line)).toEqual(['/latest since:"1 day" ']);
});
