import { PassThrough, Readable, Writable } from 'node:stream';
import type { Stream, Terminal } from '../../../src/cli/terminal.ts';

export interface FakeTerminal extends Terminal {
  /** What was written so far. */
  readonly outputText: () => string;
  readonly errorText: () => string;
  /** Presses Ctrl-C. */
  interrupt(): void;
}

export interface FakeTerminalOptions {
  readonly input?: string | Uint8Array;
  readonly watched?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A terminal in memory. */
export function fakeTerminal(options: FakeTerminalOptions = {}): FakeTerminal {
  const { input = '', watched = false, environment = {} } = options;
  const [output, errors] = [recorder(watched), recorder(watched)];
  const listeners = new Set<() => void>();
  return {
    input: Readable.from([Buffer.from(input)]).pipe(new PassThrough()),
    output: output.stream,
    errors: errors.stream,
    environment,
    outputText: output.text,
    errorText: errors.text,
    interrupt: () => listeners.forEach((listener) => listener()),
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function recorder(isTTY: boolean): { stream: Stream; text: () => string } {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns: 60 }), text: () => text };
}
