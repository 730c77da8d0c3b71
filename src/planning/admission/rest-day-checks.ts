import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { ContractClass } from '../../domain/shift.ts';
import { mostOvertimeInWeek } from '../period-limits.ts';
import { needsRestDayInSeven } from '../people.ts';
import { shortestWorkMinutes } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';
import { weeksOfBusiestMonth } from './busiest-month.ts';

/**
 * Work on rest days that a contract class allows can be planned: its shifts and the required rules leave room for one such day
 * in a week, a month has room for all of them, and it is not paid less than overtime.
 */
export function restDayChecks({ sent, request, grid }: CheckContext): FieldError[] {
  const { pay } = request;
  const classes = sent.shifts.contractClasses ?? [];
  const ofClasses = classes.flatMap((contract, index): FieldError[] => {
    if (contract.restDayWork === undefined) return [];
    const path = `shifts.contractClasses[${index}].restDayWork.maximumDaysPerWeek`;
    const message = noRoomInWeek(request, contract) ?? noRoomInMonth(request, contract, grid);
    return message === undefined ? [] : [{ path, message }];
  });
  const allowing = classes.find(({ restDayWork }) => restDayWork !== undefined);
  if (allowing === undefined || pay.restDay >= pay.overtime) return ofClasses;
  const message = `must not be below \`pay.overtime\`, ${pay.overtime}, where class “${allowing.id}” works on rest days`;
  return [...ofClasses, { path: 'pay.restDay', message }];
}

/** Why nobody of a class could ever work on a rest day; undefined when somebody could. */
function noRoomInWeek(request: ResolvedRequest, contract: ContractClass): string | undefined {
  const { maximumDaysPerWeek: contractDays, maximumMinutesPerWeek, overtime } = contract;
  const { rules } = request;
  const restDay = rules['weekly-rest-day'];
  const daysOff = Math.max(
    restDay.level === 'required' ? restDay.limit : 0,
    needsRestDayInSeven(request) ? 1 : 0,
  );
  if (contractDays + 1 + daysOff > 7) {
    const rule = restDay.level === 'required' ? restDay : rules['weekly-rest-hours'];
    return `${contractDays} contract days and one rest day more leave ${6 - contractDays} days off a week; the required rule \`${rule.name}\` asks for ${daysOff} (${rule.article})`;
  }
  const shortest = shortestWorkMinutes(request, contract.id);
  if (shortest === undefined) return undefined;
  const contractMinutes = maximumMinutesPerWeek + (overtime?.maximumMinutesPerWeek ?? 0);
  if (contractDays * shortest > contractMinutes)
    return `the ${contractDays} days of the contract come first; in shifts of ${shortest} minutes or more they exceed its ${contractMinutes} minutes`;
  const least = (contractDays + 1) * shortest;
  const tight = [rules['minutes-per-week'], rules['average-week']].find(
    ({ level, limit }) => level === 'required' && limit < least,
  );
  return (
    tight &&
    `${contractDays + 1} days of ${shortest} minutes or more exceed the ${tight.limit} of the required rule \`${tight.name}\` (${tight.article}); a limit of its own in \`rules.overrides\` makes room`
  );
}

/** Overtime and rest days of all weeks of a month must not be more than a required rule allows in it. */
function noRoomInMonth(
  request: ResolvedRequest,
  contract: ContractClass,
  grid: IntervalGrid,
): string | undefined {
  const month = request.rules['overtime-per-month'];
  const weeks = weeksOfBusiestMonth(grid);
  const inWeek = mostOvertimeInWeek(request, contract);
  if (month.level !== 'required' || weeks * inWeek <= month.limit) return undefined;
  return `${weeks} weeks of one month with ${inWeek} minutes on rest days and of overtime are more than the ${month.limit} of the required rule \`overtime-per-month\` (${month.article})`;
}
