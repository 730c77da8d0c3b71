import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { nightsOf } from '../facts/night.ts';
import { runsOfWork } from '../facts/run.ts';

/** On at most `limit` dates in a row a night of one person starts. A case is a person and a run of nights. */
export function mostNightsInARow({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people.flatMap(({ person, shifts }) =>
    runsOfWork({ shifts: nightsOf(shifts, clock) }, clock).map(({ dates }) => ({ person, dates })),
  );
  return examineEach(cases, ({ person, dates }) => {
    if (dates.length <= rule.limit) return undefined;
    return {
      person: person.id,
      date: dates[0],
      detail: `works ${dates.length} nights in a row from ${dates[0]}; at most ${rule.limit} may be`,
    };
  });
}
