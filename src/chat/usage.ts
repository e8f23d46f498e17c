import type { Command } from './command.ts';

/** How a command is typed: `/latest [query] [count:…] [since:…]`. */
export function toUsage(command: Command, subcommand: Command = command): string {
  const options = Object.entries(subcommand.options).map(([name, option], index) => {
    const word = index === 0 ? name : `${name}:…`;
    return option.required ? word : `[${word}]`;
  });
  const name = subcommand === command ? command.name : `${command.name} ${subcommand.name}`;
  return [`/${name}`, ...options].join(' ');
}
