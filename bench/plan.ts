import { readFileSync } from 'node:fs';
import { packageFile } from '../src/package-files.ts';
import { admit } from '../src/planning/admit.ts';
import { plan } from '../src/planning/plan.ts';
import { createSolver } from '../src/solvers/choose.ts';
import { figure, isWanted, type BenchOptions, type Figure } from './figure.ts';
import { startProbed } from './plan/probed-program.ts';
import { serviceFigures } from './plan/service-figures.ts';

/** Seconds inside `plan()` that an example may take. */
const EXAMPLES = [
  { name: 'new-shop-day', goal: '<= 1' },
  { name: 'ka-shop-week', goal: '<= 15' },
] as const;

/** The main job as its users meet it: examples planned, the command line, the service, the demo. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const { log } = options;
  const figures: Figure[] = [];
  for (const { name, goal } of EXAMPLES) {
    if (isWanted(name, options)) figures.push(...(await planningFigures(name, goal, log)));
  }
  const commandLine = 'paiban plan ka-shop-week';
  if (isWanted(commandLine, options)) {
    const { seconds, peakMegabytes } = await startProbed(['plan', exampleFile('ka-shop-week')]).finish();
    figures.push(figure({ bench: 'plan', case: commandLine, value: seconds, unit: 's' }));
    const memory = { bench: 'plan', case: `${commandLine}: peak memory`, value: peakMegabytes, unit: 'MB' };
    figures.push(figure(memory, '<= 600'));
  }
  if (isWanted('service', options)) figures.push(...(await serviceFigures(log)));
  if (isWanted('demo', options)) {
    const { seconds } = await startProbed(['demo']).finish();
    figures.push(figure({ bench: 'plan', case: 'demo', value: seconds, unit: 's' }, '<= 30'));
  }
  return figures;
}

/** The example in this thread, with a solver already loaded as the service's threads have it. */
async function planningFigures(name: string, goal: string, log: (line: string) => void): Promise<Figure[]> {
  const solver = await createSolver();
  const admission = admit(JSON.parse(readFileSync(exampleFile(name), 'utf8')));
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const before = performance.now();
  const { certificate } = plan(admission.request, {
    solver,
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  });
  const seconds = (performance.now() - before) / 1000;
  log(`${name}: ${JSON.stringify(certificate.seconds)}`);
  const { headcount, headcountBound, gap } = certificate;
  log(`${name}: ${headcount} people, not fewer than ${headcountBound}`);
  return [
    figure({ bench: 'plan', case: name, value: seconds, unit: 's' }, goal),
    figure({ bench: 'plan', case: `${name}: gap of the headcount`, value: gap, unit: 'share' }),
    figure(
      {
        bench: 'plan',
        case: `${name}: gap of the covering`,
        value: certificate.objective.gap,
        unit: 'share',
      },
      '<= 0.01',
    ),
  ];
}

function exampleFile(name: string): string {
  return packageFile(`examples/${name}.json`);
}
