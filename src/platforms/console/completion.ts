import type { Choice } from '../../chat/caller.ts';
import type { Command, Option } from '../../chat/command.ts';
import type { CompletionRequest } from '../../chat/platform.ts';

/** One way to go on with a line. */
export interface CompletedLine {
  readonly label: string;
  /** What it means, in a few words; empty where the label says it. */
  readonly hint: string;
  /** The whole line as it would then be. */
  readonly line: string;
}

type Asked = Pick<CompletionRequest, 'command' | 'subcommand' | 'option' | 'typed'>;

const most = 12;

/** How a line that begins with a slash can go on: a command, a subcommand, an option's name, an option's value. */
export async function completeLine(
  line: string,
  commands: readonly Command[],
  ask: (request: Asked) => Promise<readonly Choice[]>,
): Promise<readonly CompletedLine[]> {
  const [, name, rest] = /^\/([^\s/]*)(?:\s+([\s\S]*))?$/.exec(line) ?? [];
  if (name === undefined) return [];
  if (rest === undefined) return toNames(commands, name, '/');

  const command = commands.find((one) => one.name === name.toLowerCase());
  if (command === undefined) return [];
  if (command.subcommands === undefined) {
    return (await completeOptions(command, { command: command.name }, line, rest, ask)).slice(0, most);
  }
  const [, word = '', gap, after = ''] = /^(\S*)(\s*)([\s\S]*)$/.exec(rest) ?? [];
  if (gap === '') return toNames(command.subcommands, word, line.slice(0, line.length - word.length));
  const subcommand = command.subcommands.find((one) => one.name === word.toLowerCase());
  if (subcommand === undefined) return [];
  const of = { command: command.name, subcommand: subcommand.name };
  return (await completeOptions(subcommand, of, line, after, ask)).slice(0, most);
}

function toNames(commands: readonly Command[], typed: string, before: string): readonly CompletedLine[] {
  return commands
    .filter((command) => command.name.startsWith(typed.toLowerCase()))
    .map((command) => {
      const takesMore = command.subcommands !== undefined || Object.keys(command.options).length > 0;
      const label = before === '/' ? `/${command.name}` : command.name;
      return { label, hint: command.description, line: `${before}${command.name}${takesMore ? ' ' : ''}` };
    });
}

async function completeOptions(
  command: Command,
  of: Pick<Asked, 'command' | 'subcommand'>,
  line: string,
  rest: string,
  ask: (request: Asked) => Promise<readonly Choice[]>,
): Promise<readonly CompletedLine[]> {
  const names = Object.keys(command.options);
  const word = lastWord(rest);
  const before = line.slice(0, line.length - word.length);
  const [, named, typed = ''] = /^([a-z][a-z-]*):"?([^"]*)/.exec(word) ?? [];
  if (named !== undefined && names.includes(named)) {
    const choices = await choicesOf(command.options[named], { ...of, option: named, typed }, ask);
    return choices.map(({ label, value }) => ({ label, hint: '', line: `${before}${named}:${toQuoted(value)} ` }));
  }

  const [first] = names;
  const hasNamed = names.some((one) => new RegExp(`(^|\\s)${one}:`).test(rest));
  const lines: CompletedLine[] = [];
  if (first !== undefined && !hasNamed) {
    const start = line.slice(0, line.length - rest.length);
    const choices = await choicesOf(command.options[first], { ...of, option: first, typed: rest.trim() }, ask);
    lines.push(...choices.map(({ label, value }) => ({ label, hint: '', line: `${start}${value}` })));
  }
  const isFirstAnswered = rest.trim() !== word || command.options[first ?? '']?.required !== true;
  if (isFirstAnswered) {
    for (const name of names.slice(1)) {
      if (!name.startsWith(word) || new RegExp(`(^|\\s)${name}:`).test(rest)) continue;
      lines.push({ label: `${name}:`, hint: command.options[name]?.description ?? '', line: `${before}${name}:` });
    }
  }
  return lines;
}

async function choicesOf(
  option: Option | undefined,
  asked: Asked,
  ask: (request: Asked) => Promise<readonly Choice[]>,
): Promise<readonly Choice[]> {
  return option?.complete === undefined && option?.choices === undefined ? [] : ask(asked);
}

/** From the last space outside quotes. */
function lastWord(text: string): string {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(text[at] ?? '')) start = at + 1;
  }
  return text.slice(start);
}

function toQuoted(value: string): string {
  return /\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
