import { buildCovering } from '../../../models/covering/build.ts';
import type { CoveringModel } from '../../../models/covering/build.ts';
import { shortageCosts } from '../../../models/covering/objective.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { isAvailable } from '../availability.ts';
import { someoneOf, workableDays } from '../people.ts';
import { whyBarred } from '../permission.ts';
import type { ConflictInput } from './conflict-input.ts';
import type { Fact } from './facts.ts';

/** Constraint families that are no choice of the request: how shifts, breaks and coverage hang together. */
const STRUCTURE = new Set([
  'cover',
  'team-floor',
  'break-stock',
  'one-shift-a-day',
  'preferred-rest',
  'authority-floor',
]);

/** Obligations to give somebody work: no reason why agents are missing, and not to be kept within one week. */
const OBLIGATIONS = new Set(['least-people', 'at-work', 'least-minutes-in-week']);

/** A covering model whose bounds and rows each belong to facts: a fact that is left out takes its own with it. */
export interface ConflictModel {
  readonly built: CoveringModel;
  readonly facts: readonly Fact[];
  /** [row] index of the fact it states; structure always holds, and what others say already never has to. */
  readonly factOfRow: readonly (number | 'always' | 'never')[];
  /** Column → what its facts do to it. */
  readonly held: ReadonlyMap<number, HeldColumn>;
}

export interface HeldColumn {
  /** Indices of facts: the bounds hold as long as one of them does. */
  readonly facts: readonly number[];
  readonly lower: number;
  readonly upper: number;
  /** Upper bound without them; the lower bound then is 0. */
  readonly freeUpper: number;
}

/** Builds the model and finds out which fact each of its bounds and rows comes from. */
export function buildConflictModel(input: ConflictInput, grid: IntervalGrid): ConflictModel {
  const { data } = input;
  const built = buildCovering(data);
  const facts = new FactList();
  const held = new Map<number, HeldColumn>();
  holdRequirement(input, built, facts, held);
  built.columns.people.forEach((column, group) => {
    const upper = data.groups[group].maximumPeople;
    held.set(column, { facts: [facts.add({ kind: 'people', group })], lower: 0, upper, freeUpper: Infinity });
  });
  holdShifts(input, built, grid, facts, held);
  const factOfRow = rowFacts(input, built, facts);
  return { built, facts: facts.all, factOfRow, held };
}

interface Bounds {
  readonly indices: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** The bounds of every column and row that belongs to facts when these facts hold and no others. */
export function boundsOf(
  { built, factOfRow, held }: ConflictModel,
  facts: readonly number[],
): { readonly columns: Bounds; readonly rows: Bounds } {
  const holds = new Set(facts);
  const isHeld = [...held.values()].map(
    (one) => one.facts.length === 0 || one.facts.some((fact) => holds.has(fact)),
  );
  const columns = [...held.values()];
  const rows = [...factOfRow.keys()].filter((row) => factOfRow[row] !== 'always');
  const inForce = rows.map((row) => holds.has(factOfRow[row] as number));
  return {
    columns: {
      indices: [...held.keys()],
      lower: columns.map(({ lower }, k) => (isHeld[k] ? lower : 0)),
      upper: columns.map(({ upper, freeUpper }, k) => (isHeld[k] ? upper : freeUpper)),
    },
    rows: {
      indices: rows,
      lower: rows.map((row, k) => (inForce[k] ? built.model.rowLower[row] : -Infinity)),
      upper: rows.map((row, k) => (inForce[k] ? built.model.rowUpper[row] : Infinity)),
    },
  };
}

/** Facts, each once. */
class FactList {
  readonly all: Fact[] = [];
  private readonly known = new Map<string, number>();

  /** The index of a fact that is equal to this one but for its reason. */
  add(fact: Fact): number {
    const key = JSON.stringify(fact.kind === 'law' ? { ...fact, reason: '' } : fact);
    const index = this.known.get(key) ?? this.all.push(fact) - 1;
    this.known.set(key, index);
    return index;
  }
}

function holdRequirement(
  { data }: ConflictInput,
  { model, columns }: CoveringModel,
  facts: FactList,
  held: Map<number, HeldColumn>,
): void {
  const hold = (column: number | undefined, fact: Fact): void => {
    if (column === undefined) return;
    held.set(column, {
      facts: [facts.add(fact)],
      lower: 0,
      upper: 0,
      freeUpper: model.columnUpper[column],
    });
  };
  for (const { shortage, liveShortage, bufferShortage, firstInterval: from, intervals } of columns.runs) {
    const kind = 'requirement';
    const to = from + intervals;
    for (const [skill, column] of shortage)
      hold(column, { kind, what: 'queue', skill, from, to, agents: data.required[skill][from] });
    const above = { kind, skill: undefined, from, to } as const;
    hold(liveShortage, { ...above, what: 'live-extra', agents: data.liveExtra[from] });
    hold(bufferShortage, { ...above, what: 'buffer', agents: data.buffer[from] });
  }
  const required = new Set(shortageCosts(data, columns).columns);
  columns.authority.forEach((floor, f) => {
    for (const { shortage } of floor)
      if (required.has(shortage)) hold(shortage, { kind: 'authority', floor: f });
  });
}

function holdShifts(
  { request, candidates, groups }: ConflictInput,
  { model, columns }: CoveringModel,
  grid: IntervalGrid,
  facts: FactList,
  held: Map<number, HeldColumn>,
): void {
  const usual = new Map(request.templates.map((template) => [template.id, template.start]));
  groups.forEach((group, g) => {
    const person = group.members.at(0);
    const isAlone = person !== undefined && group.members.length === 1;
    const workable = isAlone ? workableDays(request, person, grid) : undefined;
    const worker = someoneOf(group);
    for (const [shift, column] of columns.shift[g]) {
      const candidate = candidates[shift];
      const closedBy: Fact[] = [];
      const minute = grid.clockMinute[candidate.start];
      const { from, to } = usual.get(candidate.template.id)!;
      const template = candidate.template.id;
      if (minute < minuteOfDay(from)) closedBy.push({ kind: 'starts', template, side: 'earlier' });
      if (minute > minuteOfDay(to)) closedBy.push({ kind: 'starts', template, side: 'later' });
      if (!isAvailable(worker, candidate, grid)) closedBy.push({ kind: 'availability', group: g });
      const reason = whyBarred(request, { ...worker, availability: undefined }, candidate, grid);
      if (reason !== undefined) closedBy.push({ kind: 'law', group: g, reason });
      for (const day of new Set([candidate.day, grid.dayOf[candidate.end - 1]]))
        if (workable?.[day] === 0) closedBy.push({ kind: 'day-off', group: g, day });
      const lower = model.columnLower[column];
      if (closedBy.length > 0) {
        // A pin that leave or law forbids was refused; one outside the usual starts stays possible.
        const upper = lower;
        held.set(column, {
          facts: closedBy.map((fact) => facts.add(fact)),
          lower,
          upper,
          freeUpper: Infinity,
        });
      } else {
        const fact = lower > 0 ? [facts.add({ kind: 'pin', group: g, day: candidate.day })] : [];
        held.set(column, { facts: fact, lower, upper: Infinity, freeUpper: Infinity });
      }
    }
  });
}

/** The fact of every row: days off, the rules of one group, limits over groups. */
function rowFacts(
  { data, groups }: ConflictInput,
  { model, columns }: CoveringModel,
  facts: FactList,
): (number | 'always' | 'never')[] {
  const owner = new Map<number, { group: number; day?: number }>();
  columns.people.forEach((column, group) => owner.set(column, { group }));
  columns.shift.forEach((shifts, group) => {
    for (const [shift, column] of shifts) owner.set(column, { group, day: data.shifts[shift].day });
  });
  columns.pools.forEach((pools, group) => {
    for (const { begin, waiting } of pools)
      for (const column of [...begin.values(), ...waiting.values()]) owner.set(column, { group });
  });
  return model.rowNames.map((name, row) => {
    const family = name.slice(0, name.indexOf('['));
    if (STRUCTURE.has(family) || model.rowStart[row] === model.rowStart[row + 1]) return 'always';
    if (OBLIGATIONS.has(family)) return 'never';
    if (family === 'people-limit')
      return facts.add({ kind: 'people-limit', name: name.slice(family.length + 1, -1) });
    if (family === 'start-used' || family === 'distinct-starts') return facts.add({ kind: 'limit' });
    const own = owner.get(model.column[model.rowStart[row]]);
    if (own === undefined) return 'always';
    const { group, day } = own;
    if (family === 'break-deadline') return facts.add({ kind: 'breaks', group });
    // Of one person they say no more than days off and the days of a week do.
    const isAlone = groups[group].members.length === 1;
    if (family === 'people-on-day') return facts.add({ kind: 'day-off', group, day: day! });
    if (family === 'person-days' && isAlone) return 'never';
    return facts.add({ kind: 'rule', family, group });
  });
}
