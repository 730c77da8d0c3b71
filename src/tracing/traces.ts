/** What is known of a span; no names of people or shops, and nothing that a client keeps secret. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanDescription {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'internal';
  readonly attributes?: SpanAttributes;
  /** The span of a caller elsewhere (`traceparent`, W3C Trace Context); without one it is a child of the span around it. */
  readonly traceparent?: string | undefined;
}

/** A span while its work is done. */
export interface OpenSpan {
  rename(name: string): void;
  note(attributes: SpanAttributes): void;
  /** Marks the work as failed. */
  fail(): void;
  /** Adds a part that has been done already: from one moment to another, both in milliseconds since 1970. */
  addPart(name: string, from: number, to: number): void;
}

/** Tells what work was done, how long it took, and within what. */
export interface Traces {
  /** Does work within a span, which ends when the work does, and fails when that throws. */
  within<Result>(description: SpanDescription, work: (span: OpenSpan) => Promise<Result>): Promise<Result>;
  /** Whether there is a span around the caller. */
  isWithin(): boolean;
  /** Sends what has not been sent yet. */
  close(): Promise<void>;
}
