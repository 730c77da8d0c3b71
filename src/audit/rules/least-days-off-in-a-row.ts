import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { runsOf } from '../facts/run.ts';
import { beforeInWords, workedDates } from '../facts/week.ts';

/**
 * Days off come at least `limit` in a row: dates on which no shift of the person starts. Those that end with the horizon are not
 * looked at, nor those that begin with it where the request does not state what was before: the dates outside may belong to them.
 */
export function leastDaysOffInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) => {
    const worked = new Set(workedDates(who.shifts));
    const before = who.history?.daysOffInARow ?? 0;
    return runsOf(clock, who.history, before, (date) => !worked.has(date))
      .filter(({ isWhole }) => isWhole)
      .map((run) => ({ who, ...run }));
  });
  return examineEach(cases, ({ who, dates, before }) => {
    const length = before + dates.length;
    if (length >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: dates[0] ?? clock.days[0].date,
      detail: `is off on only ${length} dates in a row to ${dates.at(-1) ?? 'the eve of the horizon'}${beforeInWords(before)}; at least ${rule.limit} are due`,
    };
  });
}
