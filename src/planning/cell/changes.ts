import type { RosteredShift } from '../rostering.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { Line } from './known.ts';

/** What a person could do on a day instead of what the roster says. */
export type Change =
  | { readonly kind: 'shift'; readonly candidate: ShiftCandidate }
  | { readonly kind: 'off' }
  /** Both do on that day what the other does. */
  | { readonly kind: 'exchange'; readonly colleague: Line };

/** Where the breaks of a new shift begin, given who else is there. */
export type PlaceBreaks = (line: Line, candidate: ShiftCandidate) => readonly number[];

/** The shift somebody starts on a day; undefined on a day off. */
export function shiftOn({ shifts }: Pick<Line, 'shifts'>, day: number): ShiftCandidate | undefined {
  return shifts.find(({ candidate }) => candidate.day === day)?.candidate;
}

/** Every change of one person's day: a day off, the shifts open to them, an exchange with each colleague who does something else. */
export function changesOf(
  line: Line,
  day: number,
  open: readonly ShiftCandidate[],
  colleagues: readonly Line[],
): Change[] {
  const now = shiftOn(line, day);
  const off: Change[] = now === undefined ? [] : [{ kind: 'off' }];
  return [
    ...off,
    ...open
      .filter((candidate) => candidate !== now)
      .map((candidate): Change => ({ kind: 'shift', candidate })),
    ...colleagues
      .filter((colleague) => shiftOn(colleague, day) !== now)
      .map((colleague): Change => ({ kind: 'exchange', colleague })),
  ];
}

/** The lines of those whom a change concerns, changed: the person first, the colleague of an exchange second. */
export function applied(line: Line, day: number, change: Change, placeBreaks: PlaceBreaks): Line[] {
  if (change.kind === 'off') return [withDay(line, day, undefined)];
  if (change.kind === 'shift') {
    const { candidate } = change;
    const shift = { shift: { candidate, pinned: false }, begins: placeBreaks(line, candidate) };
    return [withDay(line, day, shift)];
  }
  const { colleague } = change;
  return [withDay(line, day, dayOf(colleague, day)), withDay(colleague, day, dayOf(line, day))];
}

interface Day {
  readonly shift: RosteredShift;
  readonly begins: readonly number[];
}

function dayOf({ shifts, begins }: Line, day: number): Day | undefined {
  const k = shifts.findIndex(({ candidate }) => candidate.day === day);
  return k < 0 ? undefined : { shift: { ...shifts[k], pinned: false }, begins: begins[k] };
}

function withDay(line: Line, day: number, given: Day | undefined): Line {
  const days = line.shifts
    .map((shift, k): Day => ({ shift, begins: line.begins[k] }))
    .filter(({ shift }) => shift.candidate.day !== day);
  if (given !== undefined) days.push(given);
  days.sort((a, b) => a.shift.candidate.start - b.shift.candidate.start);
  return { ...line, shifts: days.map(({ shift }) => shift), begins: days.map(({ begins }) => begins) };
}
