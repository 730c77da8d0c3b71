import type { Agent } from '../domain/agent.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import { clockTime } from '../domain/time.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { ContractClass } from '../domain/shift.ts';
import { isAvailable, nightMinutes } from './availability.ts';
import { isExpectingOrNursing, isMinor } from './protection.ts';
import type { ShiftCandidate } from './shifts.ts';

/** Somebody as far as availability and law look at them. */
export interface Worker extends Pick<Agent, 'availability' | 'protections'> {
  readonly contract: Pick<ContractClass, 'comprehensiveHours'>;
}

/** A shift counts as night work from so many minutes between 22:00 and 06:00 on; stricter than 23:00 to 06:00. */
const NIGHT_SHIFT_MINUTES = 180;

/** Why availability or a required rule keeps somebody from a shift of their contract class; undefined when nothing does. */
export function whyBarred(
  request: Pick<ResolvedRequest, 'rules'>,
  worker: Worker,
  shift: ShiftCandidate,
  grid: IntervalGrid,
): string | undefined {
  const { rules } = request;
  const { workMinutes } = shift;
  const lengthMinutes = (shift.end - shift.start) * grid.intervalMinutes;
  if (!isAvailable(worker, shift, grid))
    return `not available from ${clockTime(grid.clockMinute[shift.start])} for ${lengthMinutes} minutes`;
  const longest = longestDay(request, worker);
  if (workMinutes > longest.minutes)
    return `${workMinutes} minutes of work in a day; at most ${longest.minutes} (${longest.article})`;
  const unbroken = rules['break-in-long-shift'];
  const hasMeal = shift.breaks.some(({ kind }) => kind === 'meal');
  if (unbroken.level === 'required' && !hasMeal && lengthMinutes > unbroken.limit)
    return `${lengthMinutes} minutes without a meal break; at most ${unbroken.limit} (${unbroken.article})`;
  const night = rules['night-minutes'];
  const atNight = nightMinutes(shift, grid);
  if (night.level === 'required' && atNight >= NIGHT_SHIFT_MINUTES && workMinutes > night.limit)
    return `${workMinutes} minutes of work in a night shift; at most ${night.limit} (${night.article})`;
  if (isExpectingOrNursing(worker)) {
    const reason = whyProtected(request, workMinutes, atNight);
    if (reason !== undefined) return reason;
  }
  return isMinor(worker) ? whyNoMinor(request, shift, atNight, grid) : undefined;
}

/** Directive 94/33/EC art. 12 */
const MINOR_BREAK_MINUTES = 30;

function whyNoMinor(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  { start, end, workMinutes, breaks }: ShiftCandidate,
  atNight: number,
  { intervalMinutes }: IntervalGrid,
): string | undefined {
  const night = rules['minor-night-work'];
  if (night.level === 'required' && atNight > 0) return `night work of minors is barred (${night.article})`;
  const day = rules['minor-minutes'];
  if (day.level === 'required' && workMinutes > day.limit)
    return `${workMinutes} minutes of work of a minor in a day; at most ${day.limit} (${day.article})`;
  const rest = rules['minor-break'];
  const lengthMinutes = (end - start) * intervalMinutes;
  const hasBreak = breaks.some(({ intervals }) => intervals * intervalMinutes >= MINOR_BREAK_MINUTES);
  if (rest.level === 'required' && lengthMinutes > rest.limit && !hasBreak)
    return `${lengthMinutes} minutes of a minor without a break of ${MINOR_BREAK_MINUTES}; at most ${rest.limit} (${rest.article})`;
  return undefined;
}

/** Whether a required rule keeps somebody protected from every kind of overtime: of the day, of the week and on rest days. */
export function isBarredFromOvertime(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Pick<Worker, 'protections'>,
): boolean {
  return isExpectingOrNursing(person) && rules['overtime-protection'].level === 'required';
}

function whyProtected(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  workMinutes: number,
  atNight: number,
): string | undefined {
  const protection = rules['night-work-protection'];
  if (protection.level === 'required' && atNight > 0) return `night work is barred (${protection.article})`;
  const overtime = rules['overtime-protection'];
  if (overtime.level === 'required' && workMinutes > rules['minutes-per-day'].limit)
    return `overtime is barred (${overtime.article})`;
  return undefined;
}

/** Minutes a day that required rules allow, overtime included where the standard day is not required; averaged hours know none. */
function longestDay(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  { contract }: Worker,
): { minutes: number; article: string } {
  const standard = rules['minutes-per-day'];
  if (contract.comprehensiveHours !== undefined) return { minutes: Infinity, article: standard.article };
  if (standard.level === 'required') return { minutes: standard.limit, article: standard.article };
  const overtime = rules['overtime-per-day'];
  const minutes = overtime.level === 'required' ? standard.limit + overtime.limit : Infinity;
  return { minutes, article: overtime.article };
}
