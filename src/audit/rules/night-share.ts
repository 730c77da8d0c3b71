import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { nightsOf } from '../facts/night.ts';

/** Of everybody's shifts in the horizon at most `limit` percent, rounded up, are nights; whoever works none is not looked at. */
export function nightShare({ people, clock }: Facts, rule: Rule): Examination {
  const cases = people
    .map(({ person, shifts }) => ({ person, shifts, nights: nightsOf(shifts, clock) }))
    .filter(({ nights }) => nights.length > 0);
  return examineEach(cases, ({ person, shifts, nights }) => {
    const allowed = Math.ceil((shifts.length * Math.min(100, Math.round(rule.limit))) / 100);
    if (nights.length <= allowed) return undefined;
    return {
      person: person.id,
      date: nights[0].startsAt.date,
      detail: `${nights.length} of ${shifts.length} shifts are nights; at most ${allowed} may be`,
    };
  });
}
