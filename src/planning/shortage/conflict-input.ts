import type { CoveringData } from '../../../models/covering/data.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { clockTime, minuteOfDay } from '../../domain/time.ts';
import { coveringData } from '../covering-data.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { Group } from '../people.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** Beyond so many columns for shifts, people who are alike stay together; beyond more, no other starts are looked at. */
const MOST_COLUMNS = { singles: 12_000, widened: 30_000 };

/** Last minute of a day at which a shift may start. */
const LAST_MINUTE = 1439;

/** A covering problem in which everybody stands alone and shifts may start at any hour, so that what bars them can be named. */
export interface ConflictInput {
  readonly request: ResolvedRequest;
  readonly candidates: readonly ShiftCandidate[];
  readonly groups: readonly Group[];
  readonly data: CoveringData;
}

/**
 * The covering problem of a plan, with the requirement as it was raised in the end, on one week of its horizon. Averages and
 * work that can wait are left out: without them people are needed less, so what conflicts here does with them too.
 */
export function conflictInput(input: CoveringInput, week: readonly number[]): ConflictInput {
  const { request, grid, calendars } = input;
  const usual = inDays(shiftCandidates(request, grid, calendars), week, input);
  const wide = inDays(
    shiftCandidates({ templates: request.templates.map(widened) }, grid, calendars),
    week,
    input,
  );
  const alone = input.groups.flatMap((group) =>
    group.members.length === 0
      ? [group]
      : group.members.map((member): Group => {
          return { ...group, name: member.id, members: [member], maximumPeople: 1 };
        }),
  );
  const [candidates, groups] =
    alone.length * wide.length <= MOST_COLUMNS.singles
      ? [wide, alone]
      : input.groups.length * wide.length <= MOST_COLUMNS.widened
        ? [wide, input.groups]
        : [usual, input.groups];
  const open = groups.map((group): Group => ({
    ...group,
    shifts: candidates.flatMap(({ template }, index) =>
      template.contractClasses.includes(group.contract.id) ? [index] : [],
    ),
  }));
  const data = coveringData({ ...input, candidates, groups: open, averages: [] });
  const inWeek = (_: unknown, interval: number): boolean => week.includes(grid.dayOf[interval]);
  const only = (values: Int32Array): Int32Array =>
    values.map((value, interval) => (inWeek(value, interval) ? value : 0));
  return {
    request,
    candidates,
    groups: open,
    data: {
      ...data,
      required: data.required.map(only),
      liveExtra: only(data.liveExtra),
      buffer: only(data.buffer),
      authorityFloors: data.authorityFloors.map((floor) => ({
        ...floor,
        windows: floor.windows.filter(([first, last]) => inWeek(0, first) && inWeek(0, last)),
      })),
      deferrable: [],
    },
  };
}

/** Shifts that begin or end in some days. */
function inDays(
  candidates: readonly ShiftCandidate[],
  days: readonly number[],
  { grid }: Pick<CoveringInput, 'grid'>,
): ShiftCandidate[] {
  return candidates.filter(({ day, end }) => days.includes(day) || days.includes(grid.dayOf[end - 1]));
}

type Template = ResolvedRequest['templates'][number];

/** Starts at any hour, at the steps there are; three shifts hand over to each other and stay. */
function widened(template: Template): Template {
  if (template.threeShifts) return template;
  const { from, to, stepMinutes } = template.start;
  const first = minuteOfDay(from) % stepMinutes;
  const last = minuteOfDay(to) + Math.floor((LAST_MINUTE - minuteOfDay(to)) / stepMinutes) * stepMinutes;
  return { ...template, start: { from: clockTime(first), to: clockTime(last), stepMinutes } };
}
