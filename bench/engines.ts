import { ModelBuilder } from '../models/linear/builder.ts';
import type { LinearModel } from '../models/linear/model.ts';
import { createHighsSolver } from '../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../src/solvers/javascript-lp-solver.ts';
import { tableauEntries } from '../src/solvers/javascript-lp-solver/translate.ts';
import type { Solver } from '../src/solvers/solver.ts';
import { figure, isWanted, type BenchOptions, type Figure } from './figure.ts';

interface Size {
  readonly intervals: number;
  readonly lengths: number;
  readonly breaks: number;
}

/** From a morning in hours to a week in quarter-hours. */
const sizes: readonly Size[] = [
  { intervals: 12, lengths: 1, breaks: 1 },
  { intervals: 16, lengths: 2, breaks: 1 },
  { intervals: 24, lengths: 2, breaks: 1 },
  { intervals: 24, lengths: 4, breaks: 1 },
  { intervals: 24, lengths: 4, breaks: 2 },
  { intervals: 48, lengths: 2, breaks: 1 },
  { intervals: 48, lengths: 3, breaks: 2 },
  { intervals: 48, lengths: 6, breaks: 3 },
  { intervals: 96, lengths: 3, breaks: 2 },
  { intervals: 96, lengths: 6, breaks: 4 },
  { intervals: 168, lengths: 4, breaks: 3 },
];

/**
 * Which engine is faster on covering problems (shifts of every start, length and break against the intervals of a
 * requirement), by the size of the dense tableau the model would need. Times are medians of one process after warming up.
 */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const solvers = [createJavascriptLpSolver(), await createHighsSolver()];
  const figures: Figure[] = [];
  for (const size of sizes) {
    const model = covering(size, 1);
    const name = `${size.intervals} intervals x ${model.columnCount} columns`;
    if (!isWanted(name, options)) continue;
    options.log(`${name}: a tableau of ${tableauEntries(model)} numbers`);
    for (const solver of solvers) {
      const { milliseconds, failedShare } = measure(solver, size);
      const of = `${name}, ${solver.name}`;
      figures.push(figure({ bench: 'engines', case: of, value: milliseconds, unit: 'ms' }));
      figures.push(figure({ bench: 'engines', case: `${of}, failed`, value: failedShare, unit: 'share' }));
    }
  }
  return figures;
}

function measure(solver: Solver, size: Size): { milliseconds: number; failedShare: number } {
  const times: number[] = [];
  let failed = 0;
  const startedAt = performance.now();
  for (let seed = 1; seed <= 15 || performance.now() - startedAt < 500; seed++) {
    const model = covering(size, seed);
    const before = performance.now();
    const outcome = solver.solve(model);
    times.push(performance.now() - before);
    if (outcome.status === 'failed') failed++;
  }
  const [milliseconds] = times.sort((left, right) => left - right).slice(Math.floor(times.length / 2));
  return { milliseconds, failedShare: failed / times.length };
}

/** Paid time plus a high price for shortage; two demand peaks with noise from the seed. */
function covering({ intervals, lengths, breaks }: Size, seed: number): LinearModel {
  const builder = new ModelBuilder('covering');
  const terms = Array.from({ length: intervals }, (): [number, number][] => []);
  const shortest = Math.max(3, Math.round(intervals / 6));
  for (let start = 0; start < intervals; start++) {
    for (let step = 0; step < lengths; step++) {
      const length = shortest + step;
      for (let place = 0; place < breaks; place++) {
        const rest = start + Math.floor(length / 2) - Math.floor(breaks / 2) + place;
        if (start + length > intervals) continue;
        const column = builder.addColumn({ name: `${start}+${length}/${rest}`, cost: length - 1 });
        for (let interval = start; interval < start + length; interval++) {
          if (interval !== rest) terms[interval].push([column, 1]);
        }
      }
    }
  }
  let state = seed;
  const noise = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let interval = 0; interval < intervals; interval++) {
    terms[interval].push([builder.addColumn({ name: `short ${interval}`, cost: 100 }), 1]);
    const demand = 20 + 10 * Math.sin((4 * Math.PI * interval) / intervals) + 5 * noise();
    builder.addRow({ name: `cover ${interval}`, lower: Math.round(demand), terms: terms[interval] });
  }
  return builder.build();
}
