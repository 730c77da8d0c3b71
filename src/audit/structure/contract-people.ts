import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';

/** Of every contract class as many people work as are to work at least, and no more than may. */
export function contractPeople({ request: { contractClasses }, people }: Facts): Examination {
  const bounded = contractClasses.filter(
    ({ minimumPeople, maximumPeople }) => minimumPeople > 0 || maximumPeople !== undefined,
  );
  return examineEach(bounded, ({ id, minimumPeople, maximumPeople = Infinity }) => {
    const working = people.filter((who) => who.contract?.id === id && who.shifts.length > 0).length;
    if (working < minimumPeople)
      return { detail: `${working} people of class ${id} work; at least ${minimumPeople} are to` };
    if (working > maximumPeople)
      return { detail: `${working} people of class ${id} work; at most ${maximumPeople} may` };
    return undefined;
  });
}
