import { createSolver } from '../solvers/choose.ts';
import type { JudgedBody } from './judged-body.ts';
import { calculateBody } from './calculations.ts';
import type { CalculationTask } from './calculations.ts';
import { standBack } from './thread-priority.ts';

standBack('request');

let solver = createSolver();

/** Entry of a calculation thread. The solver is made anew after a calculation that threw. */
export default async function calculateInThread(task: CalculationTask): Promise<JudgedBody<Uint8Array>> {
  const ready = await solver;
  try {
    return calculateBody(task, ready);
  } catch (error) {
    solver = createSolver();
    throw error;
  }
}
