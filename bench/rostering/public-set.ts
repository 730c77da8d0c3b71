import { availableParallelism } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineRoster, LinesData } from '../../models/rostering/lines/data.ts';
import { rosterLines } from '../../src/planning/lines/roster-lines.ts';
import { createHighsSolver } from '../../src/solvers/highs.ts';
import type { Solver } from '../../src/solvers/solver.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { linesDataOf, parseShiftScheduling } from './instance.ts';
import { judge, type NamedRoster } from './judge.ts';
import { publishedInstances, type PublishedInstance } from './published.ts';

/** Rosters of named people on the public shift scheduling set: what they cost, what is proven, and how long it took. */
export async function publicSet(options: BenchOptions): Promise<Figure[]> {
  const wanted = publishedInstances.filter(({ name }) => isWanted(caseOf(name), options));
  if (options.instances === undefined) {
    options.log('rostering: the public set needs --instances DIR with DIR/nurse-rostering; left out');
    return [];
  }
  const solver = await createHighsSolver();
  const figures: Figure[] = [];
  for (const published of wanted) {
    figures.push(...(await measure(published, solver, options.instances, options)));
  }
  return figures;
}

async function measure(
  published: PublishedInstance,
  solver: Solver,
  folder: string,
  { seconds = published.seconds, log }: BenchOptions,
): Promise<Figure[]> {
  const file = join(folder, 'nurse-rostering', `${published.name}.txt`);
  const instance = parseShiftScheduling(await readFile(file, 'utf8'));
  const data = linesDataOf(instance);
  const startedAt = performance.now();
  const processorBefore = process.cpuUsage();
  const outcome = rosterLines(
    data,
    solver,
    { timeLimitSeconds: seconds, seed: 1, shouldStop: () => false, helpers: availableParallelism() - 1 },
    () => performance.now(),
  );
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(processorBefore);
  if (outcome.status !== 'rostered') throw new Error(`${published.name}: ${outcome.status}`);
  const { errors, penalty } = judge(instance, namedRoster(data, outcome.roster));
  if (errors.length > 0) throw new Error(`${published.name}: ${errors.join('; ')}`);
  if (penalty !== outcome.cost) {
    throw new Error(`${published.name}: costs ${penalty}, not ${outcome.cost} as the engine says`);
  }
  const bound = outcome.bound ?? null;
  log(
    `${caseOf(published.name)}: ${penalty}, proven ${bound}, best known ${published.best}, ${wallSeconds.toFixed(1)} s`,
  );
  const of = (what: string, unit: string, value: number | null): Omit<Figure, 'goal' | 'met'> => ({
    bench: 'rostering',
    case: `${caseOf(published.name)} ${what}`,
    unit,
    value,
  });
  return [
    figure(of('roster', 'penalty', penalty), published.goals.roster),
    figure(of('bound', 'penalty', bound), published.goals.bound),
    figure(of('time', 's', wallSeconds), `<= ${published.seconds}`),
    figure(of('processor time', 's', (user + system) / 1e6)),
  ];
}

function caseOf(instance: string): string {
  return `nurse-rostering/${instance}`;
}

function namedRoster(data: LinesData, roster: LineRoster): NamedRoster {
  return new Map(
    data.people.map(({ name }, person) => [
      name,
      [...roster[person]].map((choice) => (choice === 0 ? undefined : data.shifts[choice - 1].name)),
    ]),
  );
}
