import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { z } from 'zod';
import { AppError, toSentence } from '../errors.ts';

/**
 * Objects, one a line, from a file or, with `-` or nothing, from standard input; each checked.
 * @throws {AppError} argument_invalid names the line that is wrong; file_unreadable
 */
export async function* readJsonLines<T>(
  file: string | undefined,
  input: Readable,
  schema: z.ZodType<T>,
): AsyncGenerator<T> {
  const stream = file === undefined || file === '-' ? input : createReadStream(file);
  let number = 0;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() !== '') yield readLine(line, number, schema);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file_unreadable', `${file ?? 'Standard input'} cannot be read: ${toSentence(error)}.`, {
      cause: error,
    });
  }
}

function readLine<T>(line: string, number: number, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new AppError('argument_invalid', `Line ${number} is not JSON: one object a line is read.`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') || 'it';
  throw new AppError('argument_invalid', `Line ${number} is not an article: ${where}: ${issue?.message ?? 'wrong'}.`);
}

export function writeJsonLine(output: Writable, value: unknown): void {
  output.write(`${JSON.stringify(value)}\n`);
}
