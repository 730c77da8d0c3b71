import { rosteredForNeed } from '../../models/queueing/chance-roster.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Calendars } from './calendars.ts';
import { judgedDays } from './judged-days.ts';
import { withShrinkage } from './requirement.ts';
import type { QueueRequirement } from './requirement.ts';
import { fewestAgents } from './steady-requirement.ts';
import type { QueueWorkload } from './workload.ts';

/**
 * People above the requirement, per interval, so that the targets hold on the wanted share of days although people are
 * absent: a quiet day makes up for an absence, and on a busy one fewer may be missing. Queues share the day and the
 * buffer, so their needs of the long run add up. Undefined where the request names no share of days or nobody is absent.
 */
export function absenceExtra(
  { uncertainty, absenceRate, shrinkage }: ResolvedDemand,
  grid: IntervalGrid,
  calendars: Pick<Calendars, 'open'>,
  workload: readonly QueueWorkload[],
  requirement: readonly Pick<QueueRequirement, 'targets'>[],
): Int32Array | undefined {
  if (uncertainty === undefined || uncertainty.targetsHold === 'on-average' || absenceRate === 0)
    return undefined;
  const probability = uncertainty.targetsHold.shareOfDays;
  const risk = { variation: uncertainty.dayVariation, absenceRate, probability };
  const exact = judgedDays(undefined);
  const known = new Map<string, number>();
  return Int32Array.from(calendars.open, (open, interval) => {
    if (open === 0) return 0;
    const needed = (dayFactor: number): number =>
      workload.reduce((sum, { queue, contacts, handling }, q) => {
        const rate = (contacts[interval] * dayFactor) / (grid.intervalMinutes * 60);
        const inForce = requirement[q].targets[interval];
        const { agents } = fewestAgents(rate, { queue, handling, days: exact }, inForce);
        return sum + withShrinkage(Math.max(agents, queue.minimumAgents), shrinkage);
      }, 0);
    const key = JSON.stringify(
      workload.map(({ contacts }, q) => [contacts[interval], requirement[q].targets[interval].sets]),
    );
    const extra = known.get(key) ?? extraFor(rosteredForNeed(needed, risk));
    known.set(key, extra);
    return extra;
  });
}

function extraFor({ rostered, present }: { rostered: number; present: number }): number {
  return rostered - present;
}
