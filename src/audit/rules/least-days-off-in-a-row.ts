import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { runsOf } from '../facts/run.ts';
import { workedDates } from '../facts/week.ts';

/**
 * Days off come at least `limit` in a row: dates on which no shift of the person starts. Those that begin with the horizon or end
 * with it are not looked at: the dates outside may belong to them.
 */
export function leastDaysOffInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) => {
    const worked = new Set(workedDates(who.shifts));
    return runsOf(clock, (date) => !worked.has(date)).flatMap(({ dates, isWhole }) =>
      isWhole ? [{ who, dates }] : [],
    );
  });
  return examineEach(cases, ({ who, dates }) => {
    if (dates.length >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: dates[0],
      detail: `is off on only ${dates.length} dates in a row from ${dates[0]}; at least ${rule.limit} are due`,
    };
  });
}
