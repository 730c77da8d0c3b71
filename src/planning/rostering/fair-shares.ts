import type { Tally } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Calendars } from '../calendars.ts';
import { daysToWork } from '../fairness/days-to-work.ts';
import { isTimedDuty } from '../fairness/duties.ts';
import { sharesOf } from '../fairness/shares.ts';
import type { Sharer } from '../fairness/shares.ts';
import type { Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/** Cost of a duty more or fewer than a fair share. */
const UNFAIR_DUTY_COST = 1;

/** What is shared out evenly; buffer duty is dealt out only when shifts are known. */
const SHARED = ['nights', 'weekends', 'liveDuties', 'shifts'] as const;

/**
 * Nights, weekends, live duty and shifts at all are shared out among the members of a group in proportion to the days on which
 * they can work, with the duties that each brings from before the horizon: whoever has more than others brings gets fewer now. A
 * share that is no whole number may be rounded either way.
 *
 * @param atWork members who are to work
 * @param costs [member] what each choice costs, Infinity where it is closed (`choiceCosts`)
 * @returns [member] tallies
 */
export function fairShares(
  people: readonly Person[],
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
  calendars: Calendars,
  atWork: number,
  costs: readonly Float64Array[],
): Tally[][] {
  const tallies: Tally[][] = people.map(() => []);
  if (atWork < 2) return tallies;
  const days = people.map((person) => daysToWork(person, grid));
  for (const duty of SHARED) {
    const counts = (candidate: number): boolean =>
      duty === 'shifts' || isTimedDuty(duty, candidates[candidate], grid, calendars);
    const weights = perChoice(shifts, (candidate) => (counts(candidate) ? 1 : 0), { dayOff: 0, closed: 0 });
    const members = people.map(({ history }, member): Sharer => ({
      days: days[member],
      carriedIn: duty === 'shifts' ? 0 : (history?.counters[duty] ?? 0),
      most: daysOpen(shifts, weights, costs[member]),
    }));
    const wanted = wantedDuties(shifts, weights);
    if (wanted === 0) continue;
    // Only some of the members work, and it is not known which: each is given the share of one who does.
    sharesOf((wanted * people.length) / atWork, members).forEach((share, member) => {
      tallies[member].push({
        name: duty,
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

const ROUNDING = 1e-6;

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
