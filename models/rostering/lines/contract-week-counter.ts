import type { Before, Counter } from './counter.ts';
import type { ContractWeek, LinesData } from './data.ts';
import { minuteUnit } from './minute-unit.ts';
import type { Move } from './moves.ts';
import { lastDaysOfWeeks } from './week-counters.ts';

/** Days of the contract worked in the calendar week so far, and the minutes of them: those of rest days after them are free. */
export class ContractWeekCounter implements Counter {
  readonly size: number;
  private readonly unit: number;
  private readonly days: number;
  private readonly most: number;
  private readonly isHoliday: Uint8Array;
  private readonly isLast: Uint8Array;

  constructor(data: LinesData, { days, maximumMinutes, holidays }: ContractWeek) {
    this.unit = minuteUnit(data);
    this.days = days;
    this.most = Math.floor(maximumMinutes / this.unit);
    this.size = (days + 1) * (this.most + 1);
    this.isHoliday = Uint8Array.from({ length: data.days }, (_, day) => (holidays.includes(day) ? 1 : 0));
    this.isLast = lastDaysOfWeeks(data);
  }

  after(value: number, move: Move, { day }: Before): number | undefined {
    let days = Math.floor(value / (this.most + 1));
    let minutes = value % (this.most + 1);
    const isRestDay = days === this.days && this.isHoliday[day] === 0;
    if (move.shifts.length > 0 && !isRestDay) {
      days += this.isHoliday[day] === 0 ? 1 : 0;
      minutes += move.minutes / this.unit;
      if (minutes > this.most) return undefined;
    }
    return this.isLast[day] === 1 ? 0 : days * (this.most + 1) + minutes;
  }
}
