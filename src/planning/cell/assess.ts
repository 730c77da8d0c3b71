import { BUFFER } from '../../../models/rostering/activities.ts';
import type { RosterPerson, Violation } from '../../domain/roster.ts';
import { assemblePeople } from '../assemble.ts';
import { costOf } from '../pay.ts';
import { rounded } from '../rounded.ts';
import { applied } from './changes.ts';
import type { Change, PlaceBreaks } from './changes.ts';
import type { Known, Line } from './known.ts';
import { missingMinutes, movedBetween } from './recount.ts';
import type { Moved, Recount } from './recount.ts';

/** What a change would come to. */
export interface Assessed {
  readonly change: Change;
  /** Those whom it concerns, as they would stand on the roster. */
  readonly people: readonly RosterPerson[];
  readonly moved: Moved;
  readonly missingAgentMinutes: number;
  readonly broken: readonly Violation[];
  readonly mended: readonly Violation[];
  /** Weight of the preferred rules broken, less that of those mended. */
  readonly preferredWeight: number;
  readonly paidMinutes: number;
  readonly cost: number;
  readonly headcount: number;
  /** Whether the rules of the team as a whole were judged too, not only those of single people. */
  readonly isWhole: boolean;
}

/** One person's day, and all it takes to work out what a change of it comes to. */
export interface Cell {
  readonly known: Known;
  /** What the audit finds of the roster as it is: of its people one by one, and of the team. */
  readonly before: { readonly persons: readonly Violation[]; readonly team: readonly Violation[] };
  readonly line: Line;
  readonly day: number;
  readonly recount: Recount;
  readonly placeBreaks: PlaceBreaks;
}

/** Works out a change: who is missing, which rules of the people concerned break, what it costs. */
export function assess(cell: Cell, change: Change): Assessed {
  const { known, before: found, line, day, recount, placeBreaks } = cell;
  const before = change.kind === 'exchange' ? [line, change.colleague] : [line];
  const after = applied(line, day, change, placeBreaks);
  const people = stated(known, after);
  const ids = people.map(({ id }) => id);
  const were = known.roster.people.filter(({ id }) => ids.includes(id));
  const moved = movedBetween(before, after, recount);
  const cost = [were, people].map((some) => costOf(known.request, some));
  const working = [were, people].map((some) => some.filter((one) => one.assignments.length > 0).length);
  return {
    change,
    people,
    moved,
    missingAgentMinutes: missingMinutes(recount, moved, known.grid),
    ...compared(
      known,
      found.persons.filter(({ person }) => ids.includes(person!)),
      known.auditor.persons({ ...known.roster, people }),
    ),
    paidMinutes: cost[1].paidMinutes - cost[0].paidMinutes,
    cost: rounded(cost[1].total - cost[0].total, 2),
    headcount: working[1] - working[0],
    isWhole: false,
  };
}

/** The same with the rules of the whole team: supervision, starts, numbers of people. */
export function assessWhole({ known, before }: Cell, assessed: Assessed): Assessed {
  const changed = new Map(assessed.people.map((person) => [person.id, person]));
  const people = known.roster.people.map((person) => changed.get(person.id) ?? person);
  const ofTeam = compared(known, before.team, known.auditor.team({ ...known.roster, people }));
  return {
    ...assessed,
    broken: [...assessed.broken, ...ofTeam.broken],
    mended: [...assessed.mended, ...ofTeam.mended],
    preferredWeight: assessed.preferredWeight + ofTeam.preferredWeight,
    isWhole: true,
  };
}

/** Orders changes: required rules, agents missing, preferred rules, cost, paid minutes; negative where the first is better. */
export function byWorth(one: Assessed, other: Assessed): number {
  const [a, b] = [one, other].map(worth);
  const k = a.findIndex((value, at) => Math.abs(value - b[at]) > 1e-9);
  return k < 0 ? 0 : a[k] - b[k];
}

/** Whether a change is better than leaving the roster as it is, as good, or worse. */
export function verdictOf(assessed: Assessed): 'better' | 'equal' | 'worse' {
  const first = worth(assessed).find((value) => Math.abs(value) > 1e-9);
  if (first === undefined) return 'equal';
  return first < 0 ? 'better' : 'worse';
}

function worth(assessed: Assessed): number[] {
  const required = (found: readonly Violation[]): number =>
    found.filter(({ level }) => level === 'required').length;
  return [
    required(assessed.broken) - required(assessed.mended),
    assessed.missingAgentMinutes,
    assessed.preferredWeight,
    assessed.cost,
    assessed.paidMinutes,
  ];
}

function compared(
  { request }: Known,
  before: readonly Violation[],
  after: readonly Violation[],
): Pick<Assessed, 'broken' | 'mended' | 'preferredWeight'> {
  const weight = (found: readonly Violation[]): number =>
    found.reduce(
      (sum, { rule, level }) =>
        level === 'preferred' ? sum + request.rules[rule as keyof typeof request.rules].weight : sum,
      0,
    );
  const broken = beyond(after, before);
  const mended = beyond(before, after);
  return { broken, mended, preferredWeight: weight(broken) - weight(mended) };
}

/** Those of some breaches that others do not have: one of the same rule, person and date is the same, whatever its size. */
function beyond(found: readonly Violation[], others: readonly Violation[]): Violation[] {
  const keyOf = ({ rule, person, date }: Violation): string => `${rule} ${person ?? ''} ${date ?? ''}`;
  const known = new Set(others.map(keyOf));
  return found.filter((one) => !known.has(keyOf(one)));
}

/** The people of lines as the roster states them; what they do on duty is dealt anew whenever somebody moves, so all are buffer. */
function stated({ request, grid, calendars }: Known, lines: readonly Line[]): RosterPerson[] {
  const doing = lines.map(() => new Int8Array(grid.count).fill(BUFFER));
  const activities = { doing, serving: [], deferred: [], onDuty: new Int32Array(grid.count) };
  const begins = lines.map((line) => line.begins);
  return assemblePeople(request, grid, calendars, lines, begins, activities);
}
