import { admit } from '../../src/planning/admit.ts';
import { plan } from '../../src/planning/plan.ts';
import { createSolver } from '../../src/solvers/choose.ts';
import type { Solver } from '../../src/solvers/solver.ts';
import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { judgeRoster, shopDemand } from './judged-roster.ts';
import type { JudgedPeople } from './judged-roster.ts';
import { shopWeeks } from './shop-weeks.ts';

const WEEKS = 20;
const name = `promise kept, ${WEEKS} random weeks`;
const SEED = 20_261_122;
/** Not the seeds of the plans. */
const JUDGING_SEED = 7_000_000;
const REPLIES_PER_WEEK = 10_000_000;

/**
 * An interval’s target counts as held when the simulated mean misses it by no more than this share of what was asked: less
 * than the noise of most intervals that lie near their target. The strict count is given beside it, and the count of
 * intervals that miss beyond doubt, their whole confidence interval on the wrong side.
 */
const TOLERATED_MISS = 0.02;

/**
 * What finished plans promise, interval by interval and band by band, against an independent simulation of their rosters:
 * another seed than any plan has seen, targets read from the request, duties from the roster.
 */
export async function promiseKept(options: BenchOptions): Promise<Figure[]> {
  if (!isWanted(name, options)) return [];
  const solver = await createSolver();
  const judged = shopWeeks(WEEKS, SEED, options.seconds ?? 8).map((request, week) => {
    const kept = keptIn(request, JUDGING_SEED + week, solver);
    options.log(`week ${week + 1}: ${describe(kept)}`);
    return kept;
  });
  const intervals = judged.flatMap((week) => week.intervals);
  const bands = judged.flatMap((week) => week.bands);
  const share = (held: number): number => held / intervals.length;
  const measured = (what: string, value: number, unit: string, goal?: string): Figure =>
    figure({ bench: 'staffing', case: `${name}: ${what}`, value, unit }, goal);
  return [
    measured('interval targets judged', intervals.length, 'targets'),
    measured(
      'interval targets that come within 10 % of what was asked',
      intervals.filter(({ miss }) => miss > -0.1).length,
      'targets',
    ),
    measured(
      `interval targets held within ${100 * TOLERATED_MISS} %`,
      share(intervals.filter(({ miss }) => miss <= TOLERATED_MISS).length),
      'share',
      '>= 0.98',
    ),
    measured(
      'interval targets held strictly',
      share(intervals.filter(({ miss }) => miss <= 0).length),
      'share',
    ),
    measured(
      'interval targets missed beyond doubt',
      intervals.filter(({ miss, noise }) => miss > noise).length,
      'targets',
    ),
    measured('band targets judged', bands.length, 'targets'),
    measured('worst miss of a band target', 100 * Math.max(...bands.map(({ miss }) => miss)), '%', '<= 5'),
    measured(
      'plans that say every promise is kept',
      judged.filter(({ roster }) => roster.certificate.replay.ended === 'kept').length,
      'plans',
    ),
  ];
}

interface KeptWeek extends JudgedPeople {
  readonly roster: Roster;
}

function keptIn(request: PlanRequestInput, seed: number, solver: Solver): KeptWeek {
  const admission = admit(request);
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const roster = plan(admission.request, {
    solver,
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  });
  const limits = { seed, maximumReplies: REPLIES_PER_WEEK };
  return { roster, ...judgeRoster(shopDemand(admission.request), roster, limits) };
}

function describe({ roster, intervals, bands, replications }: KeptWeek): string {
  const { headcount, replay } = roster.certificate;
  const missed = intervals.filter(({ miss }) => miss > TOLERATED_MISS);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    `${headcount} people, ${replay.ended} after ${replay.rounds} rounds;`,
    `${missed.length} of ${intervals.length} interval targets missed by more than ${percent(TOLERATED_MISS)},`,
    `worst band ${percent(Math.max(...bands.map(({ miss }) => miss)))}, ${replications} replications`,
  ].join(' ');
}
