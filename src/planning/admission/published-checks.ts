import type { Agent, Pin } from '../../domain/agent.ts';
import { dayIndex, intervalAtClock, intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { Published, PublishedPerson } from '../../domain/published.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { isOnLeave } from '../availability.ts';
import { layCalendars } from '../calendars.ts';
import { isFrozen, momentsOf, publishableShifts, publishedShift } from '../replan/published-shifts.ts';
import type { PublishableShifts } from '../replan/published-shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';
import { dutyChecks } from './duty-checks.ts';
import { unknownNames } from './names.ts';

/**
 * A published roster is one of this team: people are known, shifts are those of templates, one a date, and what is frozen
 * contradicts neither leave nor pins. The team must be sound otherwise.
 */
export function publishedChecks(context: CheckContext): FieldError[] {
  const { sent, request, grid } = context;
  const { published, team } = sent;
  if (published === undefined) return [];
  if (team === undefined) {
    return [{ path: 'published', message: 'only a plan with a team has people to keep; give `team`' }];
  }
  const names = nameErrors(published, team.agents);
  if (names.length > 0) return names;
  const agents = new Map(team.agents.map((agent) => [agent.id, agent]));
  const people = published.people.map((person) => ({ ...person, skills: agents.get(person.id)!.skills }));
  const duties = dutyChecks(people, 'published.people', sent.queues, grid);
  if (duties.length > 0) return duties;
  const shifts = publishableShifts(request, grid, layCalendars(request, grid));
  return [
    ...momentErrors(published, grid),
    ...absenceErrors(context, published),
    ...taskErrors(context, published),
    ...published.people.flatMap((person, index) =>
      personErrors(context, published, person, index, agents.get(person.id)!, shifts),
    ),
  ];
}

function nameErrors({ people, absences }: Published, agents: readonly Agent[]): FieldError[] {
  const known = agents.map(({ id }) => id);
  return [
    ...unknownNames(
      people.map(({ id }) => id),
      known,
      'agent',
      (index) => `published.people[${index}].id`,
    ),
    ...unknownNames(
      absences.map(({ agent }) => agent),
      known,
      'agent',
      (index) => `published.absences[${index}].agent`,
    ),
  ];
}

/** What is past is frozen whatever else is. */
function momentErrors({ now, freezeUntil }: Published, grid: IntervalGrid): FieldError[] {
  if (now === undefined || freezeUntil === undefined) return [];
  const moments = momentsOf({ now, freezeUntil }, grid);
  return moments.freezeUntil < moments.now
    ? [{ path: 'published.freezeUntil', message: `must not be before \`now\`, ${now}` }]
    : [];
}

function absenceErrors({ grid: { days } }: CheckContext, { absences }: Published): FieldError[] {
  const [first, last] = [days[0].date, days.at(-1)!.date];
  return absences.flatMap(({ firstDay, lastDay }, index) =>
    lastDay < first || last < firstDay
      ? [{ path: `published.absences[${index}]`, message: `lies outside the horizon, ${first} to ${last}` }]
      : [],
  );
}

/** What is served or worked on is named and known; queues that are named were checked with the people. */
function taskErrors({ request }: CheckContext, { people }: Published): FieldError[] {
  const known = request.deferrableWork.map(({ id }) => id);
  return people.flatMap(({ assignments }, p) =>
    assignments.flatMap(({ activities = [] }, a) =>
      activities.flatMap(({ kind, queue, work }, k): FieldError[] => {
        const path = `published.people[${p}].assignments[${a}].activities[${k}]`;
        if (kind === 'serving' && queue === undefined)
          return [{ path: `${path}.queue`, message: 'is missing: who serves, serves a queue' }];
        if (kind !== 'deferrable') return [];
        if (work === undefined)
          return [{ path: `${path}.work`, message: 'is missing: work that can wait has an id' }];
        return unknownNames([work], known, 'deferrable work', () => `${path}.work`);
      }),
    ),
  );
}

function personErrors(
  context: CheckContext,
  published: Published,
  person: PublishedPerson,
  index: number,
  agent: Agent,
  shifts: PublishableShifts,
): FieldError[] {
  const { grid } = context;
  const path = (k: number): string => `published.people[${index}].assignments[${k}]`;
  const errors: FieldError[] = [];
  const frozen = new Map<string, ShiftCandidate>();
  const dates: string[] = [];
  const { freezeUntil } = momentsOf(published, grid);
  person.assignments.forEach((assignment, k) => {
    const { date } = grid.days[grid.dayOf[intervalAtMoment(grid, assignment.start)]];
    if (dates.includes(date))
      errors.push({ path: path(k), message: `a second shift on ${date}; one a date` });
    dates.push(date);
    const shift = publishedShift(shifts, assignment, agent.contractClass, grid);
    if (shift === undefined) {
      errors.push(unknownShift(context, agent, assignment.template, path(k)));
    } else if (isFrozen(shift.start, freezeUntil, grid)) {
      frozen.set(date, shift);
      if (isOnLeave(agent, date)) {
        const message = `is frozen, but ${agent.id} is on leave on ${date}; leave that came after the roster belongs into the absences`;
        errors.push({ path: path(k), message });
      }
    }
  });
  return [...errors, ...pinErrors(context, agent, frozen, freezeUntil)];
}

function unknownShift(
  { request }: CheckContext,
  { contractClass }: Agent,
  template: string | undefined,
  path: string,
): FieldError {
  const known = request.templates.map(({ id }) => id);
  if (template !== undefined && !known.includes(template)) {
    return unknownNames([template], known, 'shift template', () => `${path}.template`)[0];
  }
  const none = template === undefined ? 'no shift template' : `nothing of shift template “${template}”`;
  const message = `${none} for class “${contractClass}” has these times inside opening hours`;
  return { path, message };
}

/** Pins that ask for something else than what is frozen, but for those that an absence has overtaken. */
function pinErrors(
  { sent, request, grid }: CheckContext,
  agent: Agent,
  frozen: ReadonlyMap<string, ShiftCandidate>,
  freezeUntil: number,
): FieldError[] {
  const index = sent.team!.agents.indexOf(agent);
  const standing = request.staff.kind === 'team' ? request.staff.agents[index].pins : [];
  return agent.pins.flatMap((pin, k) => {
    const day = dayIndex(grid, pin.date);
    if (day === undefined || !standing.includes(pin) || isKept(pin, day)) return [];
    const message = 'contradicts the published roster, which is frozen there';
    return [{ path: `team.agents[${index}].pins[${k}]`, message }];
  });

  function isKept(pin: Pin, day: number): boolean {
    const shift = frozen.get(pin.date);
    if (pin.kind === 'off') return shift === undefined;
    const start = intervalAtClock(grid, day, minuteOfDay(pin.start))!;
    if (shift === undefined) return !isFrozen(start, freezeUntil, grid);
    return shift.start === start && shift.end - shift.start === pin.lengthMinutes / grid.intervalMinutes;
  }
}
