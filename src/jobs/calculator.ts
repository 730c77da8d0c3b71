import type { CalculationName } from './calculations.ts';
import type { JudgedBody } from './judged-body.ts';

/** What became of a calculation; its value is the answer as JSON in UTF-8. */
export type CalculationOutcome = JudgedBody<Uint8Array> | { readonly status: 'busy' };

/** Answers stateless requests away from the caller's thread: they take up to seconds of computing. */
export interface Calculator {
  /** `body` is a request as it was sent, JSON in UTF-8. `busy` when too many are waiting already. */
  calculate(name: CalculationName, body: Uint8Array): Promise<CalculationOutcome>;
  close(): Promise<void>;
}
