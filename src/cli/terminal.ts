import type { Readable, Writable } from 'node:stream';

/** What a command sees of the world outside. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Stream;
  readonly errors: Stream;
  readonly environment: NodeJS.ProcessEnv;
  /** Calls back on every wish of the user to stop (Ctrl-C, SIGTERM), until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
}

export type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The process's own streams and signals. */
export function processTerminal(): Terminal {
  return {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    environment: process.env,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => process.off('SIGINT', listener).off('SIGTERM', listener);
    },
  };
}

/** Text from outside without what could command a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
