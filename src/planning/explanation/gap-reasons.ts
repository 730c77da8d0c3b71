import type { GapReason } from '../../domain/explanation.ts';
import { intervalAtMoment, weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Gap, RosterPerson } from '../../domain/roster.ts';
import { meetsNeed } from '../../domain/skill.ts';
import { layCalendars } from '../calendars.ts';
import { groupPeople, someoneOf, weekLimits, workableDays } from '../people.ts';
import type { Group } from '../people.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { intervalsOnDuty } from './on-duty.ts';
import type { UnexplainedRoster } from './unexplained-roster.ts';
import { counted, peopleInWords, stretchInWords } from './words.ts';

const MOST_GAPS = 5;

type Whereabouts = GapReason['whereabouts'][number]['state'];

const STATES = {
  serving: 'serving there',
  elsewhere: 'on another queue or buffer',
  break: 'on a break',
  'other-shift': 'on another shift that day',
  off: 'on leave or off',
  'no-shift': 'no shift then that contract, availability and law allow',
  'week-full': 'working as many days that week as they may',
  free: 'none of these',
} as const satisfies Record<Whereabouts, string>;

/** Where everybody with the skill is during the largest gaps of queues; none for a hiring plan, whose people have no names. */
export function gapReasons(
  request: ResolvedRequest,
  grid: IntervalGrid,
  { gaps, people, coverage }: UnexplainedRoster,
): GapReason[] {
  const agentHours = (gap: Gap): number =>
    (gap.missing * (Date.parse(gap.end) - Date.parse(gap.start))) / 3_600_000;
  const ofQueues = gaps
    .filter((gap) => gap.kind === 'queue')
    .sort((one, other) => agentHours(other) - agentHours(one))
    .slice(0, MOST_GAPS);
  if (ofQueues.length === 0 || request.staff.kind === 'hiring') return [];
  const candidates = shiftCandidates(request, grid, layCalendars(request, grid));
  const groups = groupPeople(request, grid, candidates);
  return ofQueues.map((gap): GapReason => {
    const queue = request.queues.find(({ id }) => id === gap.queue)!;
    const interval = intervalAtMoment(grid, gap.start);
    const row = coverage.queues.find((one) => one.queue === queue.id && one.start === gap.start)!;
    const skilled = people.filter(({ skills }) => meetsNeed(skills, queue));
    const states = skilled.map((person) => {
      return {
        id: person.id,
        state: stateOf(person, queue.id, interval, { request, grid, candidates, groups }),
      };
    });
    const whereabouts = (Object.keys(STATES) as Whereabouts[]).flatMap((state) => {
      const ids = states.filter((one) => one.state === state).map(({ id }) => id);
      return ids.length === 0 ? [] : [{ state, people: ids }];
    });
    const able = states.filter(({ state }) => state !== 'off' && state !== 'no-shift').length;
    const { required } = row;
    const stated = {
      queue: queue.id,
      start: gap.start,
      end: gap.end,
      required,
      ableToWork: able,
      whereabouts,
    };
    return { ...stated, words: inWords(stated, skilled.length) };
  });
}

interface Known {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  readonly candidates: readonly ShiftCandidate[];
  readonly groups: readonly Group[];
}

function stateOf(person: RosterPerson, queue: string, interval: number, known: Known): Whereabouts {
  const { request, grid, candidates, groups } = known;
  const moment = grid.startMilliseconds + interval * grid.intervalMinutes * 60_000;
  const covers = ({ start, end }: { start: string; end: string }): boolean =>
    Date.parse(start) <= moment && moment < Date.parse(end);
  const present = person.assignments.find(covers);
  if (present !== undefined) {
    if (!intervalsOnDuty(present, grid).includes(interval)) return 'break';
    return present.activities.some((one) => covers(one) && one.queue === queue) ? 'serving' : 'elsewhere';
  }
  const group = groups.find(({ members }) => members.some(({ id }) => id === person.id))!;
  const member = group.members.find(({ id }) => id === person.id)!;
  const workable = workableDays(request, member, grid);
  const then = group.shifts
    .map((index) => candidates[index])
    .filter(({ start, end }) => start <= interval && interval < end);
  if (then.length === 0) return 'no-shift';
  if (then.every(({ day }) => workable[day] === 0)) return 'off';
  const day = grid.dayOf[interval];
  if (person.assignments.some(({ date }) => date === grid.days[day].date)) return 'other-shift';
  const weeks = weekOfDay(grid);
  const worked = person.assignments.filter(
    ({ date }) => weeks[grid.days.findIndex((one) => one.date === date)] === weeks[day],
  ).length;
  return worked >= weekLimits(request, group.contract, someoneOf(group)).days ? 'week-full' : 'free';
}

function inWords(reason: Omit<GapReason, 'words'>, skilled: number): string {
  const { queue, start, end, required, ableToWork, whereabouts } = reason;
  const needs = `${stretchInWords(start, end)}, ${queue} needs ${counted(required, 'agent')}`;
  const where = whereabouts.map(({ state, people }) => `${STATES[state]}: ${people.join(', ')}`).join('; ');
  const can =
    ableToWork < required
      ? `of ${peopleInWords(skilled)} with the skill only ${ableToWork} may work then, whatever the plan`
      : `of ${peopleInWords(skilled)} with the skill ${ableToWork} may work then`;
  return `${needs}; ${can}${where === '' ? '' : `. In this roster: ${where}`}.`;
}
