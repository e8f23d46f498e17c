import { UserError } from '../errors.ts';
import { parseQuery } from '../subscriptions/parse-query.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Choice } from './caller.ts';

/**
 * The one that a person named by its number or by its query, written as it was or as it prints.
 * @throws {UserError} subscription_unknown
 */
export function findSubscription(
  subscriptions: readonly Subscription[],
  typed: string,
  channelName: string,
): Subscription {
  const number = /^#?(\d{1,9})$/.exec(typed)?.[1];
  const found =
    subscriptions.find((subscription) => number !== undefined && subscription.number === Number(number)) ??
    subscriptions.find((subscription) => subscription.query === typed) ??
    subscriptions.find((subscription) => subscription.query === toPrinted(typed)) ??
    subscriptions.find((subscription) => subscription.query.toLowerCase() === typed.toLowerCase());
  if (found !== undefined) return found;
  throw new UserError(
    'subscription_unknown',
    subscriptions.length === 0
      ? `#${channelName} has no subscriptions. /subscribe adds one.`
      : `#${channelName} has no subscription “${typed.slice(0, 80)}”. /subscriptions lists what it has, with their numbers.`,
  );
}

export function toSubscriptionChoices(subscriptions: readonly Subscription[], typed: string): readonly Choice[] {
  const part = typed.toLowerCase();
  return subscriptions
    .filter(({ number, query }) => String(number).startsWith(part) || query.toLowerCase().includes(part))
    .map(({ number, query }) => ({ label: `${number}: ${query}`, value: String(number) }));
}

function toPrinted(typed: string): string | null {
  try {
    return parseQuery(typed).text;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
