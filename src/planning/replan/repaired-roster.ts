import type { Activities } from '../activities.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { Rostered } from '../fill-gaps.ts';
import { calledUp, callingOrder, plannedActivities } from './called-up.ts';
import type { CallingPlace } from './called-up.ts';
import type { Move } from './move.ts';
import { cheapestBegins, intervalFrom, placeShift } from './placed-shift.ts';
import type { PlacedShift } from './placed-shift.ts';
import { publishedBegins, publishedLines } from './published-lines.ts';
import type { PublishedLine } from './published-lines.ts';
import { momentsOf } from './published-shifts.ts';
import { repair } from './repair.ts';
import type { Repair } from './repair.ts';
import { StaffedLines } from './staffed-lines.ts';

/** How a published roster was changed. */
export interface Repaired {
  readonly lines: readonly PublishedLine[];
  /** What is left of the published roster before anything is done. */
  readonly left: Rostered;
  /** [person][interval] what everybody was to do. */
  readonly planned: readonly Int8Array[];
  readonly callingPlace: CallingPlace;
  readonly moves: readonly Move[];
  /** Why there are no more of them. */
  readonly ended: Repair['ended'];
  /** The finished roster. */
  readonly rostered: Rostered;
  readonly activities: Activities;
}

/** Changes allowed for each shift that falls away, when the request names no number. */
const CHANGES_PER_ABSENT_SHIFT = 2;

/** A published roster with its gaps closed: buffer staff called up, then as few changes of shifts as pay. */
export function repairPublished(input: CoveringInput, shouldStop: () => boolean): Repaired {
  const { request, grid } = input;
  const published = request.published!;
  const lines = publishedLines(input, published);
  const state = new StaffedLines(input, lines);
  const asPublished = rosteredOf(lines, (line, l) => placedAsPublished(line, state.days[l], input));
  const left = rosteredOf(lines, (_, l) => state.days[l]);
  const planned = plannedActivities(input, lines, asPublished);
  const callingPlace = callingOrder(input, asPublished, planned);
  const { now, freezeUntil } = momentsOf(published, grid);
  const absentShifts = lines.reduce((sum, { absentDays }) => sum + absentDays.size, 0);
  const { moves, ended } = repair(input, lines, state, {
    now,
    firstInterval: intervalFrom(freezeUntil, grid),
    changeMinutes: published.changeMinutes,
    maximumChanges:
      published.maximumChanges ?? (absentShifts > 0 ? CHANGES_PER_ABSENT_SHIFT * absentShifts : Infinity),
    shouldStop,
  });
  const rostered = rosteredOf(lines, (_, l) => state.days[l]);
  const activities = calledUp(input, rostered, planned, callingPlace);
  return { lines, left, planned, callingPlace, moves, ended, rostered, activities };
}

/**
 * The published shifts of a line, the absent ones too. Breaks that are not known lie where they are placed for whoever is there, and
 * of the absent in the middle of their windows.
 * @param left the shifts of the line that are left of them
 */
function placedAsPublished(
  line: PublishedLine,
  left: ReadonlyMap<number, PlacedShift>,
  input: CoveringInput,
): Map<number, PlacedShift> {
  return new Map(
    [...line.published].map(([day, shift]) => {
      const there = left.get(day);
      if (there?.candidate === shift.candidate) return [day, there];
      const known = publishedBegins(shift, input);
      const middle = cheapestBegins(shift.candidate, () => 0, input.calendars.guard);
      const begins = middle.map((begin, k) => known[k] ?? begin);
      return [day, placeShift(shift.candidate, begins, false)];
    }),
  );
}

function rosteredOf(
  lines: readonly PublishedLine[],
  daysOf: (line: PublishedLine, index: number) => ReadonlyMap<number, PlacedShift>,
): Rostered {
  const shifts = lines.map((line, l) =>
    [...daysOf(line, l)].sort(([one], [other]) => one - other).map(([, shift]) => shift),
  );
  return {
    people: lines.map(({ person, group }, l) => ({
      person,
      group,
      shifts: shifts[l].map(({ candidate, pinned }) => ({ candidate, pinned })),
    })),
    begins: shifts.map((own) => own.map(({ begins }) => begins)),
  };
}
