import { constants, getPriority, setPriority } from 'node:os';

/** How far threads stand back behind the one that answers requests, as steps of Unix’s niceness. */
const NICENESS = {
  /** Somebody waits for the answer of a calculation, or for a plan to be admitted. */
  request: 5,
  plan: 10,
} as const;

/**
 * Lets the calling thread stand back where processors are short, so that the service goes on answering while all of them
 * compute. Only Linux gives a thread a priority of its own; elsewhere the call would mean the whole process, so nothing
 * is done.
 */
export function standBack(as: keyof typeof NICENESS): void {
  if (process.platform !== 'linux') return;
  // Never back up: a service that was started with little priority may not take more.
  setPriority(Math.min(getPriority() + NICENESS[as], constants.priority.PRIORITY_LOW));
}
