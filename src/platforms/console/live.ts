import { randomBytes } from 'node:crypto';
import type { Shown } from './shown.ts';

/** Something that all who watch should see now. */
export interface LiveEvent {
  /** Names this run of the program too, so that a page from before a restart is not told half of what it missed. */
  readonly id: string;
  readonly kind: 'added' | 'edited';
  readonly shown: Shown;
}

/** Hands what happens to the pages and the terminal that are open now, and what they have just missed to those that come back. */
export interface Live {
  publish(kind: LiveEvent['kind'], shown: Shown): void;
  listen(listener: (event: LiveEvent) => void): () => void;
  /** What came after this event; null where that is no longer known, and all must be read again. */
  since(id: string): readonly LiveEvent[] | null;
  lastId(): string;
}

/** @param remembered how many events someone may miss and still catch up on. */
export function createLive(remembered = 200): Live {
  const run = randomBytes(6).toString('base64url');
  const listeners = new Set<(event: LiveEvent) => void>();
  const recent: LiveEvent[] = [];
  let count = 0;

  return {
    publish(kind, shown) {
      count++;
      const event = { id: `${run}.${count}`, kind, shown };
      recent.push(event);
      if (recent.length > remembered) recent.shift();
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    since(id) {
      const [of = '', at = ''] = id.split('.');
      const seen = /^\d{1,15}$/.test(at) ? Number(at) : -1;
      const isKnown = of === run && seen >= count - recent.length && seen <= count;
      return isKnown ? recent.slice(recent.length - (count - seen)) : null;
    },
    lastId: () => `${run}.${count}`,
  };
}
