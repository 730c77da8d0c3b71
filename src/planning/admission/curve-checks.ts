import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { CurveStaffing, CurveWindow } from '../../domain/simulated-staffing.ts';
import { WEEKDAYS, minuteOfDay } from '../../domain/time.ts';
import { hasWindows } from '../schedules.ts';
import { duplicateIds, unknownNames } from './names.ts';

/** Every queue has one curve, as long as the horizon or in windows on the grid that do not overlap. */
export function curveChecks(
  staffing: CurveStaffing,
  queueIds: readonly string[],
  grid: IntervalGrid,
): FieldError[] {
  const named = staffing.queues.map(({ queue }) => queue);
  const path = (index: number): string => `staffing.queues[${index}]`;
  const errors = [
    ...duplicateIds(named, (index) => `${path(index)}.queue`),
    ...unknownNames(named, queueIds, 'queue', (index) => `${path(index)}.queue`),
  ];
  for (const id of queueIds) {
    if (!named.includes(id)) errors.push({ path: 'staffing.queues', message: `queue “${id}” has no curve` });
  }
  staffing.queues.forEach(({ agents }, index) => {
    const where = `${path(index)}.agents`;
    if (hasWindows(agents)) return void errors.push(...windowErrors(agents, where, grid));
    if (agents.length === grid.count) return;
    errors.push({
      path: where,
      message: `has ${agents.length} values; the horizon has ${grid.count} intervals of ${grid.intervalMinutes} minutes`,
    });
  });
  return errors;
}

function windowErrors(windows: readonly CurveWindow[], where: string, grid: IntervalGrid): FieldError[] {
  const grain = grid.intervalMinutes;
  return windows.flatMap((window, index) => {
    const misaligned = (['from', 'to'] as const)
      .filter((side) => minuteOfDay(window[side]) % grain !== 0)
      .map((side) => ({
        path: `${where}[${index}].${side}`,
        message: `must be a multiple of the interval, ${grain} minutes; got ${window[side]}`,
      }));
    const other = windows.slice(0, index).find((earlier) => overlap(earlier, window));
    if (other === undefined) return misaligned;
    const message = `overlaps the window from ${other.from} to ${other.to}`;
    return [...misaligned, { path: `${where}[${index}].from`, message }];
  });
}

function overlap(a: CurveWindow, b: CurveWindow): boolean {
  const days = a.weekdays ?? WEEKDAYS;
  return (
    minuteOfDay(a.from) < minuteOfDay(b.to) &&
    minuteOfDay(b.from) < minuteOfDay(a.to) &&
    (b.weekdays ?? WEEKDAYS).some((day) => days.includes(day))
  );
}
