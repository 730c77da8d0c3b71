import type { OvertimeTerms } from '../../models/covering/data.ts';
import type { Cost } from '../domain/pay.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { RosterPerson } from '../domain/roster.ts';
import type { ContractClass } from '../domain/shift.ts';
import { weekLimits } from './people.ts';
import type { Person } from './people.ts';
import { rounded } from './rounded.ts';
import type { ShiftCandidate } from './shifts.ts';

/** From which minute of a week on people of a contract work overtime, and its premium; undefined where they work none. */
export function overtimeTerms(
  request: ResolvedRequest,
  contract: ContractClass,
  person: Pick<Person, 'protections'>,
): OvertimeTerms | undefined {
  const { minutes } = weekLimits(request, contract, person);
  if (contract.overtime === undefined || minutes <= contract.maximumMinutesPerWeek) return undefined;
  return {
    afterMinutesPerWeek: contract.maximumMinutesPerWeek,
    premiumPerMinute: ((request.pay.overtime - 1) * contract.costPerHour) / 60,
  };
}

/** What a shift is paid, as minutes without premium, and what of it counts towards the week of a contract. */
export function minutesOfShift(
  { rules, pay, calendar }: Pick<ResolvedRequest, 'rules' | 'pay' | 'calendar'>,
  { day, workMinutes }: Pick<ShiftCandidate, 'day' | 'workMinutes'>,
  grid: IntervalGrid,
): { workMinutes: number; paidMinutes: number; standardMinutes: number } {
  if (calendar.holidays.includes(grid.days[day].date))
    return { workMinutes, paidMinutes: workMinutes * pay.holiday, standardMinutes: 0 };
  const standardMinutes = Math.min(workMinutes, rules['minutes-per-day'].limit);
  const overtime = workMinutes - standardMinutes;
  return { workMinutes, paidMinutes: standardMinutes + overtime * pay.overtime, standardMinutes };
}

/**
 * Minutes of each of a person's shifts that are overtime of the week: within the standard of their day, beyond the contract's
 * week, counted in the order of the shifts. None on holidays and rest days, and none where the contract allows none.
 * @param weeks calendar week of each shift
 */
export function weekOvertime(
  { overtime, maximumMinutesPerWeek }: ContractClass,
  standardMinutes: readonly number[],
  weeks: readonly number[],
): number[] {
  const reached = new Map<number, number>();
  return standardMinutes.map((minutes, k) => {
    const before = reached.get(weeks[k]) ?? 0;
    reached.set(weeks[k], before + minutes);
    const beyond = before + minutes - maximumMinutesPerWeek;
    return overtime === undefined ? 0 : Math.max(0, Math.min(minutes, beyond));
  });
}

/** What the people of a roster cost, with premiums, and with what hiring them costs in a hiring plan. */
export function costOf(
  { contractClasses, pay, calendar, staff }: ResolvedRequest,
  people: readonly RosterPerson[],
): Cost {
  const cost = { base: 0, overtimePremium: 0, restDayPremium: 0, holidayPremium: 0, hiring: 0 };
  const minutes = { paidMinutes: 0, overtimeMinutes: 0, restDayMinutes: 0, holidayMinutes: 0 };
  for (const { contractClass, assignments } of people) {
    const contract = contractClasses.find(({ id }) => id === contractClass)!;
    const perMinute = contract.costPerHour / 60;
    if (staff.kind === 'hiring' && assignments.length > 0) cost.hiring += contract.hiringCostPerPerson;
    for (const assignment of assignments) {
      const { date, workMinutes, overtimeMinutes, weekOvertimeMinutes = 0, restDay } = assignment;
      minutes.paidMinutes += workMinutes;
      cost.base += workMinutes * perMinute;
      if (calendar.holidays.includes(date)) {
        minutes.holidayMinutes += workMinutes;
        cost.holidayPremium += workMinutes * perMinute * (pay.holiday - 1);
      } else if (restDay) {
        minutes.restDayMinutes += workMinutes;
        cost.restDayPremium += workMinutes * perMinute * (pay.restDay - 1);
      } else {
        minutes.overtimeMinutes += overtimeMinutes + weekOvertimeMinutes;
        cost.overtimePremium += (overtimeMinutes + weekOvertimeMinutes) * perMinute * (pay.overtime - 1);
      }
    }
  }
  const total = cost.base + cost.overtimePremium + cost.restDayPremium + cost.holidayPremium + cost.hiring;
  return {
    total: rounded(total, 2),
    base: rounded(cost.base, 2),
    overtimePremium: rounded(cost.overtimePremium, 2),
    restDayPremium: rounded(cost.restDayPremium, 2),
    holidayPremium: rounded(cost.holidayPremium, 2),
    hiring: rounded(cost.hiring, 2),
    ...minutes,
  };
}
