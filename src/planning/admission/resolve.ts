import type { PlanRequest } from '../../domain/plan-request.ts';
import type { ResolvedRequest, Staff } from '../../domain/resolved-request.ts';
import type { ShiftTemplate } from '../../domain/shift.ts';
import type { Skill } from '../../domain/skill.ts';
import { resolveRules } from '../../presets/rule-packs.ts';
import { CONTRACT_CLASSES, SHIFTS } from '../../presets/shifts.ts';
import { resolveDemand } from './resolve-demand.ts';

/** Replaces every preset name of a plan request by its data. References are not judged here. */
export function resolveRequest(request: PlanRequest): ResolvedRequest {
  return {
    ...resolveDemand(request),
    contractClasses: request.shifts.contractClasses ?? CONTRACT_CLASSES,
    templates: resolveTemplates(request),
    maximumDistinctStarts: request.shifts.maximumDistinctStarts,
    staff: resolveStaff(request),
    rules: resolveRules(request.rules),
    objective: request.objective,
  };
}

/** Presets for classes the request does not define are left out; the grain rounds preset steps and breaks up. */
function resolveTemplates(request: PlanRequest): ShiftTemplate[] {
  const grain = request.horizon.intervalMinutes;
  const classes = new Set((request.shifts.contractClasses ?? CONTRACT_CLASSES).map((one) => one.id));
  const roundUp = (minutes: number): number => Math.ceil(minutes / grain) * grain;
  return request.shifts.templates.flatMap((template) => {
    if (typeof template !== 'string') return [template];
    const preset = SHIFTS[template];
    if (!preset.contractClasses.some((id) => classes.has(id))) return [];
    const meal = preset.mealBreak;
    return [
      {
        ...preset,
        start: { ...preset.start, stepMinutes: roundUp(preset.start.stepMinutes) },
        ...(meal === undefined ? {} : { mealBreak: { ...meal, minutes: roundUp(meal.minutes) } }),
      },
    ];
  });
}

function resolveStaff(request: PlanRequest): Staff {
  if (request.team !== undefined) return { kind: 'team', agents: request.team.agents };
  return {
    kind: 'hiring',
    skillSets: request.hiring?.skillSets ?? oneSkillEach(request),
    maximumPeople: request.hiring?.maximumPeople ?? 2000,
  };
}

/** One set for each skill, at the highest level that a queue asks for. */
function oneSkillEach({ queues }: PlanRequest): Skill[][] {
  return [...new Set(queues.map(({ skill }) => skill))].map((skill) => {
    const level = Math.max(...queues.flatMap((queue) => (queue.skill === skill ? queue.minimumLevel : [])));
    return [level === 1 ? skill : { skill, level }];
  });
}
