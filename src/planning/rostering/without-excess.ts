import { lineErrors } from '../../../models/rostering/lines/check.ts';
import type { Line, LineRoster } from '../../../models/rostering/lines/data.ts';
import type { GroupLines } from './lines-data.ts';

/**
 * Takes people off shifts on which there are more than wanted, as breaks and queues are planned for those: the last members
 * first, but nobody who has to stay for a required rule, as that of days worked in a row, nor from a pinned shift.
 *
 * @returns [member] the line that is left
 */
export function withoutExcess({ data, shifts }: GroupLines, roster: LineRoster): LineRoster {
  const left: Line[] = roster.map((line) => line.slice());
  for (let day = 0; day < shifts.days; day++) {
    shifts.types.forEach((_, type) => {
      const present = [...left.keys()].filter((member) => left[member][day] === type + 1);
      let excess = present.length - shifts.demand[day * shifts.types.length + type];
      for (const member of present.reverse()) {
        if (excess <= 0) break;
        const free: Line = left[member].slice();
        free[day] = 0;
        if (lineErrors(data, data.people[member], free).length > 0) continue;
        left[member] = free;
        excess--;
      }
    });
  }
  return left;
}
