import { buildCovering } from '../../models/covering/build.ts';
import { headcountCosts, shortageCosts } from '../../models/covering/objective.ts';
import type { LinearModel } from '../../models/linear/model.ts';
import { admit } from '../../src/planning/admit.ts';
import { coveringOf } from '../../src/planning/what-ifs/covering-of.ts';
import { createHighsSolver } from '../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../src/solvers/javascript-lp-solver.ts';
import type { Solver } from '../../src/solvers/solver.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';

const NAME = 'one day in hours';
const ROUNDS = 15;
/** One agent missing for an hour weighs more than everybody there could be. */
const SHORTAGE_PRICE = 10_000;

/** A shop around the clock that hires full-time and part-time people for one day, in hours. */
const REQUEST = {
  shop: { name: 'Day and Night', tier: 'ka', openingHours: 'always' },
  horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
  queues: ['pre-sales', 'after-sales'].map((id) => ({
    id,
    skill: id,
    handling: {
      kind: 'chat',
      agentSecondsPerReply: 15,
      customerSecondsPerMessage: 45,
      repliesPerChat: 5,
      concurrency: 3,
    },
  })),
  forecast: ['pre-sales', 'after-sales'].map((queue) => ({ kind: 'daily', queue, contactsPerDay: [900] })),
};

/** The relaxation of one day’s covering by both engines: whether they agree, and how long each takes. */
export async function oneDay(options: BenchOptions): Promise<Figure[]> {
  if (!isWanted(NAME, options)) return [];
  const model = relaxation();
  const quick = measure(createJavascriptLpSolver(), model);
  const thorough = measure(await createHighsSolver(), model);
  const apart = Math.abs(quick.objective - thorough.objective) / Math.max(1, thorough.objective);
  options.log(`${NAME}: ${model.rowCount} rows x ${model.columnCount} columns`);
  const of = (what: string, unit: string, value: number): Omit<Figure, 'goal' | 'met'> => ({
    bench: 'covering',
    case: `${NAME}: ${what}`,
    unit,
    value,
  });
  return [
    figure(of('javascript-lp-solver', 'ms', quick.milliseconds), '<= 50'),
    figure(of('highs', 'ms', thorough.milliseconds)),
    figure(of('difference of the linear programs', 'share', apart), '<= 0.000001'),
  ];
}

function relaxation(): LinearModel {
  const admission = admit(REQUEST);
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const data = coveringOf(admission.request);
  const { model, columns } = buildCovering(data);
  const cost = new Float64Array(model.columnCount);
  const people = headcountCosts(columns);
  const shortage = shortageCosts(data, columns);
  people.columns.forEach((column, k) => (cost[column] += people.costs[k]));
  shortage.columns.forEach((column, k) => (cost[column] += SHORTAGE_PRICE * shortage.costs[k]));
  return { ...model, cost, integer: new Uint8Array(model.columnCount) };
}

function measure(solver: Solver, model: LinearModel): { objective: number; milliseconds: number } {
  const times: number[] = [];
  let objective = NaN;
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    const outcome = solver.solve(model);
    times.push(performance.now() - before);
    if (outcome.status !== 'optimal') throw new Error(`${solver.name}: ${outcome.status}`);
    objective = outcome.objective;
  }
  return { objective, milliseconds: times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] };
}
