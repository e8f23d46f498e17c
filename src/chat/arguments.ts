import { UserError } from '../errors.ts';
import type { Command, Option } from './command.ts';
import { readDuration, toDurationText } from './duration.ts';

export type Given = Readonly<Record<string, string | number | undefined>>;

/** Longer than any option may sensibly be; queries have a limit of their own. */
const maxLength = 2000;

/**
 * A typed line as options: `name:value` where the command has an option of that name, all else is its first option, as it was
 * typed. A value with spaces stands in quotes.
 * @throws {UserError} argument_invalid
 */
export function readLine(command: Command, line: string): Given {
  const names = Object.keys(command.options);
  const first = names[0];
  const values: Record<string, string> = {};
  let rest = '';
  for (let at = 0; at < line.length; ) {
    const named = /^([a-z][a-z-]*):/i.exec(line.slice(at, at + 40))?.[1]?.toLowerCase();
    const startsWord = at === 0 || /\s/.test(line[at - 1] ?? '');
    if (startsWord && named !== undefined && named === first) {
      at = skipSpaces(line, at + named.length + 1);
    } else if (startsWord && named !== undefined && names.includes(named)) {
      const value = readValue(line, skipSpaces(line, at + named.length + 1));
      values[named] = value.text;
      at = value.end;
    } else if (line[at] === '"') {
      const end = endOfQuote(line, at);
      rest += line.slice(at, end);
      at = end;
    } else {
      rest += line[at];
      at++;
    }
  }
  rest = rest.trim();
  if (rest !== '') {
    if (first === undefined) throw new UserError('argument_invalid', `/${command.name} takes nothing after its name.`);
    values[first] = rest;
  }
  return readValues(command, values);
}

/**
 * Named values, as a form or a platform's typed options give them, checked the same way.
 * @throws {UserError} argument_invalid
 */
export function readValues(command: Command, values: Readonly<Record<string, string>>): Given {
  const given: Record<string, string | number | undefined> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const text = values[name]?.trim() ?? '';
    if (text === '') {
      if (option.required) throw new UserError('argument_invalid', toMissing(command, name, option));
      continue;
    }
    if (text.length > maxLength) {
      throw new UserError(
        'argument_invalid',
        `${name} is too long: ${text.length} characters, and ${maxLength} are the most.`,
      );
    }
    given[name] = readOption(name, option, text);
  }
  return given;
}

function readOption(name: string, option: Option, text: string): string | number {
  if (option.kind === 'integer') {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    const { min = 0, max = 999_999_999 } = option;
    if (!(value >= min && value <= max)) {
      throw new UserError(
        'argument_invalid',
        `${name} must be a whole number from ${min} to ${max}, not “${toShort(text)}”.`,
      );
    }
    return value;
  }
  if (option.kind === 'duration') {
    const value = readDuration(text);
    if (value === null) {
      throw new UserError(
        'argument_invalid',
        `${name} must be a span of time such as 30m, 6h, 2d or 1w, not “${toShort(text)}”.`,
      );
    }
    if (option.maxMs !== undefined && value > option.maxMs) {
      throw new UserError('argument_invalid', `${name} can be ${toDurationText(option.maxMs)} at the most.`);
    }
    return value;
  }
  if (option.choices !== undefined && !option.choices.includes(text.toLowerCase())) {
    throw new UserError(
      'argument_invalid',
      `${name} must be one of ${option.choices.join(', ')}, not “${toShort(text)}”.`,
    );
  }
  return option.choices === undefined ? text : text.toLowerCase();
}

function toMissing(command: Command, name: string, option: Option): string {
  const example = command.examples[0];
  return `/${command.name} needs ${name}: ${toLowerStart(option.description)}.${example === undefined ? '' : ` For example: /${example}`}`;
}

/** As the rest of a sentence; the names in it keep their capitals. */
function toLowerStart(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function toShort(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Phones write “these” of their own accord. */
const quotes = /["“”„]/g;

function readValue(line: string, start: number): { readonly text: string; readonly end: number } {
  if (/["“”„]/.test(line[start] ?? '')) {
    const length = line.slice(start + 1).search(quotes);
    const end = length < 0 ? line.length : start + length + 2;
    return { text: line.slice(start, end).replaceAll(quotes, ''), end };
  }
  const length = line.slice(start).search(/\s/);
  const end = length < 0 ? line.length : start + length;
  return { text: line.slice(start, end), end };
}

function skipSpaces(line: string, start: number): number {
  let at = start;
  while (line[at] === ' ') at++;
  return at;
}

function endOfQuote(line: string, start: number): number {
  const close = line.indexOf('"', start + 1);
  return close < 0 ? line.length : close + 1;
}
