import type { Cost } from '../../domain/pay.ts';
import type { Examination } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { isOnHoliday } from '../facts/holiday.ts';
import { overtimeMinutes, weekOvertime } from '../facts/overtime.ts';
import { restDayShifts } from '../facts/rest-day.ts';

/** Amounts are stated in hundredths. */
const TOLERANCE = 0.011;

/** What the roster says it costs, and of how many minutes, is what its shifts come to at the contracts' rates. */
export function declaredCost(facts: Facts): Examination {
  const found = costOf(facts);
  const declared = facts.roster.cost;
  const names = Object.keys(found) as (keyof Cost)[];
  const findings = names
    .filter((name) => !(Math.abs(declared[name] - found[name]) < TOLERANCE))
    .map((name) => ({ detail: `says ${name} ${declared[name]}; found ${found[name].toFixed(2)}` }));
  return { examined: names.length, findings };
}

function costOf(facts: Facts): Cost {
  const { pay, staff } = facts.request;
  const cost = {
    base: 0,
    overtimePremium: 0,
    restDayPremium: 0,
    holidayPremium: 0,
    hiring: 0,
    paidMinutes: 0,
    overtimeMinutes: 0,
    restDayMinutes: 0,
    holidayMinutes: 0,
  };
  for (const who of facts.people) {
    const perMinute = (who.contract?.costPerHour ?? 0) / 60;
    if (staff.kind === 'hiring' && who.shifts.length > 0)
      cost.hiring += who.contract?.hiringCostPerPerson ?? 0;
    const ofWeek = weekOvertime(who, facts);
    const onRestDays = restDayShifts(who, facts);
    for (const shift of who.shifts) {
      cost.paidMinutes += shift.workMinutes;
      cost.base += shift.workMinutes * perMinute;
      if (isOnHoliday(shift, facts)) {
        cost.holidayMinutes += shift.workMinutes;
        cost.holidayPremium += shift.workMinutes * perMinute * (pay.holiday - 1);
        continue;
      }
      if (onRestDays.has(shift)) {
        cost.restDayMinutes += shift.workMinutes;
        cost.restDayPremium += shift.workMinutes * perMinute * (pay.restDay - 1);
        continue;
      }
      const overtime = overtimeMinutes(who, shift, facts) + (ofWeek.get(shift) ?? 0);
      cost.overtimeMinutes += overtime;
      cost.overtimePremium += overtime * perMinute * (pay.overtime - 1);
    }
  }
  const { base, overtimePremium, restDayPremium, holidayPremium, hiring } = cost;
  return { ...cost, total: base + overtimePremium + restDayPremium + holidayPremium + hiring };
}
