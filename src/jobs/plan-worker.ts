import { plan } from '../planning/plan.ts';
import { createSolver } from '../solvers/choose.ts';
import { performTask } from './plan-task.ts';
import type { PlanTask, TaskEnding } from './plan-task.ts';
import { standBack } from './thread-priority.ts';

standBack('plan');

let solver = createSolver();

/** Entry of a planning thread. The solver lives as long as the thread, and is made anew after a plan that failed. */
export default async function planInThread(task: PlanTask): Promise<TaskEnding> {
  const ready = await solver;
  try {
    const ending = performTask(task, (request, hooks) =>
      plan(request, { solver: ready, now: () => performance.now(), helpers: task.helpers, ...hooks }),
    );
    if (ending.status === 'failed') solver = createSolver();
    return ending;
  } catch (error) {
    solver = createSolver();
    throw error;
  }
}
