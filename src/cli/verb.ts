import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config.ts';

/** A verb of `wirewatch VERB`: reads a file, an address or standard input and prints JSON lines. */
export interface Verb {
  /** @throws {AppError} its sentence goes to standard error, and the exit status is 1. */
  run(given: readonly string[], io: VerbIo): Promise<void>;
}

export interface VerbIo {
  readonly input: Readable;
  readonly output: Writable;
  /** Read only by the verbs that need it, so that the others work whatever the settings are. */
  config(): Config;
  readonly version: string;
}
