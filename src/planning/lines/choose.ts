import { buildLinesModel, type ProposedLine } from '../../../models/rostering/lines/build.ts';
import type { Line } from '../../../models/rostering/lines/data.ts';
import { hasWholeCosts, linePrice } from '../../../models/rostering/lines/line-cost.ts';
import { decodeLines, encodeLines } from '../../../models/rostering/lines/decode.ts';
import type { RandomStream } from '../../../models/simulation/random-stream.ts';
import { worthOfShifts } from '../../../models/rostering/lines/worth.ts';
import type { Solver } from '../../solvers/solver.ts';
import { failureOf, mustKeep } from '../solver-failure.ts';
import type { Deadline } from './deadline.ts';
import type { LinesPart } from './part.ts';
import type { Relaxed } from './relax.ts';

export interface Chosen {
  readonly lines: readonly Line[];
  readonly cost: number;
  /** No choice among the proposed lines costs less. */
  readonly bound: number;
  /** Whether that was proven rather than cut short. */
  readonly isProven: boolean;
}

/** The cheapest choice of one proposed line for each person, by branch and bound from the incumbent's lines. */
export function chooseLines(
  part: LinesPart,
  proposed: readonly ProposedLine[],
  incumbent: { readonly lines: readonly Line[]; readonly cost: number },
  { solver, deadline, seed }: { readonly solver: Solver; readonly deadline: Deadline; readonly seed: number },
): Chosen {
  const { data } = part;
  const known = new Set(incumbent.lines.map((line, person) => `${person}:${line.join()}`));
  const own = incumbent.lines.map((line, person): ProposedLine => ({ person, line }));
  const all = [...own, ...proposed.filter(({ person, line }) => !known.has(`${person}:${line.join()}`))];
  const built = buildLinesModel(data, all, 'whole');
  const outcome = solver.solve(built.model, {
    timeLimitSeconds: deadline.secondsLeft,
    shouldStop: deadline.isOver,
    absoluteGap: hasWholeCosts(data) ? 1 - 1e-3 : 1e-6,
    seed,
    start: encodeLines(data, built, all, incumbent.lines),
  });
  if (outcome.status === 'failed') throw failureOf('choice of lines', outcome);
  if (outcome.status === 'stopped') {
    return { ...incumbent, bound: outcome.bound ?? -Infinity, isProven: false };
  }
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible')
    throw failureOf('choice of lines', outcome);
  mustKeep('choice of lines', built.model, outcome.values);
  return {
    lines: decodeLines(data, built, all, outcome.values),
    cost: outcome.objective,
    bound: outcome.bound,
    isProven: outcome.status === 'optimal',
  };
}

/** The proposed lines that a roster cheaper than the budget can hold, at most so many, those nearest to the bound first. */
export function linesWithin(part: LinesPart, relaxed: Relaxed, budget: number, most: number): ProposedLine[] {
  const worth = worthOfShifts(part.data, relaxed.prices);
  const gap = budget - relaxed.bound + 1e-6;
  return relaxed.proposed
    .map((proposal) => ({
      proposal,
      excess: linePrice(part.data, proposal.person, proposal.line, worth) - relaxed.cheapest[proposal.person],
    }))
    .filter(({ excess }) => excess <= gap)
    .sort((a, b) => a.excess - b.excess)
    .slice(0, most)
    .map(({ proposal }) => proposal);
}

/**
 * Every line that a roster cheaper than the budget can hold, of each person for whom there are not too many.
 *
 * @param wanted whether lines of some are of use where others have too many
 */
export function everyLineWithin(
  part: LinesPart,
  relaxed: Relaxed,
  budget: number,
  mostPerPerson: number,
  wanted: 'of-everybody' | 'of-whom-there-are-few' = 'of-whom-there-are-few',
): {
  readonly isComplete: boolean;
  readonly proposed: readonly ProposedLine[];
  readonly left: readonly number[];
} {
  const worth = worthOfShifts(part.data, relaxed.prices);
  const gap = budget - relaxed.bound + 1e-6;
  const proposed: ProposedLine[] = [];
  let isComplete = relaxed.isExact;
  const left: number[] = [];
  part.finders.forEach((finder, person) => {
    if (!isComplete && wanted === 'of-everybody') return;
    const query = { worth, most: mostPerPerson, freeDays: part.freeDays?.[person] };
    const found = finder.all(part.data, person, relaxed.cheapest[person] + gap, query);
    isComplete &&= found.isComplete;
    // Those found before the walk was cut short resemble one another.
    if (!found.isComplete) left.push(person);
    else for (const { line } of found.lines) proposed.push({ person, line });
  });
  return { isComplete, proposed, left };
}

/** Lines drawn among those that a roster cheaper than the budget can hold (`sampleLines`). */
export function someLinesWithin(
  part: LinesPart,
  relaxed: Relaxed,
  people: readonly number[],
  {
    budget,
    walks,
    random,
  }: { readonly budget: number; readonly walks: number; readonly random: RandomStream },
): ProposedLine[] {
  const worth = worthOfShifts(part.data, relaxed.prices);
  const gap = budget - relaxed.bound + 1e-6;
  return people.flatMap((person) => {
    const query = { worth, budget: relaxed.cheapest[person] + gap, walks, random };
    return part.finders[person]
      .sample(part.data, person, { ...query, freeDays: part.freeDays?.[person] })
      .map(({ line }): ProposedLine => ({ person, line }));
  });
}
