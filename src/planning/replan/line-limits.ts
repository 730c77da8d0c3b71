import { minutesCounted } from '../../../models/covering/period-limit.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { isNightShift } from '../availability.ts';
import { leastMinutesInWeeks } from '../least-minutes.ts';
import { dailyRestOf } from '../daily-rest.ts';
import { carriedIntoWeek, daysUntilRest, lastShiftEndInterval } from '../history.ts';
import { fractionOf } from '../patterns.ts';
import { needsRestDayInSeven, weekLimits, workableDays } from '../people.ts';
import type { Person } from '../people.ts';
import { periodLimits } from '../period-limits.ts';
import { brokenPatterns } from '../person-patterns.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** By how much each limit is exceeded, by its name; empty for a line that keeps all. */
export type Breaches = ReadonlyMap<string, number>;

/**
 * What contract and required rules say of the shifts of one person in the horizon: the same limits under which a plan gives
 * out shifts. A line that was published may break some already; a change must not make any worse.
 */
export class LineLimits {
  private readonly request: ResolvedRequest;
  private readonly grid: IntervalGrid;
  private readonly person: Person;
  private readonly isOpen: (shift: ShiftCandidate) => boolean;
  private readonly weeks: Int32Array;
  private readonly workable: Uint8Array;
  private readonly limits: { readonly days: number; readonly minutes: number };
  private readonly owed: Int32Array;

  /** @param isOpen whether contract, availability and law let the person work a shift at all */
  constructor(
    request: ResolvedRequest,
    grid: IntervalGrid,
    person: Person,
    isOpen: (shift: ShiftCandidate) => boolean,
  ) {
    this.request = request;
    this.grid = grid;
    this.person = person;
    this.isOpen = isOpen;
    this.weeks = weekOfDay(grid);
    this.workable = workableDays(request, person, grid);
    this.limits = weekLimits(request, person.contract, person);
    this.owed = leastMinutesInWeeks(person.contract, person, grid);
  }

  /** Whether the person may work a shift, whatever else they work. */
  mayWork(shift: ShiftCandidate): boolean {
    const { dayOf } = this.grid;
    const isFree = this.workable[dayOf[shift.start]] === 1 && this.workable[dayOf[shift.end - 1]] === 1;
    return isFree && this.isOpen(shift);
  }

  /** Whether some shifts, ascending by start, break nothing that others did not break as much. */
  isNoWorse(shifts: readonly ShiftCandidate[], before: Breaches): boolean {
    return [...this.breaches(shifts)].every(([name, excess]) => excess <= (before.get(name) ?? 0));
  }

  /** What some shifts, ascending by start, break. */
  breaches(shifts: readonly ShiftCandidate[]): Breaches {
    const found = new Map<string, number>();
    const add = (name: string, excess: number): void => {
      if (excess > 0) found.set(name, excess);
    };
    for (const shift of shifts) add(`shift at ${shift.start}`, this.mayWork(shift) ? 0 : 1);
    this.addWeeks(shifts, add);
    this.addRests(shifts, add);
    this.addRuns(shifts, add);
    for (const { rule } of brokenPatterns(this.request, this.person, shifts, this.grid)) add(rule, 1);
    for (const limit of periodLimits(this.request, this.person, this.grid, shifts)) {
      const minutes = shifts.reduce((sum, shift) => sum + minutesCounted(limit, shift), 0);
      add(limit.name, minutes - limit.maximumMinutes);
    }
    const nights = this.request.rules['night-share'];
    if (nights.level === 'required') {
      const { numerator, denominator } = fractionOf(nights);
      const most = Math.ceil((shifts.length * numerator) / denominator);
      add('nights', shifts.filter((shift) => isNightShift(shift, this.grid)).length - most);
    }
    return found;
  }

  private addWeeks(shifts: readonly ShiftCandidate[], add: (name: string, excess: number) => void): void {
    this.owed.forEach((owed, week) => {
      const own = shifts.filter(({ day }) => this.weeks[day] === week);
      const minutes = own.reduce((sum, { workMinutes }) => sum + workMinutes, 0);
      const carried = own.length === 0 ? { days: 0, minutes: 0 } : carriedIntoWeek(this.person, week);
      add(`days of week ${week}`, own.length + carried.days - this.limits.days);
      add(`minutes of week ${week}`, minutes + carried.minutes - this.limits.minutes);
      add(`owed in week ${week}`, shifts.length === 0 ? 0 : owed - minutes);
    });
  }

  private addRests(shifts: readonly ShiftCandidate[], add: (name: string, excess: number) => void): void {
    const least = dailyRestOf(this.request, this.person).required?.limit ?? 0;
    for (const { start, minutes } of this.rests(shifts)) add(`rest before ${start}`, least - minutes);
    shifts
      .slice(1)
      .forEach(({ day, start }, k) => add(`second shift at ${start}`, day === shifts[k].day ? 1 : 0));
    const weekly = this.request.rules['weekly-rest-hours'];
    if (weekly.level !== 'required') return;
    for (let first = 0; first + 7 <= this.grid.days.length; first += 7)
      add(`rest in the week from day ${first}`, weekly.limit - this.longestRest(shifts, first));
  }

  /** Minutes of rest before each shift; before the first only where it is known when the last one before the horizon ended. */
  private rests(shifts: readonly ShiftCandidate[]): { start: number; minutes: number }[] {
    return shifts.flatMap(({ start }, k) => {
      const end = k === 0 ? lastShiftEndInterval(this.person, this.grid) : shifts[k - 1].end;
      return end === undefined ? [] : [{ start, minutes: (start - end) * this.grid.intervalMinutes }];
    });
  }

  /** Minutes of the longest rest inside the seven days from a day. */
  private longestRest(shifts: readonly ShiftCandidate[], first: number): number {
    const { days, count, intervalMinutes } = this.grid;
    const end = days[first + 7]?.firstInterval ?? count;
    const from = days[first].firstInterval;
    let restingSince = Math.max(from, lastShiftEndInterval(this.person, this.grid) ?? from);
    let longest = 0;
    for (const shift of shifts) {
      longest = Math.max(longest, Math.min(shift.start, end) - restingSince);
      restingSince = Math.max(restingSince, shift.end);
    }
    return Math.max(longest, end - restingSince) * intervalMinutes;
  }

  private addRuns(shifts: readonly ShiftCandidate[], add: (name: string, excess: number) => void): void {
    if (!needsRestDayInSeven(this.request)) return;
    const worked = new Set(shifts.map(({ day }) => day));
    for (const day of worked) {
      if (worked.has(day - 1)) continue;
      let length = 1;
      while (worked.has(day + length)) length++;
      const most = day === 0 ? Math.min(6, daysUntilRest(this.request, this.person)) : 6;
      add(`run from day ${day}`, length - most);
    }
  }
}
