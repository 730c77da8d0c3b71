import type { ContractWeek, LineRules } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { needsRestDayInSeven, someoneOf, weekLimits } from '../people.ts';
import type { Group } from '../people.ts';
import { restDayTerms } from '../rest-day-work.ts';
import type { PatternRules } from './pattern-rules.ts';

/** What the contract and required rules ask of the line of every member of a group. */
export function lineRules(
  request: ResolvedRequest,
  group: Group,
  grid: IntervalGrid,
  mostOwedMinutes: number,
  patterns: PatternRules,
): LineRules {
  const { days, minutes } = weekLimits(request, group.contract, someoneOf(group));
  return {
    minimumMinutes: 0,
    maximumMinutes: Infinity,
    ...patterns,
    maximumConsecutiveShifts: Math.min(
      patterns.maximumConsecutiveShifts,
      needsRestDayInSeven(request) ? 6 : Infinity,
    ),
    counts: [],
    week: {
      maximumDays: days,
      maximumMinutes: minutes,
      owedMinutes: mostOwedMinutes,
      contract: contractWeek(request, group, grid),
    },
    dayOffInsideSeven: request.rules['weekly-rest-hours'].level === 'required',
  };
}

function contractWeek(request: ResolvedRequest, group: Group, grid: IntervalGrid): ContractWeek | undefined {
  const terms = restDayTerms(request, group.contract, someoneOf(group));
  if (terms === undefined) return undefined;
  const holidays = grid.days.flatMap(({ date }, day) =>
    request.calendar.holidays.includes(date) ? [day] : [],
  );
  return { days: terms.afterDaysPerWeek, maximumMinutes: terms.maximumMinutesPerWeek, holidays };
}
