import { DateTime } from 'luxon';
import { intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Replan } from '../../domain/replan.ts';
import type { RosterPerson } from '../../domain/roster.ts';
import type { CoveringInput } from '../covering-data.ts';
import { diffRosters } from '../roster-diff.ts';
import type { ComparedRoster } from '../roster-diff.ts';
import { replanActions } from './actions.ts';
import { momentsOf } from './published-shifts.ts';
import type { Repaired } from './repaired-roster.ts';

/** What a changed roster says of its changes. */
export function replanResult(
  input: CoveringInput,
  repaired: Repaired,
  people: readonly RosterPerson[],
): Replan {
  const { request, grid } = input;
  const published = request.published!;
  const { now, freezeUntil } = momentsOf(published, grid);
  const horizon = {
    timeZone: grid.timeZone,
    start: intervalIso(grid, 0),
    end: intervalIso(grid, grid.count),
  };
  const before = { ...horizon, people: publishedPeople(repaired, grid) };
  const changes = diffRosters(before, { ...horizon, people })!;
  const absentShifts = repaired.lines.reduce((sum, { absentDays }) => sum + absentDays.size, 0);
  return {
    plan: published.plan ?? null,
    now: isoOf(now, grid),
    freezeUntil: isoOf(freezeUntil, grid),
    absentShifts,
    changesBeyondAbsences: changes.changes.length - absentShifts,
    changes,
    actions: replanActions(input, repaired),
  };
}

function publishedPeople({ lines }: Repaired, grid: IntervalGrid): ComparedRoster['people'] {
  return lines.map(({ person, published }) => ({
    id: person.id,
    assignments: [...published].map(([day, { candidate }]) => ({
      date: grid.days[day].date,
      start: intervalIso(grid, candidate.start),
      end: intervalIso(grid, candidate.end),
      template: candidate.template.id,
      workMinutes: candidate.workMinutes,
    })),
  }));
}

function isoOf(milliseconds: number, { timeZone }: IntervalGrid): string {
  return DateTime.fromMillis(milliseconds, { zone: timeZone }).toISO({ suppressMilliseconds: true })!;
}
