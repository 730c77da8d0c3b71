import { admit, admitReplan } from '../../src/planning/admit.ts';
import { plan } from '../../src/planning/plan.ts';
import type { PlanContext } from '../../src/planning/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { createSolver } from '../../src/solvers/choose.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { shopRequest } from './shop-request.ts';

const SIZE = { agents: 50, days: 7, contactsPerAgentDay: 60, timeLimitSeconds: 10 };
const SEED = 1;
const ABSENT = 5;

/** A week of 50 agents, of whom five are away on its third day: how long changing the roster takes, and what it changes. */
export async function replan(options: BenchOptions): Promise<Figure[]> {
  const name = `replan, ${ABSENT} absences of ${SIZE.agents} agents`;
  if (!isWanted(name, options)) return [];
  const request = shopRequest({ ...SIZE, timeLimitSeconds: options.seconds ?? SIZE.timeLimitSeconds }, SEED);
  const admission = admit(request);
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  const context: PlanContext = {
    solver: await createSolver(),
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  };
  const roster = plan(admission.request, context);
  const date = roster.coverage.team[0].start.slice(0, 'YYYY-MM-DD'.length).replace(/\d\d$/, twoDaysOn);
  const away = roster.people.filter(({ assignments }) => assignments.some((shift) => shift.date === date));
  const absences = away
    .filter((_, k) => k % Math.floor(away.length / ABSENT) === 0)
    .slice(0, ABSENT)
    .map(({ id }) => ({ agent: id, firstDay: date, lastDay: date }));
  const changed = admitReplan({ absences, now: `${date}T00:00` }, { id: undefined, request, roster });
  if (changed.status === 'refused') throw new Error(JSON.stringify(changed.errors));
  const { rule, after, wall, cpu } = timed(() => plan(changed.request.resolved, context));
  const { actions, changesBeyondAbsences } = after.replan!;
  for (const { did, agentMinutes, words } of actions) options.log(`${did}, ${agentMinutes} min: ${words}`);
  options.log(`${name}: ${JSON.stringify(after.certificate.seconds)}`);
  const of = (what: string, unit: string, value: number): Omit<Figure, 'goal' | 'met'> => ({
    bench: 'rostering',
    case: `${name}: ${what}`,
    unit,
    value,
  });
  return [
    figure(of('changing the roster', 's', after.certificate.seconds.rostering), '< 2'),
    figure(of('whole plan, wall', 's', wall)),
    figure(of('whole plan, processor', 's', cpu)),
    figure(of('changes per absence beyond them', 'changes', changesBeyondAbsences / absences.length), '<= 2'),
    figure(of('agent-hours of gaps before', 'h', hoursOf(roster))),
    figure(of('agent-hours of gaps after', 'h', hoursOf(after))),
    figure(of('required rules broken', 'cases', rule), '<= 0'),
  ];
}

function twoDaysOn(day: string): string {
  return String(Number(day) + 2).padStart(2, '0');
}

function timed(work: () => Roster): { rule: number; after: Roster; wall: number; cpu: number } {
  const [begin, used] = [performance.now(), process.cpuUsage()];
  const after = work();
  const { user, system } = process.cpuUsage(used);
  const rule = after.violations.filter(({ level }) => level === 'required').length;
  return { rule, after, wall: (performance.now() - begin) / 1000, cpu: (user + system) / 1e6 };
}

/** Agent-hours missing from queues and live extra; the buffer is there to be used up. */
function hoursOf({ gaps }: Roster): number {
  return gaps
    .filter(({ kind }) => kind !== 'buffer')
    .reduce(
      (sum, { missing, start, end }) => sum + (missing * (Date.parse(end) - Date.parse(start))) / 3_600_000,
      0,
    );
}
