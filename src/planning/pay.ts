import type { OvertimeTerms } from '../../models/covering/data.ts';
import type { Cost } from '../domain/pay.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { RosterPerson } from '../domain/roster.ts';
import type { ContractClass } from '../domain/shift.ts';
import { periodParts } from './comprehensive-periods.ts';
import { weekLimits } from './people.ts';
import type { Person } from './people.ts';
import { areRestDays } from './rest-day-work.ts';
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

/**
 * What a shift is paid, as minutes without premium, and what of it counts towards the week of a contract. A shift that people
 * whose hours are averaged may work has no premium of the day, so that a cost worked out with it is never too high for them.
 */
export function minutesOfShift(
  {
    rules,
    pay,
    calendar,
    contractClasses,
  }: Pick<ResolvedRequest, 'rules' | 'pay' | 'calendar' | 'contractClasses'>,
  { day, workMinutes, template }: Pick<ShiftCandidate, 'day' | 'workMinutes' | 'template'>,
  grid: IntervalGrid,
): { workMinutes: number; paidMinutes: number; standardMinutes: number } {
  if (calendar.holidays.includes(grid.days[day].date))
    return { workMinutes, paidMinutes: workMinutes * pay.holiday, standardMinutes: 0 };
  const isAveraged = contractClasses.some(
    ({ id, comprehensiveHours }) => comprehensiveHours !== undefined && template.contractClasses.includes(id),
  );
  const standardMinutes = isAveraged ? workMinutes : Math.min(workMinutes, rules['minutes-per-day'].limit);
  const overtime = workMinutes - standardMinutes;
  return { workMinutes, paidMinutes: standardMinutes + overtime * pay.overtime, standardMinutes };
}

/** Minutes of a shift above the standard of a day; none where hours are averaged over a period. */
export function overtimeOfDay(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  { comprehensiveHours }: ContractClass,
  workMinutes: number,
): number {
  return comprehensiveHours === undefined ? Math.max(0, workMinutes - rules['minutes-per-day'].limit) : 0;
}

/**
 * Minutes of each of a person's shifts that are overtime of the week: within the standard of their day, beyond the contract's
 * week, counted in the order of the shifts after what was worked in it before the horizon; where hours are averaged, those
 * beyond the standard of the period. None on holidays and rest days, and none where the contract knows neither.
 */
export function overtimeOfShifts(
  request: Pick<ResolvedRequest, 'rules' | 'calendar'>,
  person: Pick<Person, 'contract' | 'history'>,
  shifts: readonly Pick<ShiftCandidate, 'day' | 'workMinutes'>[],
  grid: IntervalGrid,
): number[] {
  const stretches = stretchesOf(person, grid);
  const left = stretches.map(({ minutes }) => minutes);
  const restDay = areRestDays(request, person, shifts, grid);
  return shifts.map(({ day, workMinutes }, index) => {
    const k = stretches.findIndex(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
    if (k < 0 || restDay[index] || request.calendar.holidays.includes(grid.days[day].date)) return 0;
    const standard = workMinutes - overtimeOfDay(request, person.contract, workMinutes);
    const within = Math.min(standard, left[k]);
    left[k] -= within;
    return standard - within;
  });
}

interface Stretch {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Minutes of its days before overtime begins. */
  readonly minutes: number;
}

function stretchesOf(
  { contract, history }: Pick<Person, 'contract' | 'history'>,
  grid: IntervalGrid,
): Stretch[] {
  if (contract.comprehensiveHours !== undefined) {
    return periodParts(contract, { history }, grid).map(({ firstDay, lastDay, standardMinutes }) => ({
      firstDay,
      lastDay,
      minutes: standardMinutes,
    }));
  }
  if (contract.overtime === undefined) return [];
  const weeks = weekOfDay(grid);
  return [...new Set(weeks)].map((week) => {
    const before = week === 0 ? (history?.minutesThisWeek ?? 0) : 0;
    return {
      firstDay: weeks.indexOf(week),
      lastDay: weeks.lastIndexOf(week),
      minutes: Math.max(0, contract.maximumMinutesPerWeek - before),
    };
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
