import type { Tally } from '../../../models/rostering/lines/data.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { carriedIntoWeek } from '../history.ts';
import { minutesOfShift, overtimeTerms } from '../pay.ts';
import { someoneOf } from '../people.ts';
import type { Group, Person } from '../people.ts';
import { restDayTerms } from '../rest-day-work.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { atMost } from './at-most.ts';
import type { GroupShifts } from './shift-types.ts';

/** Cost of a minute of overtime: members with hours to spare work before those without. */
const OVERTIME_MINUTE_COST = 10 / 60;
/** Cost of a rest day, which is paid about twice what overtime is: members with days to spare work before those without. */
const REST_DAY_COST = 160;
/** The same where its minutes are counted as overtime of the week already. */
const REST_DAY_COST_BESIDE_OVERTIME = 80;

/**
 * Overtime and rest days of each calendar week, which are paid more than other work. Covering decides how much of both there is;
 * here they go to whoever has neither, after what each worked in the first week before the horizon.
 *
 * @returns the tallies of one member
 */
export function premiumTallies(
  request: ResolvedRequest,
  group: Group,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): (member: Pick<Person, 'history'>) => Tally[] {
  const overtime = overtimeTerms(request, group.contract, someoneOf(group));
  const restDays = restDayTerms(request, group.contract, someoneOf(group));
  const weeks = weekOfDay(grid);
  const countedIn =
    (week: number, countOf: (standardMinutes: number) => number) =>
    (index: number, day: number): number =>
      weeks[day] === week ? countOf(minutesOfShift(request, candidates[index], grid).standardMinutes) : 0;
  const restDayCost = overtime === undefined ? REST_DAY_COST : REST_DAY_COST_BESIDE_OVERTIME;
  // Of holidays nothing is standard: they are paid as such, whatever else is worked in their week.
  const ofWeeks = [...new Set(weeks)].map((week) => ({
    week,
    overtime:
      overtime &&
      atMost(
        shifts,
        {
          name: `overtime of week ${week}`,
          most: overtime.afterMinutesPerWeek,
          costAbove: OVERTIME_MINUTE_COST,
        },
        countedIn(week, (minutes) => minutes),
      ),
    restDays:
      restDays &&
      atMost(
        shifts,
        { name: `rest days of week ${week}`, most: restDays.afterDaysPerWeek, costAbove: restDayCost },
        countedIn(week, (minutes) => (minutes > 0 ? 1 : 0)),
      ),
  }));
  return (member) =>
    ofWeeks.flatMap((ofWeek) => {
      const carried = carriedIntoWeek(member, ofWeek.week);
      return [
        ...(ofWeek.overtime === undefined ? [] : [less(ofWeek.overtime, carried.minutes)]),
        ...(ofWeek.restDays === undefined ? [] : [less(ofWeek.restDays, carried.days)]),
      ];
    });
}

/** A tally of which some is used up. */
function less(tally: Tally, used: number): Tally {
  return { ...tally, most: Math.max(0, tally.most - used) };
}
