import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHighsSolver } from '../../src/solvers/highs.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { parseShiftDesign } from './instance.ts';
import { solveShiftDesign } from './solve-shift-design.ts';

const DEFAULT_SECONDS = 120;

/** Instances of the public set and their proven optima, in the minutes of its objective. */
const optima: Readonly<Record<string, number>> = {
  'DataSet1/RandomExample1': 480,
  'DataSet1/RandomExample2': 300,
  'DataSet1/RandomExample3': 600,
  'DataSet1/RandomExample4': 450,
  'DataSet1/RandomExample5': 480,
  'DataSet2/RandomExample26': 1020,
  'DataSet2/RandomExample29': 1140,
  'DataSet3/RandomExample23': 8280,
  'DataSet3/RandomExample24': 10260,
};

/** Shift design instances, solved until they are proven: what the best design costs, what is proven, and how long it took. */
export async function shiftDesign(options: BenchOptions): Promise<Figure[]> {
  const { instances } = options;
  const wanted = Object.entries(optima).filter(([instance]) => isWanted(`shift-design/${instance}`, options));
  if (wanted.length === 0) return [];
  if (instances === undefined) {
    options.log('shift-design: needs --instances DIR with the public set in DIR/shift-design; left out');
    return [];
  }
  const solver = await createHighsSolver();
  const seconds = options.seconds ?? DEFAULT_SECONDS;
  const figures: Figure[] = [];
  for (const [instance, optimum] of wanted) {
    const name = `shift-design/${instance}`;
    const data = parseShiftDesign(await readFile(join(instances, `${name}.dzn`), 'utf8'));
    const startedAt = performance.now();
    const cpuBefore = process.cpuUsage();
    const { report, bound } = solveShiftDesign(solver, data, seconds);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const cpuSeconds = process.cpuUsage(cpuBefore).user / 1e6;
    if (report !== undefined && report.errors.length > 0)
      throw new Error(`${name}: ${report.errors.join('; ')}`);
    options.log(`${name}: ${report?.cost ?? 'no design'}, proven ${bound}, ${wallSeconds.toFixed(1)} s`);
    const of = (what: string, unit: string, value: number | null): Omit<Figure, 'goal' | 'met'> => ({
      bench: 'covering',
      case: `${name} ${what}`,
      unit,
      value,
    });
    figures.push(
      figure(of('cost', 'min', report?.cost ?? null), `= ${optimum}`),
      figure(of('bound', 'min', bound), `= ${optimum}`),
      figure(of('time', 's', wallSeconds), `<= ${DEFAULT_SECONDS}`),
      figure(of('processor time', 's', cpuSeconds)),
    );
  }
  return figures;
}
