import { intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { Queue } from '../../domain/queue.ts';
import type { SimulatedPerson } from '../../domain/simulated-staffing.ts';
import { meetsNeed, needInWords, needsOfQueues, skillInWords } from '../../domain/skill.ts';
import { duplicateIds, quoted, unknownNames } from './names.ts';

/** A stretch of time in a request. */
interface Stretch {
  readonly start: string;
  readonly end: string;
}

/** A stretch that was found sound, in intervals, with what it is called in a message. */
interface Placed {
  readonly path: string;
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

type Assignment = SimulatedPerson['assignments'][number];

/**
 * People have unique ids; shifts, breaks and activities lie on the grid, inside one another and beside each other; and
 * nobody serves a queue without its skill. `where` is the path of the list of people.
 */
export function dutyChecks(
  people: readonly SimulatedPerson[],
  where: string,
  queues: readonly Queue[],
  grid: IntervalGrid,
): FieldError[] {
  const duplicates = duplicateIds(
    people.map(({ id }) => id),
    (index) => `${where}[${index}].id`,
  );
  return [
    ...duplicates,
    ...people.flatMap((person, index) => [
      ...skillErrors(person, `${where}[${index}]`, queues),
      ...timeErrors(person, `${where}[${index}]`, grid),
    ]),
  ];
}

function skillErrors(person: SimulatedPerson, where: string, queues: readonly Queue[]): FieldError[] {
  const errors: FieldError[] = [];
  let needsAny = false;
  person.assignments.forEach(({ activities }, a) => {
    if (activities === undefined) needsAny = true;
    activities?.forEach(({ kind, queue: id }, k) => {
      if (kind === 'deferrable') return;
      const path = `${where}.assignments[${a}].activities[${k}].queue`;
      if (id === undefined) {
        needsAny = true;
        return;
      }
      const queue = queues.find((one) => one.id === id);
      if (queue === undefined) {
        errors.push(
          ...unknownNames(
            [id],
            queues.map((one) => one.id),
            'queue',
            () => path,
          ),
        );
      } else if (!meetsNeed(person.skills, queue)) {
        const has = person.skills.length === 0 ? 'no skill' : quoted(person.skills.map(skillInWords));
        errors.push({
          path,
          message: `“${person.id}” has ${has}; queue “${id}” asks for “${needInWords(queue)}”`,
        });
      }
    });
  });
  if (needsAny && !queues.some((queue) => meetsNeed(person.skills, queue))) {
    const asked = quoted(needsOfQueues(queues).map(needInWords));
    errors.push({
      path: `${where}.skills`,
      message: `no queue asks for any of these; queues ask for ${asked}`,
    });
  }
  return errors;
}

function timeErrors({ assignments }: SimulatedPerson, where: string, grid: IntervalGrid): FieldError[] {
  const errors: FieldError[] = [];
  const shifts: Placed[] = [];
  assignments.forEach((assignment, a) => {
    const path = `${where}.assignments[${a}]`;
    const shift = place(assignment, path, 'assignment', grid);
    if (!('from' in shift)) return void errors.push(...shift);
    shifts.push(shift);
    errors.push(...insideErrors(assignment, shift, grid));
  });
  return [...errors, ...overlapErrors(shifts)];
}

/** Breaks and activities of one assignment. */
function insideErrors(
  { breaks, activities = [] }: Assignment,
  shift: Placed,
  grid: IntervalGrid,
): FieldError[] {
  const errors: FieldError[] = [];
  const parts: Placed[] = [];
  const take = (stretches: readonly Stretch[], field: string, what: string): void =>
    stretches.forEach((stretch, k) => {
      const path = `${shift.path}.${field}[${k}]`;
      const part = place(stretch, path, what, grid);
      if (!('from' in part)) errors.push(...part);
      else if (part.from < shift.from || part.to > shift.to) {
        errors.push({ path, message: 'reaches out of its assignment' });
      } else parts.push(part);
    });
  take(breaks, 'breaks', 'break');
  take(activities, 'activities', 'activity');
  return [...errors, ...overlapErrors(parts)];
}

function overlapErrors(placed: readonly Placed[]): FieldError[] {
  return placed.flatMap((one, index) => {
    const other = placed.slice(0, index).find((earlier) => earlier.from < one.to && one.from < earlier.to);
    return other === undefined
      ? []
      : [{ path: one.path, message: `overlaps another ${other.what}, ${other.path}` }];
  });
}

/** A stretch on the grid, or what is wrong with it. */
function place(
  { start, end }: Stretch,
  path: string,
  what: string,
  grid: IntervalGrid,
): Placed | FieldError[] {
  const from = intervalAtMoment(grid, start);
  const to = intervalAtMoment(grid, end);
  const errors = (
    [
      ['start', from, start],
      ['end', to, end],
    ] as const
  ).flatMap(([side, interval, sent]): FieldError[] => {
    if (interval < 0 || interval > grid.count) {
      const horizon = `${grid.days[0].date} to ${grid.days.at(-1)!.date}`;
      return [{ path: `${path}.${side}`, message: `must lie in the horizon, ${horizon}` }];
    }
    if (Number.isInteger(interval)) return [];
    const message = `must be a multiple of the interval, ${grid.intervalMinutes} minutes; got ${sent}`;
    return [{ path: `${path}.${side}`, message }];
  });
  if (errors.length > 0) return errors;
  if (to <= from) return [{ path: `${path}.end`, message: 'must be later than `start`' }];
  return { path, what, from, to };
}
