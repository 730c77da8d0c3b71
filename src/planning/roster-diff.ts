import { DateTime } from 'luxon';
import type { Assignment, Roster } from '../domain/roster.ts';
import type { RosterDiff, ShiftChange, ShiftTimes } from '../domain/roster-diff.ts';

/** What of a roster is compared. */
export interface ComparedRoster extends Pick<Roster, 'start' | 'end' | 'timeZone'> {
  readonly people: readonly { readonly id: string; readonly assignments: readonly ComparedShift[] }[];
}

type ComparedShift = Pick<Assignment, 'date' | 'start' | 'end' | 'template' | 'workMinutes'>;

/**
 * Compares two rosters person by person and date by date, over the dates that both have; a shift belongs to the date on which
 * it starts, and breaks and activities are not looked at. Undefined when they have no date in common.
 */
export function diffRosters(before: ComparedRoster, after: ComparedRoster): RosterDiff | undefined {
  const [firstDay, lastDay] = commonDates(before, after);
  if (firstDay > lastDay) return undefined;
  const isCompared = ({ date }: ComparedShift): boolean => firstDay <= date && date <= lastDay;
  const [was, is] = [before, after].map(
    ({ people }) =>
      new Map(people.map(({ id, assignments }) => [id, byDate(assignments.filter(isCompared))])),
  );
  const changes: ShiftChange[] = [];
  let kept = 0;
  for (const agent of new Set([...was.keys(), ...is.keys()])) {
    const own = { before: was.get(agent), after: is.get(agent) };
    for (const date of new Set([...(own.before?.keys() ?? []), ...(own.after?.keys() ?? [])])) {
      const change = changeOf(agent, date, own.before?.get(date), own.after?.get(date));
      if (change === undefined) kept++;
      else changes.push(change);
    }
  }
  const count = (kind: ShiftChange['kind']): number => changes.filter((one) => one.kind === kind).length;
  return {
    firstDay,
    lastDay,
    kept,
    moved: count('moved'),
    added: count('added'),
    removed: count('removed'),
    otherTemplate: count('other-template'),
    people: new Set(changes.map(({ agent }) => agent)).size,
    minutes: changes.reduce((sum, { minutes }) => sum + minutes, 0),
    changes: changes.sort((a, b) => compare(a.date, b.date) || compare(a.agent, b.agent)),
  };
}

function commonDates(before: ComparedRoster, after: ComparedRoster): [first: string, last: string] {
  const [one, other] = [before, after].map(({ start, end, timeZone }) => ({
    first: DateTime.fromISO(start, { zone: timeZone }).toISODate()!,
    last: DateTime.fromISO(end, { zone: timeZone }).minus({ milliseconds: 1 }).toISODate()!,
  }));
  return [one.first > other.first ? one.first : other.first, one.last < other.last ? one.last : other.last];
}

function byDate(assignments: readonly ComparedShift[]): Map<string, ComparedShift> {
  return new Map(assignments.map((assignment) => [assignment.date, assignment]));
}

function changeOf(
  agent: string,
  date: string,
  before: ComparedShift | undefined,
  after: ComparedShift | undefined,
): ShiftChange | undefined {
  const kind = kindOf(before, after);
  if (kind === undefined) return undefined;
  const minutes = (after?.workMinutes ?? 0) - (before?.workMinutes ?? 0);
  return { agent, date, kind, before: timesOf(before), after: timesOf(after), minutes };
}

function kindOf(
  before: ComparedShift | undefined,
  after: ComparedShift | undefined,
): ShiftChange['kind'] | undefined {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  const isMoved =
    Date.parse(before.start) !== Date.parse(after.start) || Date.parse(before.end) !== Date.parse(after.end);
  if (isMoved) return 'moved';
  return before.template === after.template ? undefined : 'other-template';
}

function timesOf(shift: ComparedShift | undefined): ShiftTimes | null {
  if (shift === undefined) return null;
  const { start, end, template } = shift;
  return { start, end, template };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
