import type { ResponseBand, ResponseCurve } from '../../models/covering/data.ts';
import { responseCurve } from '../../models/covering/response-lines.ts';
import type { ResponsePoint } from '../../models/covering/response-lines.ts';
import { bestReachableResponseSeconds } from '../../models/queueing/best-reachable.ts';
import { queueEvaluator } from '../../models/queueing/performance.ts';
import { performanceOverDays } from '../../models/queueing/uncertain-demand.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { BandRow } from './band-rows.ts';
import type { PromisedTarget } from './promised-targets.ts';
import { afterShrinkage } from './requirement.ts';
import type { QueueRequirement } from './requirement.ts';
import type { QueueWorkload } from './workload.ts';

/** A response target of a queue that is kept on average over its part of a band on one day. */
export interface AveragedTarget extends PromisedTarget {
  readonly date: string;
  /** [interval of the part] response against people on duty for the queue, from the requirement up. */
  readonly curves: readonly ResponseCurve[];
}

/** A curve is followed until what is left to gain is so small a share of the target. */
const FLAT_SHARE = 0.02;
/** And to no more than so many times the people required, and some. */
const MOST_PEOPLE = { factor: 4, more: 10 };

/**
 * The response targets that hold on average: per queue and band, day by day as a platform assesses them. None where every
 * interval keeps its own. The curves are those of demand that goes on for ever; the replay judges what it leaves over.
 */
export function averagedTargets(
  { targets, shrinkage }: Pick<ResolvedDemand, 'targets' | 'shrinkage'>,
  grid: IntervalGrid,
  rows: readonly BandRow[],
  workload: readonly QueueWorkload[],
  requirement: readonly Pick<QueueRequirement, 'required'>[],
): AveragedTarget[] {
  if (targets.averaging === 'interval') return [];
  const curveAt = workload.map((queue) => curvesOf(queue, grid, shrinkage));
  const responses = rows
    .flatMap((row) => row.targets)
    .filter(({ target }) => target === 'averageResponseSeconds');
  return responses.flatMap((promised) => {
    const { queue, asked } = promised;
    return grid.days.flatMap(({ date }, day): AveragedTarget[] => {
      const intervals = promised.intervals.filter((interval) => grid.dayOf[interval] === day);
      if (intervals.length === 0) return [];
      const contacts = intervals.reduce((sum, interval) => sum + workload[queue].contacts[interval], 0);
      const curves = intervals.map((interval) =>
        curveAt[queue](workload[queue].contacts[interval], requirement[queue].required[interval], asked),
      );
      return [{ ...promised, date, intervals, contacts, curves }];
    });
  });
}

type CurveAt = (contacts: number, leastPeople: number, askedSeconds: number) => ResponseCurve;

/** The curves of a queue; equal demand is worked out once. */
function curvesOf(workload: QueueWorkload, grid: IntervalGrid, shrinkage: number): CurveAt {
  const known = new Map<string, ResponseCurve>();
  const leastSeconds = bestReachableResponseSeconds(workload.handling);
  return (contacts, leastPeople, askedSeconds) => {
    const key = [contacts, leastPeople, askedSeconds].join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const secondsWith = responseWith(workload, contacts / (grid.intervalMinutes * 60));
    const most = MOST_PEOPLE.factor * leastPeople + MOST_PEOPLE.more;
    const points: ResponsePoint[] = [];
    for (let agents = leastPeople; agents <= most; agents++) {
      const seconds = secondsWith(afterShrinkage(agents, shrinkage));
      if (Number.isFinite(seconds)) points.push({ agents, seconds });
      if (seconds - leastSeconds <= FLAT_SHARE * askedSeconds) break;
    }
    const curve = responseCurve(points, leastSeconds);
    known.set(key, curve);
    return curve;
  };
}

/** Average response with so many agents serving, on the days that are judged. */
function responseWith(
  { handling, days }: QueueWorkload,
  contactsPerSecond: number,
): (agents: number) => number {
  if (days.averagedVariation > 0) {
    const load = { contactsPerSecond, handling };
    return (agents) => performanceOverDays(load, agents, days.averagedVariation).averageResponseSeconds;
  }
  const [{ factor }] = days.kinds;
  const evaluate = queueEvaluator({ contactsPerSecond: contactsPerSecond * factor, handling });
  return (agents) => evaluate(agents).averageResponseSeconds;
}

/** The same as data of the covering model, contacts standing for replies. `skillOf`: [queue]. */
export function responseBands(
  averages: readonly AveragedTarget[],
  workload: readonly Pick<QueueWorkload, 'queue' | 'contacts'>[],
  skillOf: readonly number[],
  shortageWeight: readonly Float64Array[],
): ResponseBand[] {
  return averages.map(({ band, queue, date, asked, intervals, contacts, curves }): ResponseBand => {
    const skill = skillOf[queue];
    return {
      name: `${band},${workload[queue].queue.id},${date},${asked}`,
      skill,
      targetSeconds: asked,
      // An average of twice the target weighs as much as one agent missing all the time.
      excessWeight: intervals.reduce((sum, interval) => sum + shortageWeight[skill][interval], 0),
      intervals: intervals.map((interval, k) => ({
        interval,
        share: workload[queue].contacts[interval] / contacts,
        curve: curves[k],
      })),
    };
  });
}
