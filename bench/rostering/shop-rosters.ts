import type { Gap } from '../../src/domain/roster.ts';
import { admit } from '../../src/planning/admit.ts';
import { plan } from '../../src/planning/plan.ts';
import { createSolver } from '../../src/solvers/choose.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { shopRequest, type ShopSize } from './shop-request.ts';

/** What is asked of each: the whole plan from request to audited roster, certificate included. */
const SIZES: readonly (ShopSize & { readonly seconds: number })[] = [
  { agents: 50, days: 28, contactsPerAgentDay: 60, timeLimitSeconds: 7.5, seconds: 10 },
  { agents: 500, days: 28, contactsPerAgentDay: 100, timeLimitSeconds: 60, seconds: 60 },
  { agents: 1000, days: 28, contactsPerAgentDay: 105, timeLimitSeconds: 120, seconds: 120 },
];
const SEED = 1;
const MEGABYTES = 1500;

/** Four weeks of an agency: how long the whole plan takes, how far from the proven bound, and what is missing or broken. */
export async function shopRosters(options: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const name = `shop roster, ${size.agents} agents x ${size.days / 7} weeks`;
    if (isWanted(name, options)) figures.push(...(await measure(name, size, options)));
  }
  return figures;
}

async function measure(
  name: string,
  size: (typeof SIZES)[number],
  { log, seconds }: BenchOptions,
): Promise<Figure[]> {
  const timeLimitSeconds = seconds ?? size.timeLimitSeconds;
  const admission = admit(shopRequest({ ...size, timeLimitSeconds }, SEED));
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const solver = await createSolver();
  const startedAt = performance.now();
  const roster = plan(admission.request, {
    solver,
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  });
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const { headcount, headcountBound, gap } = roster.certificate;
  const required = roster.violations.filter(({ level }) => level === 'required').length;
  const missing = roster.gaps.reduce((sum, one) => sum + hoursOf(one), 0);
  log(
    `${name}: ${headcount} people, not fewer than ${headcountBound}, ${missing} agent-hours missing, ${wallSeconds.toFixed(1)} s`,
  );
  log(`${name}: ${JSON.stringify(roster.certificate.seconds)}`);
  const of = (what: string, unit: string, value: number | null): Omit<Figure, 'goal' | 'met'> => ({
    bench: 'rostering',
    case: `${name}: ${what}`,
    unit,
    value,
  });
  return [
    figure(of('time', 's', wallSeconds), `<= ${size.seconds}`),
    figure(of('people', 'people', headcount)),
    figure(of('gap of the headcount', 'share', gap), '<= 0.01'),
    figure(of('agent-hours missing', 'h', missing), '<= 0'),
    figure(of('required rules broken', 'cases', required), '<= 0'),
    figure(of('peak memory so far', 'MB', process.resourceUsage().maxRSS / 1000), `<= ${MEGABYTES}`),
  ];
}

function hoursOf({ missing, start, end }: Gap): number {
  return (missing * (Date.parse(end) - Date.parse(start))) / 3_600_000;
}
