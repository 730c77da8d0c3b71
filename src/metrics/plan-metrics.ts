import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import { STAGES } from '../domain/plan.ts';
import type { Stage } from '../domain/plan.ts';
import type { EndedPlan, PlanLoad, PlanObserver } from '../jobs/plan-observer.ts';
import type { WaitingPlans } from '../store/queue/plan-queue.ts';

/** The label of a plan that has reported no stage yet. */
const STARTING = 'starting';

const FINAL_STATES = ['completed', 'cancelled', 'failed'] as const satisfies readonly EndedPlan['state'][];
const PLAN_SECONDS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800];
const STAGE_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300];
const GAP_SHARES = [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

/**
 * Counts plans and measures how long they take and what is proven of them. States and stages are the only labels: nothing
 * tells one shop from another.
 */
export class PlanMetrics implements PlanObserver {
  readonly #accepted: Counter;
  readonly #ended: Counter<'state'>;
  readonly #planSeconds: Histogram<'state'>;
  readonly #stageSeconds: Histogram<'stage'>;
  readonly #gap: Histogram<'of'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#accepted = new Counter({
      name: 'paiban_plans_accepted_total',
      help: 'Plans taken into the queue.',
      registers,
    });
    this.#ended = new Counter({
      name: 'paiban_plans_ended_total',
      help: 'Plans that reached a final state.',
      labelNames: ['state'],
      registers,
    });
    this.#planSeconds = new Histogram({
      name: 'paiban_plan_duration_seconds',
      help: 'Seconds from the start of a plan to its final state, waiting not included.',
      labelNames: ['state'],
      buckets: PLAN_SECONDS,
      registers,
    });
    this.#stageSeconds = new Histogram({
      name: 'paiban_plan_stage_duration_seconds',
      help: 'Seconds that plans with a roster spent in each stage.',
      labelNames: ['stage'],
      buckets: STAGE_SECONDS,
      registers,
    });
    this.#gap = new Histogram({
      name: 'paiban_plan_gap_ratio',
      help: 'Proven gap of plans with a roster: of the headcount, and of the objective of the covering.',
      labelNames: ['of'],
      buckets: GAP_SHARES,
      registers,
    });
    // Known from the start, so that a rate over the first failure is not missed.
    for (const state of FINAL_STATES) this.#ended.inc({ state }, 0);
  }

  accepted(): void {
    this.#accepted.inc();
  }

  ended({ state, seconds, certificate }: EndedPlan): void {
    this.#ended.inc({ state });
    if (seconds !== undefined) this.#planSeconds.observe({ state }, seconds);
    if (certificate === undefined) return;
    for (const stage of STAGES) {
      const spent = certificate.seconds[stage];
      if (spent !== undefined) this.#stageSeconds.observe({ stage }, spent);
    }
    this.#gap.observe({ of: 'headcount' }, certificate.gap);
    this.#gap.observe({ of: 'objective' }, certificate.objective.gap);
  }
}

/** Shows in a registry what there is to do, read whenever the figures are. What cannot be read is no number (NaN). */
export function showLoad(registry: Registry, { waiting, waitingLimit, running }: PlanLoad): void {
  const registers = [registry];
  const read = async (part: keyof WaitingPlans): Promise<number> =>
    waiting().then(
      (plans) => plans[part],
      () => NaN,
    );
  new Gauge({
    name: 'paiban_plans_waiting',
    help: 'Plans in the queue, which all processes on one database share.',
    registers,
    async collect() {
      this.set(await read('all'));
    },
  });
  new Gauge({
    name: 'paiban_plans_waiting_most',
    help: 'Plans in the queue of the tenant that has most of them there.',
    registers,
    async collect() {
      this.set(await read('most'));
    },
  });
  new Gauge({
    name: 'paiban_plans_waiting_limit',
    help: 'Plans of one tenant that may wait; beyond it plans are refused.',
    registers,
    collect() {
      this.set(waitingLimit);
    },
  });
  new Gauge({
    name: 'paiban_plans_running',
    help: 'Plans that run in this process, by the stage they have reached.',
    labelNames: ['stage'],
    registers,
    collect() {
      const stages = running().map((stage) => stage ?? STARTING);
      for (const stage of [STARTING, ...STAGES] satisfies (Stage | typeof STARTING)[]) {
        this.set({ stage }, stages.filter((one) => one === stage).length);
      }
    },
  });
}
