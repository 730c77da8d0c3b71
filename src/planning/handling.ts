import type { Handling as ModelHandling } from '../../models/queueing/handling.ts';
import type { Handling } from '../domain/queue.ts';

/** The handling of a queue as the queueing models take it: a missing patience means customers never leave. */
export function handlingOf(handling: Handling): ModelHandling {
  return { ...handling, patienceSeconds: handling.patienceSeconds ?? Infinity };
}
