import type { Overstaffing } from '../../domain/explanation.ts';
import { intervalAtMoment, intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { percent } from '../percent.ts';
import { rounded } from '../rounded.ts';
import { askedFor, intervalsOnDuty, shiftsOf } from './on-duty.ts';
import type { UnexplainedRoster } from './unexplained-roster.ts';
import { counted, stretchInWords } from './words.ts';

const MOST_STRETCHES = 3;

type Staffed = Pick<UnexplainedRoster, 'coverage' | 'people'>;

/**
 * Agent-hours on duty above what is asked for, and how much of them is proven to come with shifts that cannot be dropped:
 * a shift on duty in an interval with nobody to spare is needed there, so of the agents too many in another interval no more
 * can go home than there are shifts on duty that are needed nowhere. Whoever is on work that can wait is not too many, yet
 * holds no shift where it is: that work could be done at another hour.
 */
export function explainOverstaffing(
  { templates, targets }: Pick<ResolvedRequest, 'templates' | 'targets'>,
  grid: IntervalGrid,
  { coverage: { team }, people }: Staffed,
): Overstaffing {
  const hours = grid.intervalMinutes / 60;
  const rows = new Map(team.map((row) => [intervalAtMoment(grid, row.start), row]));
  const beside = new Map([...rows].map(([t, row]) => [t, Math.max(0, row.onDuty - askedFor(row))]));
  const onWork = (t: number): number => rows.get(t)?.deferrable ?? 0;
  const spare = new Map([...beside].map(([t, agents]) => [t, Math.max(0, agents - onWork(t))]));
  const usedClasses = new Set(
    people.flatMap((one) => (one.assignments.length > 0 ? [one.contractClass] : [])),
  );
  const offered = templates.filter((one) => one.contractClasses.some((id) => usedClasses.has(id)));
  const shifts = shiftsOf(people).map((shift) => intervalsOnDuty(shift, grid));
  const droppable = new Map<number, number>();
  for (const shift of shifts.filter((one) => one.every((t) => (beside.get(t) ?? 0) > 0))) {
    for (const t of shift) droppable.set(t, (droppable.get(t) ?? 0) + 1);
  }
  const total = sum(spare.values()) * hours;
  const held = sum([...spare].map(([t, agents]) => Math.max(0, agents - (droppable.get(t) ?? 0)))) * hours;
  const stated = {
    agentHours: rounded(total, 2),
    onDutyAgentHours: rounded(sum(team.map(({ onDuty }) => onDuty)) * hours, 2),
    heldAgentHours: rounded(held, 2),
    stretches: stretchesOf(spare, grid),
    minimumBufferIntervals: team.filter(({ bufferRules }) => bufferRules.binding === 'minimum').length,
  };
  const workHours = rounded(sum([...rows.keys()].map(onWork)) * hours, 2);
  return {
    ...stated,
    words: [...inWords(stated, offered, team.length), ...ofAverages(total, targets), ...ofWork(workHours)],
  };
}

function stretchesOf(spare: ReadonlyMap<number, number>, grid: IntervalGrid): Overstaffing['stretches'] {
  const runs: { first: number; end: number; agents: number }[] = [];
  for (const [interval, agents] of [...spare].sort(([one], [other]) => one - other)) {
    if (agents === 0) continue;
    const last = runs.at(-1);
    if (last?.end === interval) {
      last.end++;
      last.agents += agents;
    } else runs.push({ first: interval, end: interval + 1, agents });
  }
  return runs
    .sort((one, other) => other.agents - one.agents || one.first - other.first)
    .slice(0, MOST_STRETCHES)
    .map(({ first, end, agents }) => ({
      start: intervalIso(grid, first),
      end: intervalIso(grid, end),
      agentHours: rounded((agents * grid.intervalMinutes) / 60, 2),
    }));
}

function inWords(
  {
    agentHours,
    onDutyAgentHours,
    heldAgentHours,
    stretches,
    minimumBufferIntervals,
  }: Omit<Overstaffing, 'words'>,
  templates: ResolvedRequest['templates'],
  openIntervals: number,
): string[] {
  if (agentHours === 0) return ['Nobody is on duty beyond requirement, buffer and live extra.'];
  const shortest = Math.min(...templates.flatMap(({ lengthsMinutes }) => lengthsMinutes)) / 60;
  const where = stretches.map(({ start, end, agentHours: part }) => {
    return `${stretchInWords(start, end)} (${counted(part, 'agent-hour')})`;
  });
  const share = percent(agentHours / onDutyAgentHours);
  const beyond = `On duty beyond what is asked for: ${counted(agentHours, 'agent-hour')} of ${rounded(onDutyAgentHours, 2)} (${share}), most of them ${where.join(', ')}.`;
  const rest = rounded(agentHours - heldAgentHours, 2);
  const held = `${counted(heldAgentHours, 'agent-hour')} of that cannot be saved by leaving out whole shifts: the shifts are needed at others of their hours, and the shortest that these people may work lasts ${counted(shortest, 'hour')}.`;
  const droppable = `At most ${counted(rest, 'agent-hour')} could be saved by leaving out whole shifts.`;
  const minimum = `In ${minimumBufferIntervals} of ${openIntervals} open intervals the buffer is larger than its share of the requirement, since at least so many are to stand by; that is asked for and not counted here.`;
  return [
    beyond,
    ...(heldAgentHours > 0 ? [held] : []),
    ...(rest > 0 ? [droppable] : []),
    ...(minimumBufferIntervals > 0 ? [minimum] : []),
  ];
}

/** The requirement is only the floor of such a target. */
function ofAverages(agentHours: number, { averaging }: ResolvedRequest['targets']): string[] {
  if (averaging === 'interval' || agentHours === 0) return [];
  return [
    'Response times are kept on average over bands: some of those agents may be what keeps an average, since an interval asks only for the least it may have.',
  ];
}

function ofWork(agentHours: number): string[] {
  return agentHours === 0 ? [] : [`${counted(agentHours, 'agent-hour')} are spent on work that can wait.`];
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
