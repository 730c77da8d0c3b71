import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { periodOvertimes } from '../facts/period-overtime.ts';
import { restDayShifts } from '../facts/rest-day.ts';
import { beforeInWords, personWeeks, sumOfWork } from '../facts/week.ts';

/**
 * Nobody works more paid minutes than the contract class allows: in a calendar week with its overtime, work on rest days
 * aside; in the horizon with everything; or in the known part of a period over which hours are averaged. What the request says
 * was worked before the horizon counts.
 */
export function contractMinutes(facts: Facts): Examination {
  const parts = [minutesOfWeeks(facts), minutesOfHorizon(facts), minutesOfPeriods(facts)];
  return {
    examined: parts.reduce((sum, { examined }) => sum + examined, 0),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

function minutesOfPeriods(facts: Facts): Examination {
  return examineEach(periodOvertimes(facts), ({ who, period, overtimeMinutes }) => {
    const most = Math.floor((who.contract?.comprehensiveHours?.overtimeMinutesPerMonth ?? 0) * period.months);
    if (overtimeMinutes <= most) return undefined;
    return {
      person: who.person.id,
      date: period.dates[0],
      detail: `${overtimeMinutes} minutes beyond the ${period.standardMinutes} of the known part of the period from ${period.begins}; the contract allows ${most}`,
    };
  });
}

function minutesOfHorizon({ people }: Facts): Examination {
  const cases = people.filter(({ contract }) => contract?.maximumMinutesPerHorizon !== undefined);
  return examineEach(cases, ({ person, contract, shifts }) => {
    const most = contract?.maximumMinutesPerHorizon ?? Infinity;
    const worked = sumOfWork(shifts);
    if (worked <= most) return undefined;
    const detail = `${worked} paid minutes in the horizon; the contract allows ${most}`;
    return { person: person.id, detail };
  });
}

function minutesOfWeeks(facts: Facts): Examination {
  const cases = personWeeks(facts).filter(({ who }) => who.contract !== undefined);
  const onRestDays = new Map(facts.people.map((who) => [who, restDayShifts(who, facts)]));
  return examineEach(cases, ({ who, week, carried }) => {
    const workMinutes = sumOfWork(
      who.shifts.filter(
        (shift) => week.dates.includes(shift.startsAt.date) && !onRestDays.get(who)!.has(shift),
      ),
    );
    const { maximumMinutesPerWeek = Infinity, overtime } = who.contract ?? {};
    const most = maximumMinutesPerWeek + (overtime?.maximumMinutesPerWeek ?? 0);
    const minutes = workMinutes + carried.minutes;
    if (workMinutes === 0 || minutes <= most) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${minutes} paid minutes in the week of ${week.monday}${beforeInWords(carried.minutes)}; the contract allows ${most}`,
    };
  });
}
