import type { Tally } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import { nightMinutes } from '../availability.ts';
import type { Calendars } from '../calendars.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/** Cost of a duty more or fewer than a fair share. */
const UNFAIR_DUTY_COST = 1;

/** What is shared out evenly: the name, and which shifts count. */
type Duty = readonly [name: string, counts: (shift: ShiftCandidate) => boolean];

/**
 * Nights, weekends, live duty and shifts at all are shared out among the members of a group in proportion to the days on which
 * they can work: a share that is no whole number may be rounded either way.
 *
 * @param atWork members who are to work
 * @param costs [member] what each choice costs, Infinity where it is closed (`choiceCosts`)
 * @returns [member] tallies
 */
export function fairShares(
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
  calendars: Calendars,
  atWork: number,
  costs: readonly Float64Array[],
): Tally[][] {
  const duties: readonly Duty[] = [
    ['nights', (shift) => nightMinutes(shift, grid) > 0],
    ['weekends', ({ day }) => ['saturday', 'sunday'].includes(grid.days[day].weekday)],
    ['live duties', ({ start, end }) => calendars.guard.subarray(start, end).includes(1)],
    ['shifts', () => true],
  ];
  const tallies: Tally[][] = costs.map(() => []);
  if (atWork < 2) return tallies;
  for (const [name, counts] of duties) {
    const weights = perChoice(shifts, (candidate) => (counts(candidates[candidate]) ? 1 : 0), {
      dayOff: 0,
      closed: 0,
    });
    const open = costs.map((own) => daysOpen(shifts, weights, own));
    const openToAll = open.reduce((sum, days) => sum + days, 0);
    const wanted = wantedDuties(shifts, weights);
    if (openToAll === 0) continue;
    open.forEach((days, member) => {
      const share = Math.min(days, (wanted * days * costs.length) / (openToAll * atWork));
      tallies[member].push({
        name,
        weights,
        least: Math.floor(share + ROUNDING),
        most: Math.ceil(share - ROUNDING),
        costBelow: UNFAIR_DUTY_COST,
        costAbove: UNFAIR_DUTY_COST,
        ofWorkersOnly: true,
      });
    });
  }
  return tallies;
}

const ROUNDING = 1e-9;

/** Days on which a member can be given a shift that counts. */
function daysOpen({ days, types }: GroupShifts, weights: Float64Array, costs: Float64Array): number {
  let open = 0;
  for (let day = 0; day < days; day++) {
    const first = day * (types.length + 1);
    const isOpen = types.some(
      (_, type) => weights[first + type + 1] > 0 && costs[first + type + 1] < Infinity,
    );
    if (isOpen) open++;
  }
  return open;
}

function wantedDuties({ days, types, demand }: GroupShifts, weights: Float64Array): number {
  let wanted = 0;
  for (let day = 0; day < days; day++) {
    types.forEach((_, type) => {
      wanted += demand[day * types.length + type] * weights[day * (types.length + 1) + type + 1];
    });
  }
  return wanted;
}
