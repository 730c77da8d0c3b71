import { minutesCounted } from '../../../models/covering/period-limit.ts';
import type { Agent, Pin } from '../../domain/agent.ts';
import { dayIndex, intervalAtClock, weekOfDay } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { isOnLeave } from '../availability.ts';
import { layCalendars } from '../calendars.ts';
import { dailyRestOf } from '../daily-rest.ts';
import { carriedIntoWeek, daysUntilRest, lastShiftEndInterval } from '../history.ts';
import { periodLimits } from '../period-limits.ts';
import { needsRestDayInSeven, weekLimits, workableDays } from '../people.ts';
import { whyBarred } from '../permission.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';
import { duplicateIds } from './names.ts';
import { pinnedPatternErrors } from './pinned-pattern-checks.ts';

/**
 * Every pin can be kept: its date is in the horizon, a template has the shift, the agent may work it, and all pins of an
 * agent together keep rests and weeks. Agents must be known to be sound otherwise.
 */
export function pinChecks(context: CheckContext, agents: readonly Agent[]): FieldError[] {
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
    return [
      ...errors,
      ...restErrors(context, agent, shifts),
      ...weekErrors(context, agent, shifts),
      ...periodErrors(context, agent, shifts),
      ...pinnedPatternErrors(context, agent, shifts),
    ];
  });
}

/** Shifts are pinned to no more times of day than the request lets shifts start at. */
export function pinnedStartChecks({ request }: CheckContext, agents: readonly Agent[]): FieldError[] {
  const most = request.maximumDistinctStarts;
  const pins = agents.flatMap((agent) => agent.pins);
  const starts = new Set(pins.flatMap((pin) => (pin.kind === 'shift' ? [pin.start] : [])));
  if (most === undefined || starts.size <= most) return [];
  const listed = [...starts].sort().join(', ');
  const message = `shifts are pinned to ${starts.size} times of day (${listed}); at most ${most} are allowed`;
  return [{ path: 'shifts.maximumDistinctStarts', message }];
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
  const start = intervalAtClock(grid, day, minuteOfDay(pin.start));
  const length = pin.lengthMinutes / grid.intervalMinutes;
  const matching = candidates.filter(
    (one) =>
      one.start === start &&
      one.end - one.start === length &&
      one.template.contractClasses.includes(agent.contractClass),
  );
  if (matching.length === 0) {
    return `no shift template of class “${agent.contractClass}” allows ${pin.lengthMinutes} minutes from ${pin.start} on ${pin.date} inside opening hours`;
  }
  const dayOff = dayOffTouched({ request, grid }, agent, matching[0]);
  if (dayOff !== undefined) return dayOff;
  const contract = request.contractClasses.find((one) => one.id === agent.contractClass)!;
  const reasons = matching.map((shift) => whyBarred(request, { ...agent, contract }, shift, grid));
  const allowed = reasons.indexOf(undefined);
  return allowed >= 0 ? matching[allowed] : `${agent.id} may not work it: ${reasons[0]}`;
}

/** Why a date that a shift touches, the one it starts on or the next, cannot be worked. */
function dayOffTouched(
  { request, grid }: Pick<CheckContext, 'request' | 'grid'>,
  agent: Agent,
  shift: ShiftCandidate,
): string | undefined {
  const workable = workableDays(request, agent, grid);
  for (const day of [shift.day, grid.dayOf[shift.end - 1]]) {
    const { date } = grid.days[day];
    if (isOnLeave(agent, date)) return `${agent.id} is on leave on ${date}`;
    if (workable[day] === 0) return `${agent.id} must have ${date} off`;
  }
  return undefined;
}

type PinnedShift = ShiftCandidate & { readonly path: string };

function restErrors(
  { request, grid }: CheckContext,
  agent: Agent,
  shifts: readonly PinnedShift[],
): FieldError[] {
  const rule = dailyRestOf(request, agent).required;
  const least = rule?.limit ?? 0;
  const ordered = [...shifts].sort((a, b) => a.start - b.start);
  return ordered.flatMap((shift, k) => {
    const end = k === 0 ? lastShiftEndInterval(agent, grid) : ordered[k - 1].end;
    const before = k === 0 ? 'the last shift before the horizon' : 'the pinned shift before it';
    const rest = end === undefined ? Infinity : (shift.start - end) * grid.intervalMinutes;
    if (rest >= least) return [];
    if (rest < 0) return [{ path: shift.path, message: `begins before ${before} ends` }];
    return [
      {
        path: shift.path,
        message: `leaves ${rest} minutes after ${before}; ${least} are required (${rule?.article})`,
      },
    ];
  });
}

/** Weeks with more pinned than contract and required rules allow one person, and seven pinned days in a row. */
function weekErrors(
  { request, grid }: CheckContext,
  agent: Agent,
  shifts: readonly PinnedShift[],
): FieldError[] {
  const contract = request.contractClasses.find((one) => one.id === agent.contractClass)!;
  const limits = weekLimits(request, contract, agent);
  const allowed = (most: number): string => `class “${contract.id}” and the required rules allow ${most}`;
  const weekOf = weekOfDay(grid);
  const ordered = [...shifts].sort((a, b) => a.start - b.start);
  const errors = [...new Set(weekOf)].flatMap((week) => {
    const pinned = ordered.filter((shift) => weekOf[shift.day] === week);
    const carried = carriedIntoWeek(agent, week);
    const days = pinned.length + carried.days;
    const minutes = pinned.reduce((sum, shift) => sum + shift.workMinutes, carried.minutes);
    if (pinned.length === 0) return [];
    const tooMuch = (message: string): FieldError[] => [{ path: pinned.at(-1)!.path, message }];
    const alsoBefore = carried.days + carried.minutes > 0 ? ', those before the horizon counted' : '';
    if (days > limits.days)
      return tooMuch(`${days} pinned days in one week${alsoBefore}; ${allowed(limits.days)}`);
    if (minutes > limits.minutes)
      return tooMuch(`${minutes} pinned minutes in one week${alsoBefore}; ${allowed(limits.minutes)}`);
    return [];
  });
  const untilRest = daysUntilRest(request, agent);
  const seventh = ordered.find(
    (shift, k) =>
      (k >= 6 && shift.day - ordered[k - 6].day === 6) || (shift.day === untilRest && k === untilRest),
  );
  if (errors.length > 0 || seventh === undefined || !needsRestDayInSeven(request)) return errors;
  return [{ path: seventh.path, message: 'the seventh pinned day in a row; one in seven must be off' }];
}

/** Months, average weeks and horizons with more pinned than contract and required rules allow one person. */
function periodErrors(
  { request, grid }: CheckContext,
  agent: Agent,
  shifts: readonly PinnedShift[],
): FieldError[] {
  const contract = request.contractClasses.find((one) => one.id === agent.contractClass)!;
  return periodLimits(request, { ...agent, contract }, grid, shifts).flatMap((limit) => {
    const counted = shifts.filter((shift) => minutesCounted(limit, shift) > 0);
    const minutes = counted.reduce((sum, shift) => sum + minutesCounted(limit, shift), 0);
    if (minutes <= limit.maximumMinutes) return [];
    const message = `${minutes} pinned minutes of ${limit.name}; class “${contract.id}” and the required rules allow ${limit.maximumMinutes}`;
    return [{ path: counted.at(-1)!.path, message }];
  });
}
