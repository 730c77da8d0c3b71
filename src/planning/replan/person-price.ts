import type { DutyName } from '../../domain/fairness.ts';
import type { CoveringInput } from '../covering-data.ts';
import { daysToWork } from '../fairness/days-to-work.ts';
import { isTimedDuty } from '../fairness/duties.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { dayOffCost, shiftCost } from '../wishes.ts';
import type { DayChange } from './move.ts';
import type { PublishedLine } from './published-lines.ts';

type TimedDuty = Exclude<DutyName, 'bufferDuties'>;

const TIMED_DUTIES: readonly TimedDuty[] = ['nights', 'weekends', 'liveDuties'];
/** A required wish leaves no choice, which is for the audit of the person to say: here it only costs more than any preferred one. */
const HIGHEST_WISH_COST = 500;

/** Missing agent-minutes that one unit of weight of a preferred rule is worth. */
export const PREFERENCE_MINUTES = 5;
/** Of equal moves the one of whoever had fewest such nights, weekends and live duties goes first. */
const DUTY_SHARE_MINUTES = 1;
/** Of moves that are still equal the one of whoever works less goes first. */
const WORKED_MINUTE_COST = 1e-4;

/**
 * What shifts mean to the people who would be asked to work them, in the missing agent-minutes it weighs as much as: their wishes,
 * and their share of the duties that nobody likes.
 */
export class PersonPrice {
  private readonly input: CoveringInput;
  private readonly lines: readonly PublishedLine[];
  private readonly daysToWork: readonly number[];
  private readonly dutiesOf = new Map<ShiftCandidate, readonly TimedDuty[]>();

  constructor(input: CoveringInput, lines: readonly PublishedLine[]) {
    this.input = input;
    this.lines = lines;
    this.daysToWork = lines.map(({ person }) => daysToWork(person, input.grid));
  }

  /** What changes of one person’s days ask of their wishes; negative where they grant more than they cost. */
  wishMinutes(changes: readonly DayChange[]): number {
    const weight = changes.reduce(
      (sum, { line, day, before, after }) =>
        sum + this.wishes(line, day, after?.candidate) - this.wishes(line, day, before?.candidate),
      0,
    );
    return PREFERENCE_MINUTES * weight;
  }

  /** What of equal moves lets the one of whoever bears least go first: too little to outweigh an interval in which nobody is missing. */
  burdenMinutes(line: number, shift: ShiftCandidate, worked: readonly ShiftCandidate[]): number {
    const workedMinutes = worked.reduce((sum, one) => sum + one.workMinutes, 0);
    return DUTY_SHARE_MINUTES * this.dutyShare(line, shift, worked) + WORKED_MINUTE_COST * workedMinutes;
  }

  /** Weight of the wishes that a shift of a line on a day, or a day off, does not grant. */
  private wishes(line: number, day: number, shift: ShiftCandidate | undefined): number {
    const { request, grid } = this.input;
    const { person } = this.lines[line];
    const { shiftsWanted, shiftsUnwanted } = person.preferences;
    // Most people have none, and tens of thousands of changes are priced.
    if (person.daysOffWanted.length + shiftsWanted.length + shiftsUnwanted.length === 0) return 0;
    const cost =
      shift === undefined ? dayOffCost(request, person, day, grid) : shiftCost(request, person, shift, grid);
    return Math.min(cost, HIGHEST_WISH_COST);
  }

  /**
   * How much of the nights, weekends and live duties a shift is the person has had already, old ones too, for each day they can work:
   * below one for each duty, and none for a shift that is no such duty.
   */
  private dutyShare(line: number, shift: ShiftCandidate, worked: readonly ShiftCandidate[]): number {
    const duties = this.duties(shift);
    if (duties.length === 0) return 0;
    const { counters } = this.lines[line].person.history ?? {};
    const others = worked.filter(({ day }) => day !== shift.day);
    return duties.reduce((sum, duty) => {
      const had =
        (counters?.[duty] ?? 0) + others.filter((other) => this.duties(other).includes(duty)).length;
      const level = had / Math.max(1, this.daysToWork[line]);
      return sum + level / (1 + level);
    }, 0);
  }

  private duties(shift: ShiftCandidate): readonly TimedDuty[] {
    const { grid, calendars } = this.input;
    const known =
      this.dutiesOf.get(shift) ?? TIMED_DUTIES.filter((duty) => isTimedDuty(duty, shift, grid, calendars));
    this.dutiesOf.set(shift, known);
    return known;
  }
}
