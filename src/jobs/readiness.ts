import { setTimeout as wait } from 'node:timers/promises';
import type { SelfTest } from '../solvers/self-test.ts';
import { StoreUnavailableError } from '../store/store.ts';
import type { Upkeep } from '../store/upkeep.ts';
import type { Calculator } from './calculator.ts';
import { ThreadsClosedError } from './threads-closed-error.ts';

export interface ReadinessOptions {
  readonly upkeep: Pick<Upkeep, 'tablesState'>;
  /** Where the engines are tested; without it nothing is said of them. */
  readonly calculator?: Calculator | undefined;
  /** Told why something is not ready, for the log. */
  readonly onError: (message: string, cause: unknown) => void;
  /** A store that has not answered by then does not answer. */
  readonly patienceSeconds?: number;
}

/** What stands in the way of work, one readable sentence each; empty when nothing does. */
export interface Readiness {
  obstacles(): Promise<readonly string[]>;
}

const TABLES = {
  'up-to-date': [],
  older: ['The tables of the store are those of an older version: run paiban migrate.'],
  newer: ['The tables of the store are those of a newer version of paiban.'],
} as const;

/** Whether the service can do its work: its store answers with the tables of this version, and its engines solve. */
export class ServiceReadiness implements Readiness {
  readonly #options: ReadinessOptions & { readonly patienceSeconds: number };
  #engines: readonly string[];

  constructor(options: ReadinessOptions) {
    this.#options = { patienceSeconds: 5, ...options };
    const isTested = options.calculator !== undefined;
    this.#engines = isTested ? ['The self-test of the solver has not ended yet.'] : [];
  }

  /**
   * Solves small models of known optimum in a thread such as plans run in. Once is enough, since what could fail is the
   * machine's memory or its WebAssembly. Never rejects.
   */
  async testSolver(): Promise<void> {
    const { calculator, onError } = this.#options;
    if (calculator === undefined) return;
    try {
      const outcome = await calculator.calculate('self-test', new TextEncoder().encode('{}'));
      const test = outcome.status === 'accepted' ? readSelfTest(outcome.value) : undefined;
      if (test?.passed === true) {
        this.#engines = [];
        return;
      }
      this.#engines = [
        `The self-test of the solver failed: ${test?.reason ?? `it ended as ${outcome.status}.`}`,
      ];
      onError('the self-test of the solver failed', new Error(this.#engines[0]));
    } catch (cause) {
      // A service that ends before its self-test is over has nothing to complain about.
      if (cause instanceof ThreadsClosedError) return;
      this.#engines = ['The self-test of the solver failed with an error; the log tells more.'];
      onError('the self-test of the solver failed', cause);
    }
  }

  async obstacles(): Promise<readonly string[]> {
    return [...(await this.#store()), ...this.#engines];
  }

  async #store(): Promise<readonly string[]> {
    const { upkeep, patienceSeconds, onError } = this.#options;
    const answered = new AbortController();
    const late = wait(patienceSeconds * 1000, 'late' as const, { signal: answered.signal });
    // Ends with an error when it is called off.
    late.catch(() => undefined);
    try {
      const state = await Promise.race([upkeep.tablesState(), late]);
      return state === 'late' ? [`The store did not answer within ${patienceSeconds} s.`] : TABLES[state];
    } catch (cause) {
      onError('the store does not answer', cause);
      return [
        'The store does not answer.',
        ...(cause instanceof StoreUnavailableError ? [cause.message] : []),
      ];
    } finally {
      answered.abort();
    }
  }
}

function readSelfTest(value: Uint8Array): SelfTest {
  return JSON.parse(new TextDecoder().decode(value)) as SelfTest;
}
