import { destination, type Logger, pino } from 'pino';

/** error: a person must act. warn: we will try again. info: a state changed. debug: for whoever is looking for something. */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

/** Structured lines on standard error, so that standard output stays for people and for pipes. */
export function createLog(level: string): Log {
  return pino({ level, base: null }, destination({ dest: 2, sync: true }));
}
