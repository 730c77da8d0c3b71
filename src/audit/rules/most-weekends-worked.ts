import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { weekendsOf } from '../facts/weekend.ts';
import { workedDates } from '../facts/week.ts';

/** So many weekends in a row are looked at together. */
const WINDOW = 4;

/**
 * Of any four weekends in a row, or of all where the horizon has fewer, a person works on at most `limit`: a shift starts on their
 * Saturday or Sunday. A case is a person and four weekends.
 */
export function mostWeekendsWorked({ people, clock }: Facts, rule: Rule): Examination {
  const weekends = weekendsOf(clock);
  const first = weekends.slice(0, Math.max(Math.min(1, weekends.length), weekends.length - WINDOW + 1));
  const windows = first.map((_, index) => weekends.slice(index, index + WINDOW));
  const cases = people.flatMap((who) => {
    const worked = new Set(workedDates(who.shifts));
    return windows.map((window) => ({
      who,
      window,
      busy: window.filter((dates) => dates.some((date) => worked.has(date))),
    }));
  });
  return examineEach(cases, ({ who, window, busy }) => {
    if (busy.length <= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: busy[0][0],
      detail: `works on ${busy.length} of ${window.length} weekends from ${window[0][0]}; at most ${rule.limit} may be`,
    };
  });
}
