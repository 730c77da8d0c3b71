import { DateTime } from 'luxon';
import type { Agent, Pin } from '../../domain/agent.ts';
import type { DeferrableWork, ResolvedDeferrableWork } from '../../domain/deferrable-work.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { Absence } from '../../domain/published.ts';
import type { ResolvedRequest, Staff } from '../../domain/resolved-request.ts';
import type { ShiftTemplate } from '../../domain/shift.ts';
import type { Skill, SkillNeed } from '../../domain/skill.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { DUE_RULES } from '../../presets/deferrable-work.ts';
import { resolveRules } from '../../presets/rule-packs.ts';
import { CONTRACT_CLASSES, SHIFTS } from '../../presets/shifts.ts';
import { isOnLeave } from '../availability.ts';
import { withStatutoryHolidays } from '../holidays.ts';
import { resolveDemand } from './resolve-demand.ts';

const MINUTES_PER_DAY = 24 * 60;

/** Replaces every preset name of a plan request by its data. References are not judged here. */
export function resolveRequest(request: PlanRequest): ResolvedRequest {
  return {
    ...resolveDemand(request),
    calendar: withStatutoryHolidays(request.calendar, request.horizon, request.rules.pack),
    deferrableWork: request.deferrableWork.map(resolveWork),
    contractClasses: request.shifts.contractClasses ?? CONTRACT_CLASSES,
    templates: resolveTemplates(request),
    maximumDistinctStarts: request.shifts.maximumDistinctStarts,
    forbiddenSuccessions: request.shifts.forbiddenSuccessions,
    staff: resolveStaff(request),
    rules: resolveRules(request.rules),
    pay: request.pay,
    objective: request.objective,
    published: request.published,
  };
}

function resolveWork({ volume, ...work }: DeferrableWork): ResolvedDeferrableWork {
  if (volume.kind === 'batches') return { ...work, volume };
  const { due } = volume;
  return { ...work, volume: { ...volume, due: typeof due === 'string' ? DUE_RULES[due] : due } };
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
  if (request.team !== undefined) {
    const { absences = [] } = request.published ?? {};
    return { kind: 'team', agents: request.team.agents.map((agent) => withAbsences(agent, absences)) };
  }
  return {
    kind: 'hiring',
    skillSets: request.hiring?.skillSets ?? oneSkillEach(request),
    maximumPeople: request.hiring?.maximumPeople ?? 2000,
  };
}

/** Absences are leave that came later, and stronger than shifts that were pinned before. */
function withAbsences(agent: Agent, absences: readonly Absence[]): Agent {
  const own = absences.filter((absence) => absence.agent === agent.id);
  if (own.length === 0) return agent;
  const away = { leave: own.map(({ firstDay, lastDay }) => ({ firstDay, lastDay })) };
  return {
    ...agent,
    leave: [...agent.leave, ...away.leave],
    pins: agent.pins.filter((pin) => !datesTouched(pin).some((date) => isOnLeave(away, date))),
  };
}

function datesTouched(pin: Pin): string[] {
  if (pin.kind === 'off') return [];
  const isOvernight = minuteOfDay(pin.start) + pin.lengthMinutes > MINUTES_PER_DAY;
  return isOvernight ? [pin.date, DateTime.fromISO(pin.date).plus({ days: 1 }).toISODate()!] : [pin.date];
}

/** One set for each skill of queues, each with the skills that only deferrable work asks for, all at the highest level asked. */
function oneSkillEach({ queues, deferrableWork }: PlanRequest): Skill[][] {
  const asked: readonly SkillNeed[] = [...queues, ...deferrableWork];
  const atLevel = (skill: string): Skill => {
    const level = Math.max(...asked.flatMap((one) => (one.skill === skill ? one.minimumLevel : [])));
    return level === 1 ? skill : { skill, level };
  };
  const skills = new Set(queues.map(({ skill }) => skill));
  const ofWork = new Set(deferrableWork.map(({ skill }) => skill).filter((skill) => !skills.has(skill)));
  return [...skills].map((skill) => [skill, ...ofWork].map(atLevel));
}
