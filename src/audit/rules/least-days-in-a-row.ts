import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { runsOfWork } from '../facts/run.ts';

/**
 * Whoever comes to work comes on at least `limit` dates in a row. A run that begins on the first date of the horizon or ends on
 * its last is not looked at: the dates outside may belong to it.
 */
export function leastDaysInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) =>
    runsOfWork(who, clock).flatMap(({ dates, isWhole }) => (isWhole ? [{ who, dates }] : [])),
  );
  return examineEach(cases, ({ who, dates }) => {
    if (dates.length >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: dates[0],
      detail: `works only ${dates.length} dates in a row from ${dates[0]}; at least ${rule.limit} are due`,
    };
  });
}
