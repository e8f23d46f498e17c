import { createDeliverer, type DelivererParts } from './deliverer.ts';
import { createWorkLoop, type WorkLoop } from './work-loop.ts';

/** Each waits for its channel's turn, and costs little: with too few, one busy workspace would hold up all others. */
const maxAtOnce = 500;

/**
 * Sends what is due: in order within a channel, many channels at once. `stop` waits for what is being sent; the rest stays in
 * the database.
 */
export function createDispatcher(parts: DelivererParts): WorkLoop {
  const { store, clock, log } = parts;
  return createWorkLoop({
    name: 'dispatcher',
    maxAtOnce,
    takeDue: (now, limit) => store.deliveries.takeDue(now, limit),
    nextDueAt: () => store.deliveries.nextDueAt(),
    work: createDeliverer(parts),
    clock,
    log,
  });
}

/** A process that died may or may not have sent what it had in hand: each such delivery is looked up before it is sent again. */
export async function recoverDeliveries({ store, log }: Pick<DelivererParts, 'store' | 'log'>): Promise<void> {
  const recovered = await store.deliveries.recoverActive();
  if (recovered > 0) log.warn({ recovered }, 'Deliveries were under way when the last run ended');
}
