import { intervalAtMoment, intervalStart, momentMilliseconds } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Published, PublishedAssignment } from '../../domain/published.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Calendars } from '../calendars.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** Shifts a published roster may hold, by their first interval. */
export type PublishableShifts = ReadonlyMap<number, readonly ShiftCandidate[]>;

/**
 * Every shift that the templates allow, wherever guard periods lie: a stream that moves may leave a published shift no place
 * for its break, and the shift stands all the same.
 */
export function publishableShifts(
  request: Pick<ResolvedRequest, 'templates'>,
  grid: IntervalGrid,
  calendars: Calendars,
): PublishableShifts {
  const unguarded = { ...calendars, guard: new Uint8Array(grid.count) };
  const byStart = new Map<number, ShiftCandidate[]>();
  for (const shift of shiftCandidates(request, grid, unguarded)) {
    const same = byStart.get(shift.start);
    if (same === undefined) byStart.set(shift.start, [shift]);
    else same.push(shift);
  }
  return byStart;
}

/** The shift of a contract class that an assignment stands for; undefined when no template has it. */
export function publishedShift(
  shifts: PublishableShifts,
  { start, end, template }: Pick<PublishedAssignment, 'start' | 'end' | 'template'>,
  contractClass: string,
  grid: IntervalGrid,
): ShiftCandidate | undefined {
  const last = intervalAtMoment(grid, end);
  return shifts
    .get(intervalAtMoment(grid, start))
    ?.find(
      (shift) =>
        shift.end === last &&
        (template === undefined || shift.template.id === template) &&
        shift.template.contractClasses.includes(contractClass),
    );
}

/** Milliseconds since the epoch: the moment of the change, and the one before which no shift may start anew. */
export function momentsOf(
  { now, freezeUntil = now }: Pick<Published, 'now' | 'freezeUntil'>,
  grid: IntervalGrid,
): { readonly now: number; readonly freezeUntil: number } {
  const read = (moment: string | undefined): number =>
    moment === undefined ? grid.startMilliseconds : momentMilliseconds(moment, grid.timeZone);
  return { now: read(now), freezeUntil: read(freezeUntil) };
}

/** Whether a shift that starts in an interval is frozen. */
export function isFrozen(interval: number, freezeUntil: number, grid: IntervalGrid): boolean {
  return intervalStart(grid, interval) < freezeUntil;
}
