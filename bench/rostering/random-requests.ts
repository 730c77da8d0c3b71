import { createSolver } from '../../src/solvers/choose.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { FEATURES } from './random-features.ts';
import { planRandom } from './random-rosters.ts';

const SEED = 1;
const PLANNED = 1000;
const NAME = 'property: random requests';

/** Plans a thousand small random requests: how many rosters are silent about what the audit or the plain judge finds. */
export async function randomRequests(options: BenchOptions): Promise<Figure[]> {
  if (!isWanted(NAME, options)) return [];
  const solver = await createSolver();
  let planned = 0;
  let refused = 0;
  let silent = 0;
  let short = 0;
  let broken = 0;
  const having = new Map(Object.keys(FEATURES).map((name) => [name, 0]));
  for (let index = 0; planned < PLANNED; index++) {
    const made = planRandom(SEED, index, solver);
    if (made.status === 'refused') {
      refused++;
      continue;
    }
    planned++;
    if (made.roster.gaps.length > 0) short++;
    if (made.roster.violations.some(({ level }) => level === 'required')) broken++;
    for (const name of made.features) having.set(name, having.get(name)! + 1);
    if (made.unreported.length === 0) continue;
    silent++;
    options.log(`request ${index}: ${made.unreported.join('; ')}`);
  }
  const of = (what: string, value: number): Omit<Figure, 'goal' | 'met'> => ({
    bench: 'rostering',
    case: `${NAME}, ${what}`,
    value,
    unit: 'rosters',
  });
  return [
    figure(of('silent about something', silent), '= 0'),
    figure(of('planned', planned), `>= ${PLANNED}`),
    figure({ ...of('refused with paths', refused), unit: 'requests' }),
    figure(of('short of people, and saying so', short)),
    figure(of('with a required rule broken, and saying so', broken)),
    ...[...having].map(([name, rosters]) => figure(of(`with ${name}`, rosters), '> 0')),
  ];
}
