import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { restDayShifts } from '../facts/rest-day.ts';
import { personWeeks, sumOfWork } from '../facts/week.ts';

/**
 * Nobody works more paid minutes than the contract class allows: in a calendar week with its overtime, work on rest days
 * aside, or in the horizon with everything.
 */
export function contractMinutes(facts: Facts): Examination {
  const [weeks, horizon] = [minutesOfWeeks(facts), minutesOfHorizon(facts)];
  return {
    examined: weeks.examined + horizon.examined,
    findings: [...weeks.findings, ...horizon.findings],
  };
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
  return examineEach(cases, ({ who, week }) => {
    const workMinutes = sumOfWork(
      who.shifts.filter(
        (shift) => week.dates.includes(shift.startsAt.date) && !onRestDays.get(who)!.has(shift),
      ),
    );
    const { maximumMinutesPerWeek = Infinity, overtime } = who.contract ?? {};
    const most = maximumMinutesPerWeek + (overtime?.maximumMinutesPerWeek ?? 0);
    if (workMinutes <= most) return undefined;
    return {
      person: who.person.id,
      date: week.firstDate,
      detail: `${workMinutes} paid minutes in the week of ${week.monday}; the contract allows ${most}`,
    };
  });
}
