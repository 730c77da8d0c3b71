import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { ContractClass } from '../../domain/shift.ts';
import { isOnLeave } from '../availability.ts';
import { layCalendars } from '../calendars.ts';
import { leastMinutesInWeeks } from '../least-minutes.ts';
import { groupPeople, weekLimits } from '../people.ts';
import { mostMinutes } from '../reachable-minutes.ts';
import { isFreeFor } from '../is-free-for.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';

/**
 * Hours that contracts promise can be given: in every week by the shifts of the class, within the horizon's limit, and to every agent in whole weeks
 * without leave. Who cannot be given what a cut week owes may still be left out of it.
 */
export function owedChecks({ sent, request, grid }: CheckContext): FieldError[] {
  if (request.contractClasses.every(({ minimumMinutesPerWeek }) => minimumMinutesPerWeek === 0)) return [];
  const beyond = owedBeyondHorizon(request, grid);
  if (beyond.length > 0) return beyond;
  const candidates = shiftCandidates(request, grid, layCalendars(request, grid));
  const ofClasses = request.contractClasses.flatMap((contract, index): FieldError[] => {
    const shifts = candidates.filter(({ template }) => template.contractClasses.includes(contract.id));
    const message = tooLittle(request, grid, contract, shifts, () => true);
    return message === undefined
      ? []
      : [{ path: `shifts.contractClasses[${index}].minimumMinutesPerWeek`, message }];
  });
  if (ofClasses.length > 0) return ofClasses;
  const ids = sent.team?.agents.map(({ id }) => id) ?? [];
  return groupPeople(request, grid, candidates).flatMap(({ contract, members, shifts }) =>
    contract.minimumMinutesPerWeek === 0
      ? []
      : members.flatMap((member): FieldError[] => {
          const own = shifts.map((shift) => candidates[shift]);
          const free = own.filter((shift) => isFreeFor(request, member, shift, grid));
          const message = tooLittle(
            request,
            grid,
            contract,
            free,
            (dates) => dates.length === 7 && !dates.some((date) => isOnLeave(member, date)),
          );
          return message === undefined ? [] : [{ path: `team.agents[${ids.indexOf(member.id)}]`, message }];
        }),
  );
}

/** What the weeks promise together stays within what the whole horizon allows. */
function owedBeyondHorizon({ contractClasses }: ResolvedRequest, grid: IntervalGrid): FieldError[] {
  return contractClasses.flatMap((contract, index): FieldError[] => {
    const owed = leastMinutesInWeeks(contract, { leave: [] }, grid).reduce(
      (sum, minutes) => sum + minutes,
      0,
    );
    if (owed <= (contract.maximumMinutesPerHorizon ?? Infinity)) return [];
    const path = `shifts.contractClasses[${index}].maximumMinutesPerHorizon`;
    return [
      { path, message: `\`minimumMinutesPerWeek\` promises ${owed} minutes over the weeks of the horizon` },
    ];
  });
}

/** Why some shifts cannot come to what a contract promises in one of the weeks looked at; undefined when they can. */
function tooLittle(
  request: ResolvedRequest,
  grid: IntervalGrid,
  contract: ContractClass,
  shifts: readonly ShiftCandidate[],
  isLookedAt: (dates: readonly string[]) => boolean,
): string | undefined {
  const weeks = weekOfDay(grid);
  const owed = leastMinutesInWeeks(contract, { leave: [] }, grid);
  // Hours promised are those of the contract's days.
  const limits = weekLimits(request, { ...contract, restDayWork: undefined }, { protections: [] });
  for (const week of new Set(weeks)) {
    const days = [...weeks.keys()].filter((day) => weeks[day] === week);
    const dates = days.map((day) => grid.days[day].date);
    if (owed[week] === 0 || !isLookedAt(dates)) continue;
    const most = mostMinutes(
      days.map((day) => lengthsOn(day, shifts)),
      limits,
    );
    if (most < owed[week])
      return `class “${contract.id}” promises ${owed[week]} minutes in the week of ${dates[0]}; the shifts there are come to ${most} at most`;
  }
  return undefined;
}

function lengthsOn(day: number, shifts: readonly ShiftCandidate[]): number[] {
  return [...new Set(shifts.filter((shift) => shift.day === day).map(({ workMinutes }) => workMinutes))];
}
