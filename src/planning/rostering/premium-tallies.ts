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
import { perChoice } from './shift-types.ts';
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
  const countedIn = (week: number, countOf: (standardMinutes: number) => number): Float64Array =>
    perChoice(
      shifts,
      (index, day) =>
        weeks[day] === week ? countOf(minutesOfShift(request, candidates[index], grid).standardMinutes) : 0,
      { dayOff: 0, closed: 0 },
    );
  // Of holidays nothing is standard: they are paid as such, whatever else is worked in their week.
  const ofWeeks = [...new Set(weeks)].map((week) => ({
    week,
    minutes: overtime && countedIn(week, (minutes) => minutes),
    days: restDays && countedIn(week, (minutes) => (minutes > 0 ? 1 : 0)),
  }));
  return (member) =>
    ofWeeks.flatMap(({ week, minutes, days }) => {
      const carried = carriedIntoWeek(member, week);
      const above = (name: string, weights: Float64Array, most: number, costAbove: number): Tally => ({
        name: `${name} of week ${week}`,
        weights,
        least: -Infinity,
        most: Math.max(0, most),
        costBelow: 0,
        costAbove,
      });
      const restDayCost = overtime === undefined ? REST_DAY_COST : REST_DAY_COST_BESIDE_OVERTIME;
      return [
        ...(minutes === undefined
          ? []
          : [
              above(
                'overtime',
                minutes,
                overtime!.afterMinutesPerWeek - carried.minutes,
                OVERTIME_MINUTE_COST,
              ),
            ]),
        ...(days === undefined
          ? []
          : [above('rest days', days, restDays!.afterDaysPerWeek - carried.days, restDayCost)]),
      ];
    });
}
