import type { ModelBuilder } from '../linear/builder.ts';
import { cutIntoBlocks } from './blocks.ts';
import type { Blocks } from './blocks.ts';
import { addContracts } from './contract-columns.ts';
import type { ContractColumns } from './contract-columns.ts';
import type { AuthorityFloor, CoveringData } from './data.ts';
import { addDeferrable, deferrablePhases } from './deferrable-columns.ts';
import type { DeferrableColumns } from './deferrable-columns.ts';
import { addResponses, mostAbove } from './response-columns.ts';
import type { ResponseColumns } from './response-columns.ts';

/** Where each variable of the formulation stands among the columns of the model. */
export interface CoveringColumns {
  readonly blocks: Blocks;
  /** [group] */
  readonly people: readonly number[];
  /** [group] shift index → column */
  readonly shift: readonly ReadonlyMap<number, number>[];
  /** [group] */
  readonly pools: readonly (readonly PoolColumns[])[];
  /** One per run of equal requirement inside a block. */
  readonly runs: readonly RunColumns[];
  /** [group] day → rests cut short after that day; empty where no longer rest is preferred. */
  readonly shortRest: readonly ReadonlyMap<number, number>[];
  /** [floor] one per distinct run of blocks that its windows touch. */
  readonly authority: readonly (readonly AuthorityColumns[])[];
  /** [response band] */
  readonly responses: readonly ResponseColumns[];
  /** [class of deferrable work] */
  readonly deferrable: readonly DeferrableColumns[];
  /** Shift → column, one for all shifts of a start; empty where starts are not limited. */
  readonly startUsed: ReadonlyMap<number, number>;
  /** First interval without them → those who leave too many; empty where ends need not be staggered. */
  readonly leavingTogether: ReadonlyMap<number, number>;
  readonly contracts: ContractColumns;
}

export interface PoolColumns {
  readonly pool: string;
  readonly intervals: number;
  /** Shifts of the pool a member may work, each with the intervals in which its break may begin. */
  readonly begins: ReadonlyMap<number, readonly number[]>;
  /** Interval → column. */
  readonly begin: ReadonlyMap<number, number>;
  readonly waiting: ReadonlyMap<number, number>;
}

/** Consecutive intervals of one block with one and the same requirement, and the same work that can wait. */
export interface RunColumns {
  readonly firstInterval: number;
  readonly intervals: number;
  readonly block: number;
  /** Skill → column, for skills required in the run. */
  readonly shortage: ReadonlyMap<number, number>;
  /** Skill → column, for skills whose average response may want more than is required. */
  readonly above: ReadonlyMap<number, number>;
  readonly liveShortage: number | undefined;
  readonly bufferShortage: number | undefined;
}

export interface AuthorityColumns {
  readonly firstBlock: number;
  readonly lastBlock: number;
  /** Windows of the floor that touch exactly these blocks. */
  readonly windows: number;
  readonly shortage: number;
}

/** Adds every variable of `formulation.md`, all without cost: the stages set costs. */
export function addVariables(builder: ModelBuilder, data: CoveringData): CoveringColumns {
  const blocks = cutIntoBlocks(data);
  const people = data.groups.map((group) =>
    builder.addColumn({ name: `people[${group.name}]`, upper: group.maximumPeople, integer: true }),
  );
  const shift = data.groups.map((group) => addShifts(builder, data, group));
  const pools = data.groups.map((group) => addPools(builder, data, group));
  const runs = addRuns(builder, data, blocks);
  return {
    blocks,
    people,
    shift,
    pools,
    runs,
    shortRest: data.groups.map((group) => addShortRest(builder, data, group)),
    authority: data.authorityFloors.map((floor) => addAuthority(builder, floor, blocks)),
    responses: addResponses(builder, data),
    deferrable: addDeferrable(builder, data, runs),
    startUsed: addStarts(builder, data),
    leavingTogether: addLeavingTogether(builder, data),
    contracts: addContracts(builder, data),
  };
}

type Group = CoveringData['groups'][number];

function addShifts(builder: ModelBuilder, data: CoveringData, group: Group): Map<number, number> {
  return new Map(
    group.shifts.map((shift) => [
      shift,
      builder.addColumn({
        name: `shift[${group.name},${data.shifts[shift].start}-${data.shifts[shift].end}#${shift}]`,
        lower: group.pinned.get(shift) ?? 0,
        upper: group.peopleOnDay[data.shifts[shift].day],
        integer: true,
      }),
    ]),
  );
}

function addPools(builder: ModelBuilder, data: CoveringData, group: Group): PoolColumns[] {
  const members = new Map<string, { intervals: number; begins: Map<number, readonly number[]> }>();
  for (const shift of group.shifts) {
    for (const { pool: name, intervals, begins } of data.shifts[shift].breaks) {
      const pool = members.get(name) ?? { intervals, begins: new Map() };
      pool.begins.set(shift, begins);
      members.set(name, pool);
    }
  }
  return [...members].map(([pool, { intervals, begins: ofShifts }]) => {
    const begins = [...new Set([...ofShifts.values()].flat())].sort((a, b) => a - b);
    const add = (kind: string, integer: boolean): Map<number, number> =>
      new Map(
        begins.map((begin) => [
          begin,
          builder.addColumn({
            name: `${kind}[${group.name},${pool},${begin}]`,
            upper: kind === 'break' && data.breakBarred[begin] === 1 ? 0 : Infinity,
            integer,
          }),
        ]),
      );
    return {
      pool,
      intervals,
      begins: ofShifts,
      begin: add('break', true),
      waiting: add('waiting', false),
    };
  });
}

function addShortRest(builder: ModelBuilder, data: CoveringData, group: Group): Map<number, number> {
  if (group.preferredRest === undefined) return new Map();
  const days = [...data.weekOfDay.keys()].slice(0, -1);
  return new Map(days.map((day) => [day, builder.addColumn({ name: `short-rest[${group.name},${day}]` })]));
}

function addRuns(builder: ModelBuilder, data: CoveringData, blocks: Blocks): RunColumns[] {
  const runs: RunColumns[] = [];
  const most = mostAbove(data);
  const phases = deferrablePhases(data);
  for (let interval = 0; interval < data.intervalCount;) {
    let end = interval + 1;
    while (
      end < data.intervalCount &&
      blocks.ofInterval[end] === blocks.ofInterval[interval] &&
      sameNeed(data, interval, end) &&
      phases.number[end] === phases.number[interval]
    ) {
      end++;
    }
    if (isNeeded(data, interval) || phases.isWaiting[interval] === 1)
      runs.push(addRun(builder, data, blocks, most, interval, end - interval));
    interval = end;
  }
  return runs;
}

function addRun(
  builder: ModelBuilder,
  data: CoveringData,
  blocks: Blocks,
  most: readonly Int32Array[],
  first: number,
  intervals: number,
): RunColumns {
  const optional = (kind: string, upper: number): number | undefined =>
    upper === 0 ? undefined : builder.addColumn({ name: `${kind}[${first}]`, upper });
  const shortage = new Map<number, number>();
  data.skills.forEach((skill, index) => {
    const upper = data.required[index][first];
    if (upper > 0) shortage.set(index, builder.addColumn({ name: `shortage[${skill},${first}]`, upper }));
  });
  const above = new Map<number, number>();
  data.skills.forEach((skill, index) => {
    const upper = Math.max(...most[index].subarray(first, first + intervals));
    if (upper > 0)
      above.set(index, builder.addColumn({ name: `above[${skill},${first}]`, upper, integer: true }));
  });
  return {
    firstInterval: first,
    intervals,
    block: blocks.ofInterval[first],
    shortage,
    above,
    liveShortage: optional('live-shortage', data.liveExtra[first]),
    bufferShortage: optional('buffer-shortage', data.buffer[first]),
  };
}

function sameNeed(data: CoveringData, one: number, other: number): boolean {
  return (
    data.required.every((skill) => skill[one] === skill[other]) &&
    data.liveExtra[one] === data.liveExtra[other] &&
    data.buffer[one] === data.buffer[other]
  );
}

function isNeeded(data: CoveringData, interval: number): boolean {
  return (
    data.required.some((skill) => skill[interval] > 0) ||
    data.liveExtra[interval] > 0 ||
    data.buffer[interval] > 0
  );
}

function addStarts(builder: ModelBuilder, { groups, startLimit }: CoveringData): Map<number, number> {
  if (startLimit === undefined) return new Map();
  const columnOfStart = new Map<number, number>();
  const columnOfShift = new Map<number, number>();
  for (const shift of new Set(groups.flatMap(({ shifts }) => shifts))) {
    const start = startLimit.startOfShift[shift];
    const known = columnOfStart.get(start);
    const column = known ?? builder.addColumn({ name: `start-used[${start}]`, upper: 1, integer: true });
    columnOfStart.set(start, column);
    columnOfShift.set(shift, column);
  }
  return columnOfShift;
}

/** Only where shifts end: elsewhere nobody leaves. */
function addLeavingTogether(builder: ModelBuilder, data: CoveringData): Map<number, number> {
  const ends = new Set(data.groups.flatMap(({ shifts }) => shifts.map((shift) => data.shifts[shift].end)));
  const intervals = (data.endStaggering?.intervals ?? []).filter((interval) => ends.has(interval));
  return new Map(
    intervals.map((interval) => [
      interval,
      builder.addColumn({ name: `leaving-together[${interval}]`, integer: true }),
    ]),
  );
}

function addAuthority(builder: ModelBuilder, floor: AuthorityFloor, blocks: Blocks): AuthorityColumns[] {
  const windows = new Map<string, number>();
  for (const [first, last] of floor.windows) {
    const range = `${blocks.ofInterval[first]}-${blocks.ofInterval[last]}`;
    windows.set(range, (windows.get(range) ?? 0) + 1);
  }
  return [...windows].map(([range, count]) => {
    const [firstBlock, lastBlock] = range.split('-').map(Number);
    const shortage = builder.addColumn({ name: `authority-shortage[${floor.name},${range}]`, upper: 1 });
    return { firstBlock, lastBlock, windows: count, shortage };
  });
}
