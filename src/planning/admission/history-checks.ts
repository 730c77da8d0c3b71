import { DateTime } from 'luxon';
import type { Agent } from '../../domain/agent.ts';
import { intervalStart, momentMilliseconds } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { History } from '../../domain/history.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ContractClass } from '../../domain/shift.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import { periodBegin } from '../comprehensive-periods.ts';
import type { CheckContext } from './check-context.ts';

/** What is said of the time before the horizon lies before it and does not contradict itself or the class of the agent. */
export function historyChecks({ request, grid }: CheckContext, agents: readonly Agent[]): FieldError[] {
  return agents.flatMap(({ history, contractClass }, index) => {
    if (history === undefined) return [];
    const contract = request.contractClasses.find(({ id }) => id === contractClass)!;
    const errors = [
      ...lastShiftErrors(history, grid),
      ...weekErrors(history, grid),
      ...periodErrors(history, contract, grid),
    ];
    return errors.map(({ path, message }) => ({ path: `team.agents[${index}].history.${path}`, message }));
  });
}

function lastShiftErrors(
  { lastShiftEnd, daysWorkedInARow, daysOffInARow }: History,
  grid: IntervalGrid,
): FieldError[] {
  if (lastShiftEnd === undefined) return [];
  const path = 'lastShiftEnd';
  const end = momentMilliseconds(lastShiftEnd, grid.timeZone);
  const first = DateTime.fromMillis(grid.startMilliseconds, { zone: grid.timeZone });
  const date = (days: number): string => first.plus({ days }).toISODate()!;
  const begin = (days: number): number => first.plus({ days }).toMillis();
  if (end > Math.min(begin(1), intervalStart(grid, grid.count)))
    return [{ path, message: `must end a shift begun before the horizon, on ${date(0)} at the latest` }];
  if (end > begin(1 - daysOffInARow))
    return [
      {
        path,
        message: `\`daysOffInARow\` has the ${daysOffInARow} days before the horizon off; a shift begun before them ends on ${date(-daysOffInARow)} at the latest`,
      },
    ];
  if (daysWorkedInARow > 0 && end <= begin(-1))
    return [{ path, message: `\`daysWorkedInARow\` has ${date(-1)} worked; its shift ends later than this` }];
  return [];
}

function weekErrors(history: History, grid: IntervalGrid): FieldError[] {
  const { daysThisWeek, minutesThisWeek, daysWorkedInARow, daysOffInARow } = history;
  const before = WEEKDAYS.indexOf(grid.days[0].weekday);
  const errors: FieldError[] = [];
  if (minutesThisWeek > 0 && (before === 0 || daysThisWeek === 0)) {
    const message =
      before === 0
        ? 'the horizon begins on a Monday: no day of its first week lies before it'
        : '`daysThisWeek` says that no day of the week was worked';
    errors.push({ path: 'minutesThisWeek', message });
  }
  if (daysThisWeek === undefined) return errors;
  const path = 'daysThisWeek';
  const atLeast = Math.min(daysWorkedInARow, before);
  const atMost = before - Math.min(daysOffInARow, before);
  if (daysThisWeek > before)
    errors.push({ path, message: `only ${before} days of the horizon’s first week lie before it` });
  else if (daysThisWeek < atLeast)
    errors.push({ path, message: `\`daysWorkedInARow\` has ${atLeast} days of that week worked` });
  else if (daysThisWeek > atMost)
    errors.push({ path, message: `\`daysOffInARow\` leaves ${atMost} days of that week to work` });
  return errors;
}

function periodErrors(
  { overtimeMinutesThisMonth, minutesThisPeriod }: History,
  { id, comprehensiveHours }: ContractClass,
  { days: [{ date }] }: IntervalGrid,
): FieldError[] {
  const errors: FieldError[] = [];
  if (overtimeMinutesThisMonth > 0 && date.endsWith('-01')) {
    const message = 'the horizon begins with its month: no day of it lies before';
    errors.push({ path: 'overtimeMinutesThisMonth', message });
  }
  if (minutesThisPeriod === undefined) return errors;
  const path = 'minutesThisPeriod';
  if (comprehensiveHours === undefined)
    errors.push({ path, message: `class “${id}” has no \`comprehensiveHours\`` });
  else if (minutesThisPeriod > 0 && periodBegin(date, comprehensiveHours.period) === date)
    errors.push({
      path,
      message: `the horizon begins with its ${comprehensiveHours.period}: no day of it lies before`,
    });
  return errors;
}
