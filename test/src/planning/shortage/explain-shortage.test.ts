import { beforeAll, expect, test } from 'vitest';
import { intervalIso } from '../../../../src/domain/grid.ts';
import type { Gap } from '../../../../src/domain/roster.ts';
import { averagedTargets } from '../../../../src/planning/averages.ts';
import { needsOf } from '../../../../src/planning/needs.ts';
import { groupPeople } from '../../../../src/planning/people.ts';
import { shiftCandidates } from '../../../../src/planning/shifts.ts';
import { explainShortage } from '../../../../src/planning/shortage/explain-shortage.ts';
import { createSolver } from '../../../../src/solvers/choose.ts';
import type { SolveOutcome, Solver } from '../../../../src/solvers/solver.ts';
import { answering } from '../../../support/answering.ts';
import type { Answer } from '../../../support/answering.ts';
import { sampleResolved } from '../../samples.ts';
import { queue } from '../admission/refused.ts';
import { days } from '../plan/planned.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createSolver();
});

/** What is said of a day on which two agents are asked for and one there is, by an engine whose answers may be changed. */
function explained(answer: (outcome: SolveOutcome, solve: number) => SolveOutcome, missing = 1) {
  const request = sampleResolved({
    ...days('2026-11-23', 1, 10),
    queues: [queue({ minimumAgents: 2 })],
    capacity: { buffer: 'none' },
    rules: { pack: 'none' },
    team: { agents: [{ id: 'a1', name: 'A', skills: ['chat'] }] },
  });
  const { rows, ...needs } = needsOf(request);
  const { grid, calendars, workload, requirement } = needs;
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const averages = averagedTargets(request, grid, rows, workload, requirement);
  const input = { ...needs, request, candidates, groups, averages, work: [] };
  const noon = Math.floor(grid.count / 2);
  const gap: Gap = {
    start: intervalIso(grid, noon),
    end: intervalIso(grid, noon + 1),
    queue: 'chat',
    kind: 'queue',
    missing,
  };
  let solves = 0;
  const counted: Answer = (outcome) => answer(outcome, solves++);
  const double = answering(solver, counted, counted);
  const limits = { timeLimitSeconds: 20, relativeGap: 0.01, seed: 1, shouldStop: () => false };
  const shortage = explainShortage(input, requirement, missing === 0 ? [] : [gap], double, limits, () => 0);
  return { shortage, solves };
}

const failed: SolveOutcome = { status: 'failed', reason: 'no memory' };
const FAILED = {
  conflicts: [],
  relaxations: [],
  note: 'The solver failed at looking for reasons; the roster stands.',
};

test('an engine that answers tells why people are missing; where nobody is, nothing is asked', () => {
  const { shortage, solves } = explained((outcome) => outcome);
  expect(shortage?.conflicts.length).toBeGreaterThan(0);
  expect(shortage?.relaxations.length).toBeGreaterThan(0);
  expect(solves).toBeGreaterThan(2);
  expect(explained((outcome) => outcome, 0)).toEqual({ shortage: null, solves: 0 });
});

test('an engine that fails at it costs the reasons, never the roster, whether at the first question or at the last', () => {
  const { solves } = explained((outcome) => outcome);
  expect(explained(() => failed).shortage).toEqual(FAILED);
  const last = explained((outcome, solve) => (solve === solves - 1 ? failed : outcome));
  expect(last.shortage).toEqual(FAILED);
});

test('a bug is no failure of the engine, and is not kept quiet', () => {
  const bug = (): never => {
    throw new TypeError('a bug');
  };
  expect(() => explained(bug)).toThrow('a bug');
});
