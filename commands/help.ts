import { defineCommand } from '../src/chat/command.ts';
import { toUsage } from '../src/chat/usage.ts';
import { UserError } from '../src/errors.ts';
import { type Block, bold, code, type Inline, toReply } from '../src/message.ts';

export const help = defineCommand({
  name: 'help',
  description: 'What one can type here',
  access: 'anyone',
  visibility: 'private',
  options: {
    command: {
      kind: 'text',
      description: 'A command, to see all of it',
      complete: async (typed, { commands }) =>
        commands
          .filter(({ name }) => name.startsWith(toName(typed)))
          .map(({ name }) => ({ label: `/${name}`, value: name })),
    },
  },
  examples: ['help', 'help subscribe'],
  async run({ command: typed }, { commands }) {
    if (typed === undefined) {
      const rows = commands.map(({ name, description }): Inline[] => [code(`/${name}`), ` ${description}`]);
      return toReply(
        'Wirewatch watches news sources and tells this channel, once per story, when a name it asked about is in the news.',
        { kind: 'list', rows },
        [
          'A query can be ',
          code('Micron'),
          ', ',
          code('"export controls" -opinion'),
          ', ',
          code('Micron NEAR/8 ban'),
          ', ',
          code('title:(Micron OR Samsung) lang:en'),
          '.',
        ],
        ['More on one: ', code('/help subscribe')],
      );
    }
    const name = toName(typed);
    const command = commands.find((one) => one.name === name);
    if (command === undefined)
      throw new UserError('command_unknown', `There is no command /${name.slice(0, 32)}. /help lists them.`);
    const whole = command.subcommands ?? [command];
    return toReply(
      [bold(`/${command.name}`), ` ${command.description}.`],
      ...whole.flatMap((one): readonly (Block | readonly Inline[])[] => [
        [
          code(toUsage(command, one)),
          one === command ? '' : ` ${one.description}.`,
          one.access === 'manager' ? ' For managers of the channel.' : '',
        ],
        ...(Object.keys(one.options).length === 0
          ? []
          : [
              {
                kind: 'list' as const,
                rows: Object.entries(one.options).map(([option, { description }]): Inline[] => [
                  code(option),
                  ` ${description}`,
                ]),
              },
            ]),
      ]),
      ...command.examples.map((example): readonly Inline[] => ['For example: ', code(`/${example}`)]),
    );
  },
});

/** A command's name as people write it: `/sources add` is help on sources. */
function toName(typed: string): string {
  return typed.replace(/^\//, '').toLowerCase().split(/\s/, 1)[0] ?? '';
}
