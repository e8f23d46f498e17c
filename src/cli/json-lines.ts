import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { toUnreadable } from './unreadable.ts';

/** One line of a file of JSON lines. */
export interface JsonLine<T> {
  /** From 1. */
  readonly number: number;
  readonly value: T;
  /** The object as it was given, before anything was filled in. */
  readonly given: object;
}

/** Nobody reads what is printed any more, as with `| head -1`: no failure, and nothing left to do. */
export class OutputClosedError extends Error {}

/**
 * Objects, one a line, from a file or, with `-` or nothing, from standard input; each checked.
 * @throws {AppError} argument_invalid names the line that is wrong; file_unreadable
 */
export async function* readJsonLines<T>(
  file: string | undefined,
  input: Readable,
  schema: z.ZodType<T>,
): AsyncGenerator<JsonLine<T>> {
  const stream = file === undefined || file === '-' ? input : createReadStream(file);
  let number = 0;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      // Some editors begin a file with a mark of its encoding.
      const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
      if (text.trim() !== '') yield readLine(text, number, schema);
    }
  } catch (error) {
    throw error instanceof AppError ? error : toUnreadable(file ?? 'Standard input', error);
  } finally {
    // Whoever writes to us may keep the pipe open, and that would keep us.
    stream.destroy();
  }
}

function readLine<T>(line: string, number: number, schema: z.ZodType<T>): JsonLine<T> {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    throw new AppError('argument_invalid', `Line ${number} is not JSON: one object a line is read.`, { cause: error });
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new AppError('argument_invalid', `Line ${number} is no article: one object a line is read.`);
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return { number, value: parsed.data, given };
  const issue = parsed.error.issues[0];
  const reason = issue?.message.replace(/^Invalid input: /, '') ?? 'wrong';
  throw new AppError(
    'argument_invalid',
    `Line ${number} is no article: its ${issue?.path.join('.') ?? ''} is wrong (${reason}).`,
  );
}

/** @throws {OutputClosedError} */
export function writeJsonLine(output: Writable, value: unknown): void {
  if (!output.writable) throw new OutputClosedError();
  output.write(`${JSON.stringify(value)}\n`);
}
