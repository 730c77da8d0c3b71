import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { runsOfWork } from '../facts/run.ts';
import { beforeInWords } from '../facts/week.ts';

/**
 * On at most `limit` dates in a row a shift of one person starts, those before the horizon included. A case is a person and a
 * run of dates worked, some of them in the horizon.
 */
export function mostDaysInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) =>
    runsOfWork(who, clock)
      .filter(({ dates }) => dates.length > 0)
      .map((run) => ({ who, ...run })),
  );
  return examineEach(cases, ({ who, dates, before }) => {
    const length = before + dates.length;
    if (length <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: dates[0],
      detail: `works ${length} dates in a row to ${dates.at(-1)}${beforeInWords(before)}; at most ${rule.limit} may be`,
    };
  });
}
