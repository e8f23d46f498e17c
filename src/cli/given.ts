import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError, toSentence } from '../errors.ts';

/**
 * What stands behind a verb.
 * @throws {AppError} usage: how the verb is typed.
 */
export function readGiven<const O extends NonNullable<ParseArgsConfig['options']>>(
  given: readonly string[],
  options: O,
  usage: string,
  mostPositionals = 1,
) {
  const read = parse(given, options, usage);
  const extra = read.positionals[mostPositionals];
  if (extra !== undefined) throw toUsageError(usage, `“${extra}” is one too many; put quotes around what has spaces.`);
  return read;
}

function parse<const O extends NonNullable<ParseArgsConfig['options']>>(
  given: readonly string[],
  options: O,
  usage: string,
) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw toUsageError(usage, toSentence(error));
  }
}

export function toUsageError(usage: string, reason?: string): AppError {
  return new AppError('usage', `${reason === undefined ? '' : `${reason}\n`}Usage: wirewatch ${usage}`);
}
