import { transport } from '../../../models/covering/transport.ts';
import type { MissingChange } from '../../domain/cell.ts';
import { intervalAtMoment, intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { TeamInterval } from '../../domain/roster.ts';
import { shortfallsOf } from '../../domain/shortfall.ts';
import type { Shortfall } from '../../domain/shortfall.ts';
import { meetsNeed } from '../../domain/skill.ts';
import type { Skill } from '../../domain/skill.ts';
import { placedBreaks } from '../breaks.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { intervalsOnDuty } from '../explanation/on-duty.ts';
import type { Known, Line } from './known.ts';

/** Interval → kind of person → people on duty more, or fewer where negative. */
export type Moved = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Who is missing when other people are there, counted anew. */
export interface Recount {
  /** People of one kind can serve the same queues. */
  readonly kindOf: (skills: readonly Skill[]) => number;
  /** Agents missing in an interval, over everything that can be short, beyond those of the roster. */
  readonly missing: (interval: number, moved: ReadonlyMap<number, number>) => number;
  /** The same for several intervals, by subject and stretch. */
  readonly missingByStretch: (moved: Moved) => MissingChange[];
}

interface Row {
  readonly team: TeamInterval;
  readonly required: readonly number[];
}

/**
 * Counts a roster's shortfalls with people moved: each interval's queues are filled by as many as can serve them (maximum flow), the
 * rest as `shortfallsOf` has it. Work that can wait keeps the agents it has for as long as they are not needed, and what it loses
 * counts as missing, though it might find time later.
 * @param skills of the person asked about, whose queues are filled last: where they leave, it is there that somebody is missing
 */
export function recountOf({ request, roster, grid }: Known, skills: readonly Skill[]): Recount {
  const queues = request.queues.toSorted(
    (a, b) => Number(meetsNeed(skills, a)) - Number(meetsNeed(skills, b)),
  );
  const masks: number[] = [];
  const kindOf = (skills: readonly Skill[]): number => {
    const mask = queues.reduce((bits, queue, q) => (meetsNeed(skills, queue) ? bits | (1 << q) : bits), 0);
    const known = masks.indexOf(mask);
    return known < 0 ? masks.push(mask) - 1 : known;
  };
  const kinds = roster.people.map(({ skills }) => kindOf(skills));
  const present = masks.map(() => new Int32Array(grid.count));
  roster.people.forEach(({ assignments }, p) => {
    for (const shift of assignments) for (const t of intervalsOnDuty(shift, grid)) present[kinds[p]][t]++;
  });
  const rows = rowsOf(roster, queues, grid);
  const counted = new Map<string, readonly Shortfall[]>();

  const shortfallsAt = (interval: number, moved: ReadonlyMap<number, number>): readonly Shortfall[] => {
    const row = rows.get(interval);
    if (row === undefined) return [];
    const supply = masks.map((_, kind) => (present[kind]?.[interval] ?? 0) + (moved.get(kind) ?? 0));
    const key = `${interval}:${supply.join()}`;
    const known = counted.get(key) ?? shortfalls(row, supply);
    counted.set(key, known);
    return known;
  };
  const shortfalls = ({ team, required }: Row, supply: readonly number[]): Shortfall[] => {
    const serving = transport(supply, required, (kind, queue) => (masks[kind] & (1 << queue)) !== 0);
    const onDuty = sum(supply);
    const wanted = team.deferrable ?? 0;
    const deferrable = Math.max(0, Math.min(wanted, onDuty - sum(serving)));
    const staffed = shortfallsOf({
      queues: queues.map(({ id }, q) => ({ queue: id, required: required[q], serving: serving[q] })),
      bufferRequired: team.bufferRequired,
      liveExtraRequired: team.liveExtraRequired,
      onDuty,
      deferrable,
    });
    return deferrable === wanted
      ? staffed
      : [...staffed, { kind: 'deferrable', missing: wanted - deferrable }];
  };
  const none = new Map<number, number>();
  const total = (found: readonly Shortfall[]): number => sum(found.map(({ missing }) => missing));
  return {
    kindOf,
    missing: (interval, moved) => total(shortfallsAt(interval, moved)) - total(shortfallsAt(interval, none)),
    missingByStretch: (moved) =>
      stretches(grid, moved, (interval) =>
        differences(shortfallsAt(interval, none), shortfallsAt(interval, moved.get(interval)!)),
      ),
  };
}

/** Agent-minutes missing beyond those of the roster. */
export function missingMinutes(recount: Recount, moved: Moved, grid: IntervalGrid): number {
  return sum([...moved].map(([t, kinds]) => recount.missing(t, kinds))) * grid.intervalMinutes;
}

/** Who is there more and who fewer once lines have become other lines; intervals in which nothing changes are left out. */
export function movedBetween(before: readonly Line[], after: readonly Line[], recount: Recount): Moved {
  const moved = new Map<number, Map<number, number>>();
  const add = (line: Line, by: number): void => {
    const kind = recount.kindOf(line.person.skills);
    line.shifts.forEach(({ candidate }, k) => {
      for (const interval of onDutyIn(candidate, line.begins[k])) {
        const kinds = moved.get(interval) ?? new Map<number, number>();
        kinds.set(kind, (kinds.get(kind) ?? 0) + by);
        moved.set(interval, kinds);
      }
    });
  };
  for (const line of before) add(line, -1);
  for (const line of after) add(line, 1);
  return new Map(
    [...moved].filter(([, kinds]) => [...kinds.values()].some((by) => by !== 0)).sort(([a], [b]) => a - b),
  );
}

/** The intervals of a shift but for its breaks. */
export function onDutyIn(candidate: ShiftCandidate, begins: readonly number[]): number[] {
  const breaks = placedBreaks(candidate, begins);
  const all = Array.from({ length: candidate.end - candidate.start }, (_, k) => candidate.start + k);
  return all.filter((interval) => !breaks.some(({ from, to }) => from <= interval && interval < to));
}

function rowsOf(
  { coverage }: Known['roster'],
  queues: Known['request']['queues'],
  grid: IntervalGrid,
): Map<number, Row> {
  const rows = new Map<number, { team: TeamInterval; required: number[] }>();
  for (const team of coverage.team)
    rows.set(intervalAtMoment(grid, team.start), { team, required: queues.map(() => 0) });
  const indexOf = new Map(queues.map(({ id }, q) => [id, q]));
  for (const { queue, start, required } of coverage.queues)
    rows.get(intervalAtMoment(grid, start))!.required[indexOf.get(queue)!] = required;
  return rows;
}

/** Subject (a kind, and its queue where it has one) → agents missing more. */
type Differences = Map<string, { readonly subject: Pick<Shortfall, 'kind' | 'queue'>; readonly by: number }>;

function differences(before: readonly Shortfall[], after: readonly Shortfall[]): Differences {
  const found: Differences = new Map();
  const add = ({ kind, queue }: Shortfall, by: number): void => {
    const key = `${kind} ${queue ?? ''}`;
    found.set(key, {
      subject: queue === undefined ? { kind } : { kind, queue },
      by: (found.get(key)?.by ?? 0) + by,
    });
  };
  for (const one of before) add(one, -one.missing);
  for (const one of after) add(one, one.missing);
  return new Map([...found].filter(([, { by }]) => by !== 0));
}

/** Runs of intervals in a row in which a subject is short by the same number more. */
function stretches(grid: IntervalGrid, moved: Moved, at: (interval: number) => Differences): MissingChange[] {
  const found: {
    key: string;
    subject: Pick<Shortfall, 'kind' | 'queue'>;
    by: number;
    from: number;
    to: number;
  }[] = [];
  for (const interval of moved.keys()) {
    for (const [key, { subject, by }] of at(interval)) {
      const running = found.find((one) => one.key === key && one.by === by && one.to === interval);
      if (running === undefined) found.push({ key, subject, by, from: interval, to: interval + 1 });
      else running.to++;
    }
  }
  return found.map(({ subject, by, from, to }) => ({
    ...subject,
    start: intervalIso(grid, from),
    end: intervalIso(grid, to),
    agents: by,
  }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
