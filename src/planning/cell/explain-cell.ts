import type { CellExplanation } from '../../domain/cell.ts';
import { dayIndex } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Roster } from '../../domain/roster.ts';
import { dayInWords } from '../explanation/words.ts';
import { cellShift, rank, stated } from './alternatives.ts';
import { assess } from './assess.ts';
import type { Cell } from './assess.ts';
import { bestBreaks } from './best-breaks.ts';
import { changesOf, shiftOn } from './changes.ts';
import { exclusions } from './exclusions.ts';
import { knownOf, lineOf } from './known.ts';
import { reasonsFor } from './reasons.ts';
import { recountOf } from './recount.ts';
import { shiftInWords } from './words.ts';

/** Whose day is asked about. */
export interface CellQuestion {
  readonly request: ResolvedRequest;
  /** A finished roster for this request. */
  readonly roster: Roster;
  /** Agent id. */
  readonly agent: string;
  /** YYYY-MM-DD in the shop’s time zone. */
  readonly date: string;
}

export type CellAnswer =
  | { readonly status: 'accepted'; readonly value: CellExplanation }
  | { readonly status: 'refused'; readonly errors: readonly FieldError[] };

/**
 * Why one person works, or is off, on one date, and what the alternatives would cost: every other shift open to them, a day off, and an
 * exchange with every colleague, each with who would be missing (recounted), which rules would break (by the audit of the changed roster)
 * and what it would cost.
 */
export function explainCell({ request, roster, agent, date }: CellQuestion): CellAnswer {
  const person = roster.people.find(({ id }) => id === agent);
  const known = knownOf(request, roster, date);
  const day = dayIndex(known.grid, date);
  if (person === undefined || day === undefined) {
    const stranger = `nobody on this roster has the id ${JSON.stringify(agent)}`;
    const { days } = known.grid;
    const outside = `${JSON.stringify(date)} is no date of the horizon, ${days[0].date} to ${days[days.length - 1].date}`;
    return {
      status: 'refused',
      errors: [
        ...(person === undefined ? [{ path: 'query.agent', message: stranger }] : []),
        ...(day === undefined ? [{ path: 'query.date', message: outside }] : []),
      ],
    };
  }
  const recount = recountOf(known, person.skills);
  const cell: Cell = {
    known,
    before: { persons: known.auditor.persons(roster), team: known.auditor.team(roster) },
    line: lineOf(known, person),
    day,
    recount,
    placeBreaks: bestBreaks(known, recount),
  };
  return { status: 'accepted', value: explained(cell, cellShift(person, date)) };
}

function explained(cell: Cell, shift: CellExplanation['shift']): CellExplanation {
  const { known, line, day, recount } = cell;
  const { id: agent, name } = line.person;
  const { date } = known.grid.days[day];
  const { ofDay } = known;
  const open = new Set(known.groups[line.group].shifts.map((index) => ofDay[index]));
  const colleagues = known.roster.people.filter(({ id }) => id !== agent).map((one) => lineOf(known, one));
  const changes = changesOf(
    line,
    day,
    ofDay.filter((candidate) => open.has(candidate)),
    colleagues,
  );
  const { shown, others } = rank(cell, changes);
  const without = shiftOn(line, day) === undefined ? undefined : assess(cell, { kind: 'off' });
  const missingWithout =
    without === undefined ? [] : recount.missingByStretch(without.moved).filter(({ agents }) => agents > 0);
  const shifts = [...shown, ...others].filter(({ change }) => change.kind === 'shift');
  const reasons = reasonsFor(cell, { shift, without, missingWithout, shifts });
  const alternatives = shown.map((one) => stated(cell, one));
  const barred = ofDay.filter((candidate) => !open.has(candidate));
  const excluded = exclusions(cell, others, barred);
  return {
    agent,
    name,
    date,
    shift,
    missingWithout,
    reasons,
    considered: changes.length,
    alternatives,
    exclusions: excluded,
    words: [
      `${dayInWords(date)}: ${name} (${agent}) has ${shiftInWords(shift)}.`,
      ...reasons.map(({ words }) => words),
      ...alternatives.map(({ words }) => words),
      ...excluded.map(({ words }) => words),
    ],
  };
}
