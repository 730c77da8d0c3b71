import type { Agent } from '../../src/domain/agent.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Assignment, Gap, Roster, RosterPerson } from '../../src/domain/roster.ts';
import type { ShiftKind } from '../../src/domain/shift-kind.ts';

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
  return [
    ...roster.people.flatMap((person) => [...ofPerson(request, person), ...ofPublished(request, person)]),
    ...ofCoverage(roster),
  ];
}

function ofPerson(request: ResolvedRequest, person: RosterPerson): PlainFinding[] {
  const shifts = person.assignments.toSorted((a, b) => a.start.localeCompare(b.start));
  const agent = agentOf(request, person);
  const found = [
    ...shifts.flatMap((shift, k) => [
      ...ofRest(request, shift, k === 0 ? beforeHorizon(agent) : shifts[k - 1]),
      ...ofShift(request, person, shift),
      ...(agent?.protections.includes('minor') === true ? ofMinor(request, shift) : []),
      ...(k === 0 ? [] : ofSuccession(request, shifts[k - 1], shift)),
    ]),
    ...ofRuns(request, agent, shifts),
    ...ofPins(agent, shifts),
    ...[...byWeek(shifts)].flatMap(([monday, ofWeek]) => ofWeekOf(request, person, monday, ofWeek)),
  ];
  return found.map(([check, detail]) => ({ check, person: person.id, detail }));
}

function agentOf({ staff }: ResolvedRequest, { id }: RosterPerson): Agent | undefined {
  return staff.kind === 'team' ? staff.agents.find((one) => one.id === id) : undefined;
}

/** The last shift before the horizon, as far as it is known. */
function beforeHorizon(agent: Agent | undefined): Ended | undefined {
  const end = agent?.history?.lastShiftEnd;
  return end === undefined ? undefined : { date: '', end: `${end}:00+08:00` };
}

function ofMinor({ rules }: ResolvedRequest, shift: Assignment): Found[] {
  const { 'minor-minutes': minutes, 'minor-night-work': night } = rules;
  const work = workMinutes(shift);
  const isAtNight = shift.start.slice(11, 16) < '06:00' || !isBy22(shift);
  return [
    ...(minutes.level !== 'off' && work > minutes.limit
      ? [['minor-minutes', `${work} from ${shift.start}`] as const]
      : []),
    ...(night.level !== 'off' && isAtNight ? [['minor-night-work', shift.start] as const] : []),
  ];
}

function isBy22({ date, end }: Assignment): boolean {
  return Date.parse(end) <= Date.parse(`${date}T22:00:00+08:00`);
}

function ofSuccession(
  { forbiddenSuccessions, rules }: ResolvedRequest,
  before: Assignment,
  after: Assignment,
): Found[] {
  if (rules['forbidden-successions'].level === 'off') return [];
  if (Date.parse(after.date) - Date.parse(before.date) !== 24 * HOUR) return [];
  const isOf = (
    { templates, startFrom = '00:00', startTo = '24:00' }: ShiftKind,
    one: Assignment,
  ): boolean => {
    const at = one.start.slice(11, 16);
    return (templates?.includes(one.template) ?? true) && startFrom <= at && at <= startTo;
  };
  return forbiddenSuccessions
    .filter(({ first, next }) => isOf(first, before) && isOf(next, after))
    .map(() => ['forbidden-successions', after.start] as const);
}

/** Days worked in a row, those before the horizon included. */
function ofRuns(
  { rules, horizon }: ResolvedRequest,
  agent: Agent | undefined,
  shifts: readonly Assignment[],
): Found[] {
  const { level, limit } = rules['most-days-in-a-row'];
  if (level === 'off') return [];
  const found: Found[] = [];
  let run = agent?.history?.daysWorkedInARow ?? 0;
  let last = Date.parse(horizon.firstDay) - 24 * HOUR;
  for (const date of new Set(shifts.map((shift) => shift.date))) {
    run = Date.parse(date) - last === 24 * HOUR ? run + 1 : 1;
    last = Date.parse(date);
    if (run > limit) found.push(['most-days-in-a-row', `${run} up to ${date}`]);
  }
  return found;
}

/** Before it thaws, a published roster stays as it is, but for who is on leave. */
function ofPublished(request: ResolvedRequest, person: RosterPerson): PlainFinding[] {
  const { published, horizon } = request;
  if (published === undefined) return [];
  const { now = `${horizon.firstDay}T00:00`, freezeUntil = now } = published;
  const isFrozen = (start: string): boolean => start.slice(0, 16) < freezeUntil;
  const before = published.people.find(({ id }) => id === person.id)?.assignments ?? [];
  const frozen = before.filter(({ start }) => isFrozen(start)).map(({ start, end }) => `${start} ${end}`);
  const isNow = person.assignments
    .filter(({ start }) => isFrozen(start))
    .map(({ start, end }) => `${start.slice(0, 16)} ${end.slice(0, 16)}`);
  const leave = agentOf(request, person)?.leave ?? [];
  const isAway = (shift: string): boolean =>
    leave.some(({ firstDay, lastDay }) => firstDay <= shift.slice(0, 10) && shift.slice(0, 10) <= lastDay);
  const changed = [
    ...frozen.filter((shift) => !isNow.includes(shift) && !isAway(shift)),
    ...isNow.filter((shift) => !frozen.includes(shift)),
  ];
  return changed.map((detail) => ({ check: 'published-roster', person: person.id, detail }));
}

type Found = readonly [check: string, detail: string];

type Ended = Pick<Assignment, 'date' | 'end'>;

function ofRest({ rules }: ResolvedRequest, { start, date }: Assignment, before?: Ended): Found[] {
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
    ...(day.level !== 'off' && !isAveraged(request, person) && work > day.limit
      ? [['minutes-per-day', `${work} from ${start}`] as const]
      : []),
    ...(guarded === undefined ? [] : [['guard-break', guarded.start] as const]),
    ...(cannot === undefined ? [] : [['skills', `${cannot.queue} from ${cannot.start}`] as const]),
  ];
}

function ofPins(agent: Agent | undefined, shifts: readonly Assignment[]): Found[] {
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
  request: ResolvedRequest,
  person: RosterPerson,
  monday: string,
  shifts: readonly Assignment[],
): Found[] {
  const { rules, contractClasses, horizon } = request;
  const contract = contractClasses.find(({ id }) => id === person.contractClass)!;
  const isCut = monday < horizon.firstDay;
  const { daysThisWeek = 0, minutesThisWeek = 0 } =
    (isCut ? agentOf(request, person)?.history : undefined) ?? {};
  const work = minutesThisWeek + shifts.reduce((sum, shift) => sum + workMinutes(shift), 0);
  const worked = daysThisWeek + shifts.length;
  const week = rules['minutes-per-week'];
  const days = contract.maximumDaysPerWeek + (contract.restDayWork?.maximumDaysPerWeek ?? 0);
  return [
    ...(week.level !== 'off' && !isAveraged(request, person) && work > week.limit
      ? [['minutes-per-week', `${work} from ${monday}`] as const]
      : []),
    ...(worked > days ? [['contract-days', `${worked} from ${monday}`] as const] : []),
  ];
}

/** Hours averaged over a period have no standard day or week. */
function isAveraged({ contractClasses }: ResolvedRequest, { contractClass }: RosterPerson): boolean {
  return contractClasses.some(
    ({ id, comprehensiveHours }) => id === contractClass && comprehensiveHours !== undefined,
  );
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
