import type { FieldError } from '../../domain/problem.ts';
import { needInWords } from '../../domain/skill.ts';
import { layCalendars } from '../calendars.ts';
import { forecastDemand } from '../demand.ts';
import { groupPeople } from '../people.ts';
import { reachOf } from '../reach.ts';
import { shiftCandidates } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';

/**
 * Contract weeks and horizons hold at least one of the shifts of their class, rest days leave a day to work, and every queue has
 * contacts that some shift of somebody with its skill reaches. Contacts out of reach beside others are a warning of the roster, not an error.
 */
export function reachChecks(context: CheckContext): FieldError[] {
  const { request, grid } = context;
  const calendars = layCalendars(request, grid);
  const candidates = shiftCandidates(request, grid, calendars);
  const tooShort = (context.sent.shifts.contractClasses ?? []).flatMap((contract, index): FieldError[] => {
    const shifts = candidates.filter(({ template }) => template.contractClasses.includes(contract.id));
    if (shifts.length === 0) return [];
    const shortest = Math.min(...shifts.map(({ workMinutes }) => workMinutes));
    const message = `holds no shift: the shortest of class “${contract.id}” is ${shortest} minutes of work`;
    return (['maximumMinutesPerWeek', 'maximumMinutesPerHorizon'] as const).flatMap((limit) =>
      shortest <= (contract[limit] ?? Infinity)
        ? []
        : [{ path: `shifts.contractClasses[${index}].${limit}`, message }],
    );
  });
  if (tooShort.length > 0) return tooShort;
  const restDay = request.rules['weekly-rest-day'];
  if (restDay.level === 'required' && Math.ceil(restDay.limit) >= 7) {
    const message = `${restDay.limit} rest days a week leave no day on which anybody may work`;
    return [{ path: 'rules.overrides["weekly-rest-day"].limit', message }];
  }
  const demand = forecastDemand(request, grid, calendars);
  const { missed, isReached } = reachOf(request, demand, candidates, groupPeople(request, grid, candidates));
  return request.queues.flatMap((queue, q): FieldError[] => {
    if (isReached[q] || !missed[q].includes(1)) return [];
    const message = `no shift that anybody with the skill “${needInWords(queue)}” may work reaches any contact of queue “${queue.id}”; look at \`shifts.templates\`, their contract classes and availability`;
    return [{ path: `queues[${q}].skill`, message }];
  });
}
