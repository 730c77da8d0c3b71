import { clockTime } from '../../domain/time.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { PlacedShift } from './placed-shift.ts';

export type MoveKind = 'swap' | 'extra-shift' | 'overtime';

/** Kinds in the order in which they are tried. */
export const MOVE_KINDS: readonly MoveKind[] = ['swap', 'extra-shift', 'overtime'];

/** Another shift, or none, for one person on one day. */
export interface DayChange {
  readonly line: number;
  readonly day: number;
  readonly before: PlacedShift | undefined;
  readonly after: PlacedShift | undefined;
}

/** Changes that are made together. */
export interface Move {
  readonly kind: MoveKind;
  readonly changes: readonly DayChange[];
  /** Missing agent-minutes closed, weighed, less what the changes cost. */
  readonly worthMinutes: number;
  /** What it grants of wishes that the roster did not, in the same minutes. */
  readonly favourMinutes: number;
  /** Overtime minutes more than before. */
  readonly overtimeMinutes: number;
}

/** What a move asks of people, in a sentence. */
export function moveInWords(
  { changes, overtimeMinutes }: Move,
  nameOf: (line: number) => string,
  grid: IntervalGrid,
): string {
  const parts = [...new Set(changes.map(({ line }) => line))].map((line) =>
    personInWords(
      nameOf(line),
      changes.filter((change) => change.line === line),
      grid,
    ),
  );
  const overtime = overtimeMinutes > 0 ? `, with ${overtimeMinutes} minutes of overtime` : '';
  return `${parts.join(', and ')}${overtime}.`;
}

function personInWords(name: string, changes: readonly DayChange[], grid: IntervalGrid): string {
  const dateOf = ({ day }: DayChange): string => grid.days[day].date;
  const moved = changes.find(({ before, after }) => before !== undefined && after !== undefined);
  if (moved !== undefined) {
    const [is, was] = [times(moved.after!, grid), times(moved.before!, grid)];
    return `${name} works ${is} instead of ${was} on ${dateOf(moved)}`;
  }
  const added = changes.find(({ after }) => after !== undefined)!;
  const removed = changes.find(({ before }) => before !== undefined);
  const shift = `${dateOf(added)} ${times(added.after!, grid)}`;
  return removed === undefined
    ? `${name} works a further shift, ${shift}`
    : `${name} works ${shift} and has ${dateOf(removed)} off instead`;
}

function times({ candidate: { start, end } }: PlacedShift, grid: IntervalGrid): string {
  const lengthMinutes = (end - start) * grid.intervalMinutes;
  const from = grid.clockMinute[start];
  const to = (grid.clockMinute[end - 1] + grid.intervalMinutes) % (24 * 60);
  return `${clockTime(from)}–${clockTime(to === 0 && lengthMinutes > 0 ? 24 * 60 : to)}`;
}
