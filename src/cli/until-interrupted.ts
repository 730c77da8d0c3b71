import type { Terminal } from './terminal.ts';

/** npm passes Ctrl-C on to a program that has had it from the terminal: what comes so close together is one wish. */
const ONE_WISH_MILLISECONDS = 1000;

/** Resolves when the user wants an end. A later wish ends the process at once, as it would without a handler. */
export function untilInterrupted(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => {
    const stopListening = terminal.onInterrupt(() => {
      resolve();
      setTimeout(stopListening, ONE_WISH_MILLISECONDS).unref();
    });
  });
}
