import type { Agent, Pin } from '../../domain/agent.ts';
import { dayIndex, intervalAtClock, weekOfDay } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { isAvailable, isOnLeave, nightMinutes } from '../availability.ts';
import { layCalendars } from '../calendars.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';
import { duplicateIds, quoted, unknownNames } from './names.ts';

/** People have unique ids, known classes and a useful skill; every skill has somebody; pins are legal. */
export function teamChecks(context: CheckContext): FieldError[] {
  const { sent, request } = context;
  const classIds = request.contractClasses.map((one) => one.id);
  const needed = sent.queues.map((queue) => queue.skill);
  if (sent.team === undefined) return hiringChecks(context, needed);
  const agents = sent.team.agents;
  const path = (index: number): string => `team.agents[${index}]`;
  const errors = [
    ...duplicateIds(
      agents.map((agent) => agent.id),
      (index) => `${path(index)}.id`,
    ),
    ...unknownNames(
      agents.map((agent) => agent.contractClass),
      classIds,
      'contract class',
      (index) => `${path(index)}.contractClass`,
    ),
  ];
  if (sent.hiring !== undefined) {
    errors.push({
      path: 'hiring',
      message: 'only a plan without a team hires; leave out `hiring` or `team`',
    });
  }
  agents.forEach((agent, index) => {
    if (!agent.skills.some((skill) => needed.includes(skill))) {
      errors.push({
        path: `${path(index)}.skills`,
        message: `no queue asks for any of these; queues ask for ${quoted(needed)}`,
      });
    }
  });
  needed.forEach((skill, index) => {
    if (!agents.some((agent) => agent.skills.includes(skill))) {
      errors.push({ path: `queues[${index}].skill`, message: `nobody in the team has the skill “${skill}”` });
    }
  });
  return errors.length > 0 ? errors : pinChecks(context, agents);
}

function hiringChecks({ sent }: CheckContext, needed: readonly string[]): FieldError[] {
  const sets = sent.hiring?.skillSets;
  if (sets === undefined) return [];
  return needed.flatMap((skill, index) =>
    sets.some((set) => set.includes(skill))
      ? []
      : [
          {
            path: `queues[${index}].skill`,
            message: `no skill set of \`hiring.skillSets\` has the skill “${skill}”`,
          },
        ],
  );
}

function pinChecks(context: CheckContext, agents: readonly Agent[]): FieldError[] {
  const { request, grid } = context;
  const candidates = agents.some((agent) => agent.pins.length > 0)
    ? shiftCandidates(request, grid, layCalendars(request, grid))
    : [];
  return agents.flatMap((agent, index) => {
    const path = (k: number): string => `team.agents[${index}].pins[${k}]`;
    const errors = duplicateIds(
      agent.pins.map((pin) => pin.date),
      (k) => `${path(k)}.date`,
    );
    const shifts = agent.pins.flatMap((pin, k) => {
      const judged = judgePin(context, agent, pin, candidates);
      if (typeof judged === 'string') errors.push({ path: path(k), message: judged });
      return typeof judged === 'object' ? [{ ...judged, path: path(k) }] : [];
    });
    return [...errors, ...restErrors(context, shifts), ...weekErrors(context, agent, shifts)];
  });
}

/** The shift a pin stands for, why it cannot stand, or undefined for a legal day off. */
function judgePin(
  { request, grid }: CheckContext,
  agent: Agent,
  pin: Pin,
  candidates: readonly ShiftCandidate[],
): ShiftCandidate | string | undefined {
  const day = dayIndex(grid, pin.date);
  if (day === undefined) return `lies outside the horizon, ${grid.days[0].date} to ${grid.days.at(-1)!.date}`;
  if (pin.kind === 'off') return undefined;
  if (isOnLeave(agent, pin.date)) return `${agent.id} is on leave on ${pin.date}`;
  const start = intervalAtClock(grid, day, minuteOfDay(pin.start));
  const length = pin.lengthMinutes / grid.intervalMinutes;
  const shift = candidates.find(
    (one) =>
      one.start === start &&
      one.end - one.start === length &&
      one.template.contractClasses.includes(agent.contractClass),
  );
  if (shift === undefined) {
    return `no shift template of class “${agent.contractClass}” allows ${pin.lengthMinutes} minutes from ${pin.start} on ${pin.date} inside opening hours`;
  }
  if (!isAvailable(agent, shift, grid))
    return `${agent.id} is not available from ${pin.start} for ${pin.lengthMinutes} minutes`;
  const rule = request.rules['night-work-protection'];
  if (rule.level === 'required' && agent.protections.length > 0 && nightMinutes(shift, grid) > 0) {
    return `night work is barred for ${agent.id} (${rule.article})`;
  }
  return shift;
}

type PinnedShift = ShiftCandidate & { readonly path: string };

function restErrors({ request, grid }: CheckContext, shifts: readonly PinnedShift[]): FieldError[] {
  const rule = request.rules['daily-rest'];
  const ordered = [...shifts].sort((a, b) => a.start - b.start);
  return ordered.slice(1).flatMap((shift, k) => {
    const rest = (shift.start - ordered[k].end) * grid.intervalMinutes;
    const least = rule.level === 'required' ? rule.limit : 0;
    if (rest >= least) return [];
    return [
      {
        path: shift.path,
        message: `leaves ${rest} minutes after the pinned shift before it; ${least} are required (${rule.article})`,
      },
    ];
  });
}

function weekErrors(
  { request, grid }: CheckContext,
  agent: Agent,
  shifts: readonly PinnedShift[],
): FieldError[] {
  const contract = request.contractClasses.find((one) => one.id === agent.contractClass)!;
  const weeks = new Map<number, PinnedShift[]>();
  const weekOf = weekOfDay(grid);
  for (const shift of shifts) {
    const week = weekOf[shift.day];
    weeks.set(week, [...(weeks.get(week) ?? []), shift]);
  }
  return [...weeks.values()].flatMap((week) => {
    const minutes = week.reduce((sum, shift) => sum + shift.workMinutes, 0);
    const last = week.at(-1)!;
    if (week.length > contract.maximumDaysPerWeek) {
      return [
        {
          path: last.path,
          message: `${week.length} pinned days in one week; class “${contract.id}” allows ${contract.maximumDaysPerWeek}`,
        },
      ];
    }
    if (minutes > contract.maximumMinutesPerWeek) {
      return [
        {
          path: last.path,
          message: `${minutes} pinned minutes in one week; class “${contract.id}” allows ${contract.maximumMinutesPerWeek}`,
        },
      ];
    }
    return [];
  });
}
