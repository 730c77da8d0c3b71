import { intervalAtMoment, intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FloatList } from '../../domain/float.ts';
import type { Queue } from '../../domain/queue.ts';
import type { RosterPerson } from '../../domain/roster.ts';
import { isSameNeed, meetsNeed, needsOfQueues } from '../../domain/skill.ts';
import type { SkillNeed } from '../../domain/skill.ts';
import type { CoverageInput } from '../coverage.ts';
import { bandStretches } from './band-stretches.ts';
import type { BandStretch } from './band-stretches.ts';
import { activationOrder } from './activation-order.ts';
import type { StandBy } from './activation-order.ts';

type FloatInput = Pick<
  CoverageInput,
  'request' | 'grid' | 'calendars' | 'requirement' | 'floors' | 'activities'
>;

/** Buffer staff of a roster by date, band and skill, in the order in which they are called; ascending by start. */
export function floatLists(input: FloatInput, people: readonly RosterPerson[]): FloatList[] {
  const { request, grid } = input;
  const watches = people.flatMap((person) => watchesOf(person, request.queues, grid));
  return needsOfQueues(request.queues)
    .flatMap((need) => bandStretches(input, need).flatMap((stretch) => listOf(input, need, stretch, watches)))
    .sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
}

/** One run of buffer duty, in intervals. */
interface Watch {
  readonly person: string;
  readonly queues: readonly Queue[];
  readonly hasLiveDuty: boolean;
  readonly from: number;
  readonly to: number;
}

function watchesOf(person: RosterPerson, queues: readonly Queue[], grid: IntervalGrid): Watch[] {
  const able = queues.filter((queue) => meetsNeed(person.skills, queue));
  return person.assignments.flatMap(({ activities, liveDuty }) =>
    activities
      .filter(({ kind }) => kind === 'buffer')
      .map(({ start, end }) => ({
        person: person.id,
        queues: able,
        hasLiveDuty: liveDuty,
        from: intervalAtMoment(grid, start),
        to: intervalAtMoment(grid, end),
      })),
  );
}

function listOf(
  input: FloatInput,
  need: SkillNeed,
  stretch: BandStretch,
  watches: readonly Watch[],
): FloatList[] {
  const { request, grid, floors } = input;
  const within = watches
    .filter(({ queues }) => queues.some((queue) => isSameNeed(queue, need)))
    .map((watch) => ({
      ...watch,
      from: Math.max(watch.from, stretch.from),
      to: Math.min(watch.to, stretch.to),
    }))
    .filter(({ from, to }) => from < to);
  if (within.length === 0) return [];
  const standBys = [...new Set(within.map(({ person }) => person))].map((person): StandBy => {
    const own = within.filter((watch) => watch.person === person);
    const { queues } = own[0];
    return {
      person,
      queues: queues.map(({ id }) => id),
      spareElsewhere: leastSpare(
        input,
        queues.filter((queue) => !isSameNeed(queue, need)),
        stretch,
      ),
      hasLiveDuty: own.some(({ hasLiveDuty }) => hasLiveDuty),
      minutes: own.reduce((sum, { from, to }) => sum + to - from, 0) * grid.intervalMinutes,
      spans: own
        .toSorted((one, other) => one.from - other.from)
        .map(({ from, to }) => ({ start: intervalIso(grid, from), end: intervalIso(grid, to) })),
    };
  });
  const wanted = floors.buffer.subarray(stretch.from, stretch.to);
  const rules = floors.bufferRules.slice(stretch.from, stretch.to).map((rule) => rule!.binding);
  return [
    {
      date: grid.days[grid.dayOf[stretch.from]].date,
      band: stretch.band,
      ...need,
      queues: request.queues.flatMap((queue) => (isSameNeed(queue, need) ? [queue.id] : [])),
      start: intervalIso(grid, stretch.from),
      end: intervalIso(grid, stretch.to),
      bufferRequired: { least: Math.min(...wanted), most: Math.max(...wanted) },
      setBy: [...new Set(rules)].sort(),
      people: activationOrder(standBys),
    },
  ];
}

/** Agents serving above the requirement, on average over a stretch, of the queue that has fewest; Infinity without any. */
function leastSpare(
  { request, requirement, activities }: FloatInput,
  queues: readonly Queue[],
  { from, to }: BandStretch,
): number {
  const spare = queues.map((queue) => {
    const q = request.queues.indexOf(queue);
    let agentIntervals = 0;
    for (let interval = from; interval < to; interval++)
      agentIntervals += activities.serving[q][interval] - requirement[q].required[interval];
    return agentIntervals / (to - from);
  });
  return Math.min(Infinity, ...spare);
}
