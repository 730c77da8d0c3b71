import { plan } from '../planning/plan.ts';
import { createSolver } from '../solvers/choose.ts';
import type { PackedPlan } from '../store/packed-plan.ts';
import { performTask } from './plan-task.ts';
import type { PlanTask } from './plan-task.ts';

let solver = createSolver();

/** Entry of a planning thread. The solver lives as long as the thread, and is made anew after a plan that threw. */
export default async function planInThread(task: PlanTask): Promise<PackedPlan> {
  const ready = await solver;
  try {
    return performTask(task, (request, hooks) =>
      plan(request, { solver: ready, now: () => performance.now(), ...hooks }),
    );
  } catch (error) {
    solver = createSolver();
    throw error;
  }
}
