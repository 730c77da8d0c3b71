import type { AdmissionTask, AdmittedPlan, Admitter, PackedKnownPlan } from './admission.ts';
import type { JudgedBody } from './judged-body.ts';
import { RequestThreads } from './request-threads.ts';
import type { RequestThreadsOptions } from './request-threads.ts';

/** Judges requests in one thread of its own. */
export class ThreadedAdmitter implements Admitter {
  readonly #threads: RequestThreads<AdmissionTask, AdmittedPlan>;

  constructor(options: Omit<RequestThreadsOptions, 'worker' | 'threads' | 'advice'> = {}) {
    this.#threads = new RequestThreads({
      worker: 'jobs/admission-worker',
      threads: 1,
      advice: 'send fewer queues, agents, shift templates or days',
      ...options,
    });
  }

  admit(body: Uint8Array): Promise<JudgedBody<AdmittedPlan>> {
    return this.#threads.run({ body });
  }

  admitReplan(body: Uint8Array, plan: PackedKnownPlan): Promise<JudgedBody<AdmittedPlan>> {
    return this.#threads.run({ body, plan });
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
