import { intervalAtMoment } from '../../domain/grid.ts';
import type { Published, PublishedAssignment } from '../../domain/published.ts';
import { isOnLeave } from '../availability.ts';
import type { CoveringInput } from '../covering-data.ts';
import { pinnedShifts } from '../covering-data.ts';
import type { Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { publishableShifts, publishedShift } from './published-shifts.ts';

/** A shift of a published roster: which one it is, and where its breaks were. */
export interface PublishedShift {
  readonly candidate: ShiftCandidate;
  readonly assignment: PublishedAssignment;
}

/** A person with what was published for them and what is left of it. */
export interface PublishedLine {
  readonly person: Person;
  readonly group: number;
  /** Day → the shift that was published. */
  readonly published: ReadonlyMap<number, PublishedShift>;
  /** Days whose shift falls away because the person is on leave or absent. */
  readonly absentDays: ReadonlySet<number>;
  /** Day → the shift that a pin asks for. */
  readonly pinned: ReadonlyMap<number, ShiftCandidate>;
  /** Days that a pin keeps off. */
  readonly daysOff: ReadonlySet<number>;
}

/** Everybody of the team in the order of the groups, with what was published for them. The request must have been admitted. */
export function publishedLines(input: CoveringInput, { people }: Published): PublishedLine[] {
  const { request, grid, calendars, candidates, groups } = input;
  const publishable = publishableShifts(request, grid, calendars);
  const known = new Map(candidates.map((candidate) => [keyOf(candidate), candidate]));
  const assignments = new Map(people.map(({ id, assignments: own }) => [id, own]));
  return groups.flatMap(({ members, shifts }, group) =>
    members.map((person): PublishedLine => {
      const published = new Map<number, PublishedShift>();
      for (const assignment of assignments.get(person.id) ?? []) {
        const found = publishedShift(publishable, assignment, person.contract.id, grid)!;
        const candidate = known.get(keyOf(found)) ?? found;
        published.set(candidate.day, { candidate, assignment });
      }
      const isAway = (interval: number): boolean => isOnLeave(person, grid.days[grid.dayOf[interval]].date);
      const absent = [...published.values()].filter(
        ({ candidate: { start, end } }) => isAway(start) || isAway(end - 1),
      );
      const pinned = [...pinnedShifts(person, grid, candidates, shifts)];
      const off = person.pins.flatMap(({ kind, date }) => (kind === 'off' ? [date] : []));
      return {
        person,
        group,
        published,
        absentDays: new Set(absent.map(({ candidate }) => candidate.day)),
        pinned: new Map(pinned.map(([day, shift]) => [day, candidates[shift]])),
        daysOff: new Set(grid.days.flatMap(({ date }, day) => (off.includes(date) ? [day] : []))),
      };
    }),
  );
}

function keyOf({ template, start, end }: ShiftCandidate): string {
  return `${template.id} ${start} ${end}`;
}

/** The begins of the breaks as they were published; undefined where there is none that still may stand. */
export function publishedBegins(
  { candidate, assignment }: PublishedShift,
  { grid, calendars }: Pick<CoveringInput, 'grid' | 'calendars'>,
): readonly (number | undefined)[] {
  const taken = assignment.breaks.map(({ start }) => intervalAtMoment(grid, start)).sort((a, b) => a - b);
  return candidate.breaks.map(({ begins }, k) => {
    const begin = taken.length === candidate.breaks.length ? taken[k] : undefined;
    const mayStand = begin !== undefined && begins.includes(begin) && calendars.guard[begin] === 0;
    return mayStand ? begin : undefined;
  });
}
