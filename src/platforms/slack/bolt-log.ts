import { type Logger, LogLevel } from '@slack/bolt';
import { toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';

export type BoltLog = Logger;

/**
 * Bolt's own words, in our log. What it calls an error it mostly mends itself, so that it is a warning here; its debug lines hold
 * whole payloads, and are never written.
 */
export function createBoltLog(log: Log): BoltLog {
  const say = (words: readonly unknown[]): string => words.map(toSentence).join(' ').slice(0, 500);
  return {
    debug() {},
    info(...words) {
      log.debug({ client: 'slack' }, say(words));
    },
    warn(...words) {
      log.warn({ client: 'slack' }, say(words));
    },
    error(...words) {
      log.warn({ client: 'slack' }, say(words));
    },
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
