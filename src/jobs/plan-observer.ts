import type { Certificate } from '../domain/certificate.ts';
import type { Plan, Stage } from '../domain/plan.ts';

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

/** What there is to do at a moment. */
export interface PlanLoad {
  /** Plans that wait. */
  readonly waiting: number;
  /** Plans that may wait. */
  readonly waitingLimit: number;
  /** One per running plan: the stage it has reached, undefined before its first. */
  readonly running: readonly (Stage | undefined)[];
}
