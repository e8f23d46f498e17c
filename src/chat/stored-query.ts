import { UserError } from '../errors.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import type { ParsedQuery } from '../subscriptions/query.ts';
import type { Subscription } from '../subscriptions/subscription.ts';

/**
 * The query of a subscription. Null where an earlier version took what this one refuses: it meets nothing, and must not keep
 * the others from being read.
 */
export function readStoredQuery({ query }: Pick<Subscription, 'query'>): ParsedQuery | null {
  try {
    return parseQuery(query);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Those that can be read. */
export function readStoredQueries(subscriptions: readonly Pick<Subscription, 'query'>[]): readonly ParsedQuery[] {
  return subscriptions.map(readStoredQuery).filter((query) => query !== null);
}
