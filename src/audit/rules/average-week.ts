import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { NOTHING, examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { beforeInWords, sevenDayPeriods, sumOfWork } from '../facts/week.ts';

/**
 * A person's paid minutes, averaged over the seven-day periods of the horizon, stay within the limit. The law averages
 * over up to four months; the horizon is what is known, with the weeks before it that the request states. A horizon of less than seven days is not judged.
 */
export function averageWeek({ people, clock }: Facts, rule: Rule): Examination {
  const periods = sevenDayPeriods(clock);
  if (periods.length === 0) return NOTHING;
  const { end } = periods[periods.length - 1];
  return examineEach(people, ({ person, shifts, history }) => {
    const before = history?.averagingPeriod ?? { weeks: 0, minutes: 0 };
    const worked = sumOfWork(shifts.filter((shift) => shift.start < end));
    const weeks = before.weeks + periods.length;
    const minutes = (before.minutes + worked) / weeks;
    if (worked === 0 || minutes <= rule.limit) return undefined;
    return {
      person: person.id,
      date: periods[0].firstDate,
      detail: `${Math.round(minutes)} paid minutes in an average week of ${weeks}${beforeInWords(before.weeks)}; at most ${rule.limit} are allowed`,
    };
  });
}
