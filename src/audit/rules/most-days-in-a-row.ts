import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { runsOfWork } from '../facts/run.ts';

/** On at most `limit` dates in a row a shift of one person starts. A case is a person and a run of dates worked. */
export function mostDaysInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) => runsOfWork(who, clock).map(({ dates }) => ({ who, dates })));
  return examineEach(cases, ({ who, dates }) => {
    if (dates.length <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: dates[0],
      detail: `works ${dates.length} dates in a row from ${dates[0]}; at most ${rule.limit} may be`,
    };
  });
}
