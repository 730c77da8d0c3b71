import type { Examination } from '../check.ts';
import { NOTHING } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { readPublished } from '../facts/published.ts';

/**
 * The roster names every date on which somebody’s times differ from what was published, and no other; and it says of none
 * that does not have one that it was changed. A case is a person and a date that either names.
 */
export function declaredChanges(facts: Facts): Examination {
  const { request, roster } = facts;
  if (request.published === undefined && roster.replan === undefined) return NOTHING;
  const found = differences(facts);
  const stated = new Map(
    (roster.replan?.changes.changes ?? [])
      .filter(({ kind }) => kind !== 'other-template')
      .map(({ agent, date, kind }) => [`${date} ${agent}`, kind as string]),
  );
  const cases = [...new Set([...found.keys(), ...stated.keys()])];
  return {
    examined: Math.max(1, cases.length),
    findings: cases
      .filter((one) => found.get(one) !== stated.get(one))
      .map((one) => {
        const [date, ...person] = one.split(' ');
        const [is, says] = [found.get(one) ?? 'kept', stated.get(one) ?? 'kept'];
        return { person: person.join(' '), date, detail: `the shift is ${is}; the roster says ${says}` };
      }),
  };
}

/** Date and agent → how the shift differs from the published one. */
function differences(facts: Facts): Map<string, string> {
  const { people, clock } = facts;
  const before = new Map(
    readPublished(facts).map((span) => [`${clock.read(span.start).date} ${span.agent}`, span]),
  );
  const found = new Map([...before.keys()].map((one): [string, string] => [one, 'removed']));
  for (const { person, shifts } of people) {
    for (const shift of shifts) {
      const one = `${shift.startsAt.date} ${person.id}`;
      const was = before.get(one);
      if (was === undefined) found.set(one, 'added');
      else if (was.start === shift.start && was.end === shift.end) found.delete(one);
      else found.set(one, 'moved');
    }
  }
  return found;
}
