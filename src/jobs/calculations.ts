import { admitSimulation, admitStaffing, admitWhatIfs } from '../planning/admit.ts';
import { simulateStaffing } from '../planning/simulate-staffing.ts';
import { explainCell } from '../planning/cell/explain-cell.ts';
import type { CellQuestion } from '../planning/cell/explain-cell.ts';
import { calculateStaffing } from '../planning/staffing.ts';
import { answerWhatIfs } from '../planning/what-ifs/answer.ts';
import { selfTest } from '../solvers/self-test.ts';
import type { Solver } from '../solvers/solver.ts';
import { judgeBody } from './judged-body.ts';
import type { JudgedBody, Verdict } from './judged-body.ts';

export type CalculationName = 'cell' | 'self-test' | 'simulation' | 'staffing' | 'what-ifs';

/** Each calculation by its name: from a body that is JSON to the answer, or to everything wrong with the body. */
const CALCULATIONS: Readonly<Record<CalculationName, (json: unknown, solver: Solver) => Verdict<object>>> = {
  // Only the service asks this, with documents it made itself.
  cell: (json) => explainCell(json as CellQuestion),
  // The service asks this of itself; there is nothing in its body.
  'self-test': (_json, solver) => ({ status: 'accepted', value: selfTest(solver) }),
  simulation: (json) => {
    const admission = admitSimulation(json);
    if (admission.status === 'refused') return admission;
    return { status: 'accepted', value: simulateStaffing(admission.request, () => performance.now()) };
  },
  staffing: (json) => {
    const admission = admitStaffing(json);
    if (admission.status === 'refused') return admission;
    return { status: 'accepted', value: calculateStaffing(admission.request) };
  },
  'what-ifs': (json, solver) => {
    const admission = admitWhatIfs(json);
    if (admission.status === 'refused') return admission;
    return { status: 'accepted', value: answerWhatIfs(admission.request, solver, () => performance.now()) };
  },
};

/** What a calculation thread is handed. */
export interface CalculationTask {
  readonly name: CalculationName;
  /** JSON in UTF-8. */
  readonly body: Uint8Array;
}

/** Performs one calculation in the caller's thread and writes its answer as JSON in UTF-8. */
export function calculateBody({ name, body }: CalculationTask, solver: Solver): JudgedBody<Uint8Array> {
  return judgeBody(body, (json) => {
    const verdict = CALCULATIONS[name](json, solver);
    if (verdict.status === 'refused') return verdict;
    return { status: 'accepted', value: new TextEncoder().encode(JSON.stringify(verdict.value)) };
  });
}
