import type { Clock } from '../../clock.ts';

/** Answers that are still good for a while, so that the same is not asked again and again; failures are not kept. */
export interface Recent<T> {
  get(key: string, ask: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

export function createRecent<T>(clock: Clock, keepMs: number, most = 5000): Recent<T> {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return {
    get(key, ask) {
      const found = known.get(key);
      if (found !== undefined && found.until > clock.now()) return found.answer;
      const answer = ask();
      known.delete(key);
      known.set(key, { until: clock.now() + keepMs, answer });
      answer.catch(() => known.delete(key));
      // The oldest goes first: a Map keeps the order in which they came.
      for (const old of known.keys()) {
        if (known.size <= most) break;
        known.delete(old);
      }
      return answer;
    },
    forget: (key) => void known.delete(key),
  };
}

/** Says whether something comes a second time within a while. */
export function createSeen(clock: Clock, keepMs: number, most = 20_000): (key: string) => boolean {
  const until = new Map<string, number>();
  return (key) => {
    const now = clock.now();
    for (const [old, at] of until) {
      if (at > now && until.size <= most) break;
      until.delete(old);
    }
    if (until.has(key)) return true;
    until.set(key, now + keepMs);
    return false;
  };
}
