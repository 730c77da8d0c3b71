import { breakLengths } from './break-lengths.ts';
import type { CoveringData, PeopleGroup } from './data.ts';
import { Dealing } from './dealing.ts';
import type { BreakBegin, Covering } from './decode.ts';
import { peopleNeeded } from './people-needed.ts';
import { pinnedStarts } from './start-constraints.ts';
import { BUFFER_SHORTAGE_WEIGHT, DEFERRABLE_SHORTAGE_WEIGHT, LIVE_SHORTAGE_WEIGHT } from './weights.ts';
import { WorkLeft } from './work-left.ts';

/** Groups whose members have the same skills. */
interface Kind {
  readonly skillMask: number;
  readonly groups: readonly number[];
  /** Shifts that one of them at least may work. */
  readonly shifts: readonly number[];
}

function kindsOf({ groups }: CoveringData): Kind[] {
  const all = [...groups.keys()];
  return [...new Set(groups.map(({ skillMask }) => skillMask))].map((skillMask) => {
    const own = all.filter((g) => groups[g].skillMask === skillMask);
    return { skillMask, groups: own, shifts: [...new Set(own.flatMap((g) => groups[g].shifts))] };
  });
}

/** A covering in the making, and what is still missing with it. */
export class GreedyState {
  private readonly data: CoveringData;
  /** [group] shift → people. */
  private readonly counts: Map<number, number>[];
  private readonly breaks: BreakBegin[][];
  private readonly dealing: Dealing;
  private readonly work: WorkLeft;
  /** [group] shifts that can take somebody more. */
  private readonly open: Set<number>[];
  /** [group] people needed for what it has, and by shift with one more; until it gets another. */
  private readonly needed: { now: number | undefined; readonly with: Map<number, number> }[];
  /** Starts of the shifts so far and of those pinned, where starts are limited. */
  private readonly starts: Set<number>;

  readonly kinds: readonly Kind[];
  /** [group] */
  private readonly kindOf: Int32Array;

  constructor(data: CoveringData) {
    this.data = data;
    this.kinds = kindsOf(data);
    this.kindOf = new Int32Array(data.groups.length);
    this.kinds.forEach(({ groups }, kind) => groups.forEach((g) => (this.kindOf[g] = kind)));
    this.counts = data.groups.map(() => new Map<number, number>());
    this.breaks = data.groups.map(() => []);
    this.dealing = new Dealing(
      {
        intervalCount: data.intervalCount,
        required: data.required,
        weight: data.shortageWeight,
        others: [
          { wanted: data.liveExtra, weight: LIVE_SHORTAGE_WEIGHT },
          { wanted: data.buffer, weight: BUFFER_SHORTAGE_WEIGHT },
        ],
      },
      this.kinds.map(({ skillMask }) => skillMask),
    );
    this.work = new WorkLeft(data);
    this.open = data.groups.map(({ shifts }) => new Set(shifts));
    this.needed = data.groups.map(() => ({ now: undefined, with: new Map<number, number>() }));
    this.starts = pinnedStarts(data);
  }

  /** Whether a group may work a shift, and one more of it as far as the people it has are not looked at. */
  isOpen(group: number, shift: number): boolean {
    return this.open[group].has(shift) && this.allowsStart(shift) && this.hasSharedRoom(group, shift);
  }

  /** Whether of the people whom a group shares with others one more may work on the day, and in the week, of a shift. */
  hasSharedRoom(group: number, shift: number): boolean {
    const { weekOfDay, shifts } = this.data;
    const { day } = shifts[shift];
    return this.data.sharedPeople.every(({ groups, peopleOnDay, personDaysInWeek }) => {
      if (!groups.includes(group)) return true;
      let onDay = 0;
      let inWeek = 0;
      for (const [other, people] of groups.flatMap((g) => [...this.counts[g]])) {
        if (shifts[other].day === day) onDay += people;
        if (weekOfDay[shifts[other].day] === weekOfDay[day]) inWeek += people;
      }
      return onDay < peopleOnDay[day] && inWeek < personDaysInWeek[weekOfDay[day]];
    });
  }

  close(group: number, shift: number): void {
    this.open[group].delete(shift);
  }

  people(group: number): number {
    const needed = this.needed[group];
    return (needed.now ??= peopleNeeded(this.data, this.group(group), this.counts[group]));
  }

  /** Whether a group may have so many people, on its own and with the groups that share a limit with it. */
  allows(group: number, people: number): boolean {
    if (people > this.group(group).maximumPeople) return false;
    return this.data.peopleLimits.every(({ groups, maximumPeople }) => {
      if (!groups.includes(group)) return true;
      const others = groups.reduce((sum, g) => (g === group ? sum : sum + this.people(g)), 0);
      return others + people <= maximumPeople;
    });
  }

  peopleWith(group: number, shift: number): number {
    const known = this.needed[group].with;
    let needed = known.get(shift);
    if (needed === undefined) {
      const counts = new Map(this.counts[group]).set(shift, (this.counts[group].get(shift) ?? 0) + 1);
      needed = peopleNeeded(this.data, this.group(group), counts);
      known.set(shift, needed);
    }
    return needed;
  }

  /** Prefix sums over intervals of the shortage that one more of a kind on duty would remove. */
  reliefUpTo(kind: number): Float64Array {
    const sums = new Float64Array(this.data.intervalCount + 1);
    for (let t = 0; t < this.data.intervalCount; t++) sums[t + 1] = sums[t] + this.reliefAt(kind, t);
    return sums;
  }

  /** Where the shift's breaks cost least relief; without a place for one of them they cost everything. */
  bestBreaks(shift: number, relief: Float64Array): { begins: (number | undefined)[]; lost: number } {
    let lost = 0;
    const begins = this.data.shifts[shift].breaks.map(({ begins, intervals }) => {
      let best: number | undefined;
      let least = Infinity;
      for (const begin of begins) {
        if (this.data.breakBarred[begin] === 1) continue;
        const away = relief[begin + intervals] - relief[begin];
        if (away < least) [best, least] = [begin, away];
      }
      lost += least;
      return best;
    });
    return { begins, lost };
  }

  add(group: number, shift: number): void {
    const kind = this.kindOf[group];
    const { begins } = this.bestBreaks(shift, this.reliefUpTo(kind));
    const { start, end, breaks } = this.data.shifts[shift];
    this.counts[group].set(shift, (this.counts[group].get(shift) ?? 0) + 1);
    this.needed[group].now = undefined;
    this.needed[group].with.clear();
    this.begin(shift);
    const away = new Set<number>();
    begins.forEach((begin, k) => {
      if (begin === undefined) return;
      const { pool, intervals } = breaks[k];
      this.breaks[group].push({ pool, begin, people: 1 });
      for (let t = begin; t < begin + intervals; t++) away.add(t);
    });
    for (let t = start; t < end; t++) if (!away.has(t)) this.serve(kind, t);
  }

  /** Takes the shifts and breaks of a covering as they are. */
  take({ shifts, breaks }: Covering): void {
    const lengths = breakLengths(this.data);
    this.data.groups.forEach((_, g) => {
      const serving = new Int32Array(this.data.intervalCount);
      for (const [shift, people] of shifts[g]) {
        this.counts[g].set(shift, people);
        this.begin(shift);
        const { start, end } = this.data.shifts[shift];
        for (let t = start; t < end; t++) serving[t] += people;
      }
      for (const { pool, begin, people } of breaks[g]) {
        this.breaks[g].push({ pool, begin, people });
        for (let t = begin; t < begin + lengths.get(pool)!; t++) serving[t] -= people;
      }
      serving.forEach((people, t) => {
        if (people !== 0) this.dealing.change(this.kindOf[g], t, people);
      });
    });
    if (this.data.deferrable.length > 0) this.putFreeToWork();
  }

  covering(): Covering {
    return {
      people: this.data.groups.map((_, g) => this.people(g)),
      shifts: this.counts,
      breaks: this.breaks.map(mergeBegins),
    };
  }

  private allowsStart(shift: number): boolean {
    const { startLimit } = this.data;
    if (startLimit === undefined || this.starts.size < startLimit.maximumStarts) return true;
    return this.starts.has(startLimit.startOfShift[shift]);
  }

  private begin(shift: number): void {
    const { startLimit } = this.data;
    if (startLimit !== undefined) this.starts.add(startLimit.startOfShift[shift]);
  }

  private group(index: number): PeopleGroup {
    return this.data.groups[index];
  }

  private reliefAt(kind: number, t: number): number {
    const relief = this.dealing.costAt(t) - this.dealing.costWith(t, kind, 1);
    if (relief > DEFERRABLE_SHORTAGE_WEIGHT) return relief;
    return Math.max(relief, DEFERRABLE_SHORTAGE_WEIGHT * this.work.useAt(this.kinds[kind].skillMask, t));
  }

  /** One more on duty: where no customer needs them, they do work that can wait, and stand by only without any. */
  private serve(kind: number, t: number): void {
    const relief = this.dealing.costAt(t) - this.dealing.costWith(t, kind, 1);
    const isNeeded = relief > DEFERRABLE_SHORTAGE_WEIGHT;
    if (isNeeded || !this.work.take(this.kinds[kind].skillMask, t)) this.dealing.change(kind, t, 1);
  }

  /** Puts those whom no customer would miss on work that can wait. */
  private putFreeToWork(): void {
    for (let t = 0; t < this.data.intervalCount; t++) {
      this.kinds.forEach(({ skillMask }, kind) => {
        while (this.dealing.presentAt(kind, t) > 0) {
          const missed = this.dealing.costWith(t, kind, -1) - this.dealing.costAt(t);
          if (missed > DEFERRABLE_SHORTAGE_WEIGHT || !this.work.take(skillMask, t)) return;
          this.dealing.change(kind, t, -1);
        }
      });
    }
  }
}

function mergeBegins(begins: readonly BreakBegin[]): BreakBegin[] {
  const merged = new Map<string, BreakBegin>();
  for (const { pool, begin, people } of begins) {
    const key = `${pool}@${begin}`;
    merged.set(key, { pool, begin, people: people + (merged.get(key)?.people ?? 0) });
  }
  return [...merged.values()];
}
