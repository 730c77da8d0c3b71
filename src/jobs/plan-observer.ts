import type { Certificate } from '../domain/certificate.ts';
import type { Plan, Stage } from '../domain/plan.ts';
import type { WaitingPlans } from '../store/queue/plan-queue.ts';

/** Told what becomes of plans, for whoever counts it. Must not throw. */
export interface PlanObserver {
  /** A plan has been taken into the queue. */
  accepted(): void;
  /** A plan has reached its final state. */
  ended(plan: EndedPlan): void;
}

export interface EndedPlan {
  readonly state: Exclude<Plan['state'], 'queued' | 'running'>;
  /** Seconds since it began to run; undefined for one that never did in this process. */
  readonly seconds: number | undefined;
  /** What is proven of its roster; undefined without one. */
  readonly certificate: Certificate | undefined;
}

/** What there is to do, read when it is asked for. */
export interface PlanLoad {
  /** Plans that wait, in whichever process they will run. */
  readonly waiting: () => Promise<WaitingPlans>;
  /** Plans of one tenant that may wait. */
  readonly waitingLimit: number;
  /** One per plan that runs in this process: the stage it has reached, undefined before its first. */
  readonly running: () => readonly (Stage | undefined)[];
}
