import type { Agent } from '../../domain/agent.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { RuleName } from '../../domain/rules.ts';
import { isNightShift } from '../availability.ts';
import { workableDays } from '../people.ts';
import { brokenPatterns } from '../person-patterns.ts';
import type { PatternBreach } from '../person-patterns.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';

type PinnedShift = ShiftCandidate & { readonly path: string };

/**
 * Pinned shifts and days off of an agent leave room for a pattern that keeps the required rules: what other shifts could mend
 * is let in.
 */
export function pinnedPatternErrors(
  context: CheckContext,
  agent: Agent,
  shifts: readonly PinnedShift[],
): FieldError[] {
  const { request, grid } = context;
  const contract = request.contractClasses.find((one) => one.id === agent.contractClass)!;
  const ordered = [...shifts].sort((a, b) => a.start - b.start);
  const broken = brokenPatterns(request, { ...agent, contract }, ordered, grid).filter((one) =>
    isFinal(context, one),
  );
  const errors = broken.map(({ rule, at, words }) => ({
    path: ordered.find((shift) => shift === at)!.path,
    message: `pinned shifts of ${agent.id} are ${words}; the required rule \`${rule}\` (${request.rules[rule].article}) forbids it`,
  }));
  return errors.length > 0 ? errors : lonelyPins(context, agent, ordered);
}

/** Runs that are too short may grow, and nights with a date between them may be joined by a third. */
function isFinal(
  { grid }: CheckContext,
  breach: PatternBreach,
): breach is PatternBreach & { readonly at: ShiftCandidate } {
  const { rule, at } = breach;
  const mendable: RuleName[] = ['least-days-in-a-row', 'least-days-off-in-a-row'];
  if (at === undefined) return false;
  return !mendable.includes(rule) && !(rule === 'rest-after-nights' && isNightShift(at, grid));
}

/** Pinned shifts between days that cannot be worked, nearer to each other than a run has to be long. */
function lonelyPins(
  { request, grid }: CheckContext,
  agent: Agent,
  shifts: readonly PinnedShift[],
): FieldError[] {
  const { level, limit, article } = request.rules['least-days-in-a-row'];
  if (level !== 'required') return [];
  const workable = workableDays(request, agent, grid);
  const lonely = shifts.find(({ day }) => {
    const before = workable.lastIndexOf(0, day);
    const after = workable.indexOf(0, day);
    return before >= 0 && after >= 0 && after - before - 1 < limit;
  });
  if (lonely === undefined) return [];
  const message = `days off around it leave less than the ${limit} days in a row of the required rule \`least-days-in-a-row\` (${article})`;
  return [{ path: lonely.path, message }];
}
