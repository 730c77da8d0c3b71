import { checkCovering } from '../../models/covering/check.ts';
import { shortageLeft } from '../../models/covering/shortage-left.ts';
import { solveCovering } from '../../src/planning/covering.ts';
import { createHighsSolver } from '../../src/solvers/highs.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { syntheticWeeks } from './synthetic-week.ts';

interface Case {
  readonly weeks: number;
  /** Agents required at the evening peak of an ordinary day. */
  readonly peakAgents: number;
  readonly people: string;
  readonly seconds: number;
}

/** Teams of about 10, 100 and 1,000 people. */
const cases: readonly Case[] = [
  { weeks: 1, peakAgents: 4, people: '10', seconds: 10 },
  { weeks: 1, peakAgents: 40, people: '100', seconds: 10 },
  { weeks: 1, peakAgents: 400, people: '1000', seconds: 10 },
  { weeks: 4, peakAgents: 400, people: '1000', seconds: 30 },
];
const GAP = 0.005;
const SEED = 1;

/** Weeks of quarter-hours around the clock, solved for the fewest people as a plan does: the gap proven in a time limit. */
export async function synthetic(options: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of cases) {
    const name = `${one.weeks === 1 ? 'week' : `${one.weeks} weeks`}, ${one.people} people`;
    if (isWanted(name, options)) figures.push(...(await solveCase(name, one, options)));
  }
  if (figures.length > 0) {
    const megabytes = process.resourceUsage().maxRSS / 1000;
    figures.push(
      figure(
        { bench: 'covering', case: 'synthetic weeks: peak memory', value: megabytes, unit: 'MB' },
        '<= 500',
      ),
    );
  }
  return figures;
}

async function solveCase(
  name: string,
  { weeks, peakAgents, seconds }: Case,
  options: BenchOptions,
): Promise<Figure[]> {
  const data = syntheticWeeks(weeks, peakAgents, SEED);
  const solver = await createHighsSolver();
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const { covering, objective, shortage } = solveCovering(
    data,
    'headcount',
    solver,
    {
      timeLimitSeconds: options.seconds ?? seconds * 0.95,
      relativeGap: GAP,
      seed: SEED,
      shouldStop: () => false,
      onProgress: () => undefined,
      thorough: 'headcount',
    },
    () => performance.now(),
  );
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const cpuSeconds = process.cpuUsage(cpuBefore).user / 1e6;
  const errors = checkCovering(data, covering);
  if (errors.length > 0) throw new Error(`${name}: ${errors.slice(0, 3).join('; ')}`);
  const missing = shortageLeft(data, covering).weighted;
  const gap =
    missing > 0 || shortage.value > 0 ? null : (objective.value - objective.bound) / objective.value;
  options.log(`${name}: ${objective.value} people, proven ${objective.bound}, ${wallSeconds.toFixed(1)} s`);
  const of = (what: string, unit: string, value: number | null): Omit<Figure, 'goal' | 'met'> => ({
    bench: 'covering',
    case: `${name}: ${what}`,
    unit,
    value,
  });
  return [
    figure(of('people', 'people', objective.value)),
    figure(of('gap', 'share', gap), `<= ${GAP}`),
    figure(of('time', 's', wallSeconds), `<= ${seconds}`),
    figure(of('processor time', 's', cpuSeconds)),
  ];
}
