import type { Agent } from '../../domain/agent.ts';
import { dayIndex } from '../../domain/grid.ts';
import { isAboutDate } from '../../domain/preferences.ts';
import type { WantedShift } from '../../domain/preferences.ts';
import type { FieldError } from '../../domain/problem.ts';
import { isOfKind } from '../../domain/shift-kind.ts';
import type { ShiftKindFields } from '../../domain/shift-kind.ts';
import { layCalendars } from '../calendars.ts';
import { workableDays } from '../people.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';
import { unknownNames } from './names.ts';

/** Shifts that limits, successions and wishes speak of exist: their templates are known, and what is wanted can be worked. */
export function kindChecks(context: CheckContext): FieldError[] {
  const { sent } = context;
  const agents = sent.team?.agents ?? [];
  const kinds = [
    ...(sent.shifts.contractClasses ?? []).flatMap(({ shiftLimits }, index) =>
      shiftLimits.map((kind, k) => ({ kind, path: `shifts.contractClasses[${index}].shiftLimits[${k}]` })),
    ),
    ...sent.shifts.forbiddenSuccessions.flatMap(({ first, next }, index) => [
      { kind: first, path: `shifts.forbiddenSuccessions[${index}].first` },
      { kind: next, path: `shifts.forbiddenSuccessions[${index}].next` },
    ]),
    ...agents.flatMap(({ preferences }, index) =>
      (['shiftsWanted', 'shiftsUnwanted'] as const).flatMap((list) =>
        preferences[list].map((kind, k) => ({
          kind,
          path: `team.agents[${index}].preferences.${list}[${k}]`,
        })),
      ),
    ),
  ];
  const errors = kinds.flatMap(({ kind, path }) => unknownTemplates(context, kind, path));
  return errors.length > 0 ? errors : wantedErrors(context, agents);
}

function unknownTemplates(
  { request }: CheckContext,
  { templates = [] }: ShiftKindFields,
  path: string,
): FieldError[] {
  const known = request.templates.map(({ id }) => id);
  return unknownNames(templates, known, 'shift template', (k) => `${path}.templates[${k}]`);
}

function wantedErrors(context: CheckContext, agents: readonly Agent[]): FieldError[] {
  if (agents.every(({ preferences }) => preferences.shiftsWanted.length === 0)) return [];
  const { request, grid } = context;
  const candidates = shiftCandidates(request, grid, layCalendars(request, grid));
  return agents.flatMap((agent, index) =>
    agent.preferences.shiftsWanted.flatMap((wish, k) => {
      const message = dayOffWanted(context, agent, wish) ?? outOfReach(context, agent, wish, candidates);
      const path = `team.agents[${index}].preferences.shiftsWanted[${k}]`;
      return message === undefined ? [] : [{ path, message }];
    }),
  );
}

/** Why a date named by a wish cannot be worked; dates outside the horizon are for other plans. */
function dayOffWanted(
  { request, grid }: CheckContext,
  agent: Agent,
  { dates = [] }: WantedShift,
): string | undefined {
  const workable = workableDays(request, agent, grid);
  const barred = dates.find((date) => {
    const day = dayIndex(grid, date);
    return day !== undefined && workable[day] === 0;
  });
  if (barred !== undefined) return `${agent.id} cannot work on ${barred}: on leave, or off by a pin or wish`;
  const both = dates.find((date) => agent.daysOffWanted.includes(date));
  return both === undefined ? undefined : `${agent.id} would like to have ${both} off as well`;
}

/** Why no shift of the agent’s class is such a one, on the days of the horizon the wish is about. */
function outOfReach(
  { grid }: CheckContext,
  { contractClass }: Agent,
  wish: WantedShift,
  candidates: readonly ShiftCandidate[],
): string | undefined {
  const days = grid.days.filter(({ date, weekday }) => isAboutDate(wish, date, weekday));
  const exists = candidates.some(
    ({ template, day, start }) =>
      template.contractClasses.includes(contractClass) &&
      days.includes(grid.days[day]) &&
      isOfKind(wish, template.id, grid.clockMinute[start]),
  );
  if (exists || days.length === 0) return undefined;
  return `no shift of class “${contractClass}” is such a one on the days it is about`;
}
