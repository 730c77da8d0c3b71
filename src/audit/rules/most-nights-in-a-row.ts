import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { nightsOf } from '../facts/night.ts';
import { runsOf } from '../facts/run.ts';
import { beforeInWords, workedDates } from '../facts/week.ts';

/**
 * On at most `limit` dates in a row a night of one person starts, those before the horizon included. A case is a person and a
 * run of nights, some of them in the horizon.
 */
export function mostNightsInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap(({ person, shifts, history }) => {
    const nights = new Set(workedDates(nightsOf(shifts, clock)));
    return runsOf(clock, history, history?.nightsInARow ?? 0, (date) => nights.has(date))
      .filter(({ dates }) => dates.length > 0)
      .map((run) => ({ person, ...run }));
  });
  return examineEach(cases, ({ person, dates, before }) => {
    const length = before + dates.length;
    if (length <= rule.limit) return undefined;
    return {
      person: person.id,
      date: dates[0],
      detail: `works ${length} nights in a row to ${dates.at(-1)}${beforeInWords(before)}; at most ${rule.limit} may be`,
    };
  });
}
