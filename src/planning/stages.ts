import type { Progress, Stage } from '../domain/plan.ts';

/** Rough share of a plan’s time that has passed when a stage begins, percent. */
const BEGINS_AT_PERCENT: Readonly<Record<Stage, number>> = {
  calendars: 0,
  demand: 1,
  workload: 2,
  requirement: 3,
  covering: 6,
  rostering: 75,
  breaks: 88,
  buffer: 90,
  replay: 91,
  audit: 93,
  certificate: 94,
};

/** Runs the stages one after the other, tells where the plan is and how long each took. */
export class StageClock {
  readonly seconds: Record<string, number> = {};
  private readonly now: () => number;
  private readonly onProgress: (progress: Progress) => void;

  constructor(now: () => number, onProgress: (progress: Progress) => void) {
    this.now = now;
    this.onProgress = onProgress;
  }

  /** Runs one stage and returns what it returns. */
  run<Result>(stage: Stage, work: () => Result): Result {
    const start = this.now();
    this.onProgress({ stage, percent: BEGINS_AT_PERCENT[stage] });
    const result = work();
    this.seconds[stage] = (this.seconds[stage] ?? 0) + Math.round(this.now() - start) / 1000;
    return result;
  }

  /** Tells of a better solution or bound within a stage. */
  improved(stage: Stage, incumbent: number | undefined, bound: number | undefined): void {
    this.onProgress({
      stage,
      percent: BEGINS_AT_PERCENT[stage],
      ...(incumbent === undefined ? {} : { incumbent }),
      ...(bound === undefined ? {} : { bound }),
      ...(incumbent === undefined || bound === undefined || incumbent === 0
        ? {}
        : { gap: Math.max(0, (incumbent - bound) / incumbent) }),
    });
  }
}
