import { weekOfDay, intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { meetsNeed, needsOfQueues } from '../../domain/skill.ts';
import { clockTime, minuteOfDay } from '../../domain/time.ts';
import type { MissingStretch } from '../../domain/what-ifs.ts';
import type { CoveringInput } from '../covering-data.ts';
import { waysToAdd } from '../what-ifs/more-people.ts';
import type { TriedChange } from './changed-covering.ts';

/** A change that may help, with what it costs. */
export interface Candidate {
  readonly change: TriedChange;
  /** Person-days over the horizon. */
  readonly effortDays: number;
}

/** Effort of a change that adds nobody, in person-days: what somebody has to arrange, explain or put up with. */
const EFFORT_DAYS = { starts: 1, reserve: 1, rule: 1, tenSecondsLonger: 2, training: 3 };

/** Changes that take longest to work out, so they are tried last. */
const SLOW: readonly TriedChange['kind'][] = ['response-seconds', 'cross-training'];

/**
 * What could be different so that fewer agents are missing, from the least effort on. Nothing that the rule pack asks for is
 * let go, and nobody's leave is touched.
 */
export function candidateChanges(
  { request, grid, calendars, candidates }: CoveringInput,
  missing: readonly MissingStretch[],
): Candidate[] {
  const kinds = new Set(missing.map(({ kind }) => kind));
  const perGap = missing.flatMap((stretch) => [
    ...otherStarts(request, stretch),
    ...morePeople(request, grid, stretch, candidates),
  ]);
  const liveExtra = Math.max(0, ...calendars.liveExtra);
  const changes: Candidate[] = [
    ...perGap,
    ...(request.buffer.share > 0 || request.buffer.minimum > 0
      ? [{ change: { kind: 'buffer-share', share: 0 } as const, effortDays: EFFORT_DAYS.reserve }]
      : []),
    ...(liveExtra > 0
      ? [{ change: { kind: 'live-extra', agents: liveExtra - 1 } as const, effortDays: EFFORT_DAYS.reserve }]
      : []),
    ...(kinds.has('queue')
      ? [10, 30].map((by): Candidate => ({
          change: { kind: 'response-seconds', by },
          effortDays: (EFFORT_DAYS.tenSecondsLonger * by) / 10,
        }))
      : []),
    ...ownRules(request),
    ...(kinds.has('queue') ? training(request) : []),
    ...longerWeeks(request, grid),
  ];
  const distinct = new Map(changes.map((one) => [JSON.stringify(one.change), one]));
  const isSlow = ({ change }: Candidate): number => (SLOW.includes(change.kind) ? 1 : 0);
  return [...distinct.values()].sort(
    (one, other) => isSlow(one) - isSlow(other) || one.effortDays - other.effortDays,
  );
}

/** Starts as late, or as early, as somebody would have to start who is there when agents are missing. */
function otherStarts({ templates }: ResolvedRequest, { start, end }: MissingStretch): Candidate[] {
  const usual = templates.filter(({ threeShifts }) => !threeShifts);
  const minute = minuteOfDay(start.slice(...CLOCK));
  const over = minuteOfDay(end.slice(...CLOCK)) || DAY_MINUTES;
  return usual.flatMap((template): Candidate[] => {
    const { from, to, stepMinutes } = template.start;
    const latest = Math.min(minute, over - Math.min(...template.lengthsMinutes));
    const later = [minute, latest, minuteOfDay(to) + stepMinutes]
      .filter((one) => one > minuteOfDay(to))
      .sort((one, other) => one - other);
    const earlier = [minute].filter((one) => one < minuteOfDay(from));
    return [
      ...later.map((time) => ({ kind: 'latest-start' as const, time: clockTime(time) })),
      ...earlier.map((time) => ({ kind: 'earliest-start' as const, time: clockTime(time) })),
    ]
      .filter(({ time }) => minuteOfDay(time) < DAY_MINUTES)
      .map((change) => ({ change, effortDays: EFFORT_DAYS.starts }));
  });
}

const CLOCK = ['YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length] as const;
const DAY_MINUTES = 1440;

/** One more of each kind, for one shift on that weekday and for all the days of the contract. */
function morePeople(
  request: ResolvedRequest,
  grid: IntervalGrid,
  { start, end, queues }: MissingStretch,
  candidates: CoveringInput['candidates'],
): Candidate[] {
  const first = intervalAtMoment(grid, start);
  const last = intervalAtMoment(grid, end);
  const day = grid.dayOf[first];
  const { weekday } = grid.days[day];
  const wanted = request.queues.filter(({ id }) => queues.includes(id));
  const all = waysToAdd(request, { kind: 'more-people', people: 1 });
  // Anybody will do as buffer and as live extra.
  const ways = all.filter(
    ({ skills }, index) =>
      skills === undefined ||
      (wanted.length === 0 ? index === 0 : wanted.some((queue) => meetsNeed(skills, queue))),
  );
  return ways.flatMap((change): Candidate[] => {
    const contract = request.contractClasses.find(({ id }) => id === change.contractClass);
    const days = contract?.maximumDaysPerWeek ?? 5;
    const always = { change, effortDays: workingDays(grid, days) };
    if (contract === undefined) return [always];
    const overlap = (shift: (typeof candidates)[number]): number =>
      Math.min(shift.end, last) - Math.max(shift.start, first);
    const [shift] = candidates
      .filter(({ template, day: of, end: ends }) => {
        return template.contractClasses.includes(contract.id) && of === day && grid.dayOf[ends - 1] === day;
      })
      .sort((one, other) => overlap(other) - overlap(one) || one.end - one.start - (other.end - other.start));
    if (shift === undefined || overlap(shift) <= 0) return [always];
    const from = clockTime(grid.clockMinute[shift.start]);
    const to = clockTime(grid.clockMinute[shift.end - 1] + grid.intervalMinutes);
    const sameDays = grid.days.filter((one) => one.weekday === weekday).length;
    return [
      { change: { ...change, availability: [{ weekdays: [weekday], from, to }] }, effortDays: sameDays },
      always,
    ];
  });
}

/** Days that somebody with so many a week works over the horizon. */
function workingDays(grid: IntervalGrid, daysPerWeek: number): number {
  const inWeek = new Map<number, number>();
  for (const week of weekOfDay(grid)) inWeek.set(week, (inWeek.get(week) ?? 0) + 1);
  return [...inWeek.values()].reduce((sum, days) => sum + Math.min(days, daysPerWeek), 0);
}

/** Everybody who serves one kind of queue only learns another. */
function training({ queues, staff }: ResolvedRequest): Candidate[] {
  const needs = needsOfQueues(queues);
  if (staff.kind === 'hiring' || needs.length < 2) return [];
  const learners = staff.agents.filter(
    ({ skills }) => needs.filter((need) => meetsNeed(skills, need)).length === 1,
  ).length;
  if (learners === 0) return [];
  return [{ change: { kind: 'cross-training' }, effortDays: EFFORT_DAYS.training * learners }];
}

/** Rules that the request made required beyond its pack. */
function ownRules({ rules }: ResolvedRequest): Candidate[] {
  return Object.values(rules)
    .filter(({ level, requiredByPack }) => level === 'required' && !requiredByPack)
    .map(({ name }) => ({ change: { kind: 'rule-preferred', rule: name }, effortDays: EFFORT_DAYS.rule }));
}

/** A day more a week for the people of a class, as far as the rules go: those hold as before. */
function longerWeeks({ contractClasses, staff }: ResolvedRequest, grid: IntervalGrid): Candidate[] {
  if (staff.kind === 'hiring') return [];
  const weeks = new Set(weekOfDay(grid)).size;
  return contractClasses.flatMap((contract): Candidate[] => {
    const people = staff.agents.filter(({ contractClass }) => contractClass === contract.id).length;
    const days = contract.maximumDaysPerWeek + 1;
    if (people === 0 || days > 6) return [];
    const perDay = Math.ceil(contract.maximumMinutesPerWeek / contract.maximumDaysPerWeek);
    const change = {
      kind: 'contract-week' as const,
      contractClass: contract.id,
      maximumDaysPerWeek: days,
      maximumMinutesPerWeek: contract.maximumMinutesPerWeek + perDay,
    };
    return [{ change, effortDays: people * weeks }];
  });
}
