import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Assignment, Gap, Roster, RosterPerson } from '../../src/domain/roster.ts';

const HOUR = 3_600_000;

/** Something wrong, by the check of the audit that should have said so. */
export interface PlainFinding {
  readonly check: string;
  readonly person?: string;
  /** What exactly, for whoever reads it. */
  readonly detail: string;
}

/**
 * The main rules judged once more in the plainest way, from the times of the roster alone: whatever is found here the roster
 * must have reported. Shares nothing with the audit or with planning; knows the clock of Shanghai only.
 */
export function judgePlainly(request: ResolvedRequest, roster: Roster): PlainFinding[] {
  return [...roster.people.flatMap((person) => ofPerson(request, person)), ...ofCoverage(roster)];
}

function ofPerson(request: ResolvedRequest, person: RosterPerson): PlainFinding[] {
  const shifts = person.assignments.toSorted((a, b) => a.start.localeCompare(b.start));
  const found = [
    ...shifts.flatMap((shift, k) => [
      ...ofRest(request, shift, k === 0 ? undefined : shifts[k - 1]),
      ...ofShift(request, person, shift),
    ]),
    ...ofPins(request, person, shifts),
    ...[...byWeek(shifts)].flatMap(([monday, ofWeek]) => ofWeekOf(request, person, monday, ofWeek)),
  ];
  return found.map(([check, detail]) => ({ check, person: person.id, detail }));
}

type Found = readonly [check: string, detail: string];

function ofRest({ rules }: ResolvedRequest, { start, date }: Assignment, before?: Assignment): Found[] {
  if (before === undefined) return [];
  const minutes = (Date.parse(start) - Date.parse(before.end)) / 60_000;
  const rest = rules['daily-rest'];
  return [
    ...(minutes < 0 ? [['one-shift-at-a-time', `before ${start}`] as const] : []),
    ...(before.date !== date && rest.level !== 'off' && minutes < rest.limit
      ? [['daily-rest', `${minutes} minutes before ${start}`] as const]
      : []),
  ];
}

function ofShift(request: ResolvedRequest, person: RosterPerson, shift: Assignment): Found[] {
  const { rules, queues } = request;
  const { start, breaks, activities } = shift;
  const day = rules['minutes-per-day'];
  const work = workMinutes(shift);
  const cannot = activities.find(
    ({ queue }) => queue !== undefined && !holds(person, queues.find((one) => one.id === queue)!.skill),
  );
  const guarded = breaks.find((taken) => isGuarded(request, taken.start));
  return [
    ...(work === shift.workMinutes ? [] : [['declared-minutes', `${work} from ${start}`] as const]),
    ...(day.level !== 'off' && work > day.limit
      ? [['minutes-per-day', `${work} from ${start}`] as const]
      : []),
    ...(guarded === undefined ? [] : [['guard-break', guarded.start] as const]),
    ...(cannot === undefined ? [] : [['skills', `${cannot.queue} from ${cannot.start}`] as const]),
  ];
}

function ofPins({ staff }: ResolvedRequest, { id }: RosterPerson, shifts: readonly Assignment[]): Found[] {
  const agent = staff.kind === 'team' ? staff.agents.find((one) => one.id === id) : undefined;
  const onLeave = shifts.filter(({ date }) =>
    agent?.leave.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay),
  );
  const broken = (agent?.pins ?? []).filter((pin) => {
    const worked = shifts.filter(({ date }) => date === pin.date);
    if (pin.kind === 'off') return worked.length > 0;
    return !worked.some(
      ({ start, end }) =>
        start.slice(11, 16) === pin.start &&
        Date.parse(end) - Date.parse(start) === pin.lengthMinutes * 60_000,
    );
  });
  return [
    ...onLeave.map(({ date }) => ['leave', date] as const),
    ...broken.map(({ date }) => ['pins', date] as const),
  ];
}

function ofWeekOf(
  { rules, contractClasses }: ResolvedRequest,
  { contractClass }: RosterPerson,
  monday: string,
  shifts: readonly Assignment[],
): Found[] {
  const contract = contractClasses.find(({ id }) => id === contractClass)!;
  const work = shifts.reduce((sum, shift) => sum + workMinutes(shift), 0);
  const week = rules['minutes-per-week'];
  const days = contract.maximumDaysPerWeek + (contract.restDayWork?.maximumDaysPerWeek ?? 0);
  return [
    ...(week.level !== 'off' && work > week.limit
      ? [['minutes-per-week', `${work} from ${monday}`] as const]
      : []),
    ...(shifts.length > days ? [['contract-days', `${shifts.length} from ${monday}`] as const] : []),
  ];
}

function ofCoverage({ coverage, people, gaps }: Roster): PlainFinding[] {
  const doing = people.flatMap(({ assignments }) => assignments.flatMap(({ activities }) => activities));
  const told = (moment: number, isMeant: (gap: Gap) => boolean): number =>
    gaps.reduce((sum, gap) => (isMeant(gap) && holdsMoment(gap, moment) ? sum + gap.missing : sum), 0);
  const ofQueues = coverage.queues.flatMap(({ queue, start, serving, required }) => {
    const moment = Date.parse(start);
    const there = doing.filter((one) => one.queue === queue && holdsMoment(one, moment)).length;
    const missing = told(moment, (gap) => gap.kind === 'queue' && gap.queue === queue);
    return [
      ...(there === serving ? [] : [{ check: 'coverage-counts', detail: `${queue} at ${start}` }]),
      ...(missing === Math.max(0, required - there)
        ? []
        : [{ check: 'gaps', detail: `${queue} at ${start}` }]),
    ];
  });
  const ofTeam = coverage.team.flatMap((row) => {
    const moment = Date.parse(row.start);
    const there = doing.filter((one) => holdsMoment(one, moment));
    const waiting = there.filter(({ kind }) => kind === 'deferrable').length;
    const queues = told(moment, ({ kind }) => kind === 'queue');
    const missing = told(moment, ({ kind }) => kind !== 'deferrable');
    const short = row.required + row.bufferRequired + row.liveExtraRequired - (there.length - waiting);
    return [
      ...(there.length === row.onDuty ? [] : [{ check: 'coverage-counts', detail: `team at ${row.start}` }]),
      ...(missing === Math.max(queues, short) ? [] : [{ check: 'gaps', detail: `team at ${row.start}` }]),
    ];
  });
  return [...ofQueues, ...ofTeam];
}

function workMinutes({ start, end, breaks }: Assignment): number {
  const length = (span: { start: string; end: string }): number =>
    (Date.parse(span.end) - Date.parse(span.start)) / 60_000;
  return breaks.reduce((rest, taken) => rest - (taken.paid ? 0 : length(taken)), length({ start, end }));
}

function holds({ skills }: RosterPerson, skill: string): boolean {
  return skills.some((one) => (typeof one === 'string' ? one : one.skill) === skill);
}

function holdsMoment({ start, end }: { start: string; end: string }, moment: number): boolean {
  return Date.parse(start) <= moment && moment < Date.parse(end);
}

function isGuarded({ calendar }: ResolvedRequest, moment: string): boolean {
  const at = Date.parse(moment);
  return calendar.liveStreams.some(({ start, end }) => {
    const from = Date.parse(`${start}:00+08:00`) - calendar.guardMinutesBefore * 60_000;
    const to = Date.parse(`${end}:00+08:00`) + calendar.guardMinutesAfter * 60_000;
    return from <= at && at < to;
  });
}

function byWeek(shifts: readonly Assignment[]): Map<string, Assignment[]> {
  const weeks = new Map<string, Assignment[]>();
  for (const shift of shifts) {
    const day = new Date(`${shift.date}T00:00:00Z`);
    const monday = new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 24 * HOUR)
      .toISOString()
      .slice(0, 10);
    weeks.set(monday, [...(weeks.get(monday) ?? []), shift]);
  }
  return weeks;
}
