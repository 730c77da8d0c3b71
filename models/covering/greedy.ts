import { breakLengths } from './break-lengths.ts';
import type { CoveringData, PeopleGroup } from './data.ts';
import type { BreakBegin, Covering } from './decode.ts';
import { giveOwed } from './give-owed.ts';
import { peopleNeeded } from './people-needed.ts';
import { pinnedStarts } from './start-constraints.ts';
import { BUFFER_SHORTAGE_WEIGHT, DEFERRABLE_SHORTAGE_WEIGHT, LIVE_SHORTAGE_WEIGHT } from './weights.ts';
import { WorkLeft } from './work-left.ts';

/** A shift that needs somebody new is taken only when it helps so many times more than the best that does not. */
const NEW_PERSON_FACTOR = 1.5;

/**
 * A legal covering by adding, again and again, the shift that removes most shortage, with its break where it hurts least.
 * It is where the engine starts from, and what stands when time runs out before the engine has found anything better.
 * @param from shifts and breaks that stay; the pinned shifts when left out
 */
export function coverGreedily(data: CoveringData, from?: Covering): Covering {
  const state = new State(data);
  if (from !== undefined) state.take(from);
  data.groups.forEach((group, g) => {
    for (const [shift, people] of group.pinned) {
      const there = from?.shifts[g].get(shift) ?? 0;
      for (let k = there; k < people; k++) state.add(g, shift);
    }
  });
  for (const { groups, pinned } of data.sharedPeople) {
    for (const [shift, people] of pinned) {
      const there = groups.reduce((sum, g) => sum + (from?.shifts[g].get(shift) ?? 0), 0);
      const able = groups.find((g) => data.groups[g].shifts.includes(shift));
      for (let k = there; able !== undefined && k < people; k++) state.add(able, shift);
    }
  }
  for (let best = bestShift(data, state); best !== undefined; best = bestShift(data, state)) {
    state.add(best.group, best.shift);
  }
  return giveOwed(data, state.covering());
}

interface Choice {
  readonly group: number;
  readonly shift: number;
  readonly relief: number;
}

function bestShift(data: CoveringData, state: State): Choice | undefined {
  const choices: Choice[] = [];
  data.groups.forEach((group, g) => {
    const relief = state.reliefUpTo(g);
    for (const shift of group.shifts) {
      if (state.isFull(g, shift)) continue;
      const whole = relief[data.shifts[shift].end] - relief[data.shifts[shift].start];
      const total = whole - state.bestBreaks(shift, relief).lost;
      if (total > 1e-9) choices.push({ group: g, shift, relief: total });
    }
  });
  choices.sort((a, b) => b.relief - a.relief);
  let fallback: Choice | undefined;
  for (const choice of choices) {
    if (fallback !== undefined && choice.relief * NEW_PERSON_FACTOR < fallback.relief) break;
    const needed = state.peopleWith(choice.group, choice.shift);
    if (needed <= state.people(choice.group)) return choice;
    if (!state.allows(choice.group, needed)) state.close(choice.group, choice.shift);
    else fallback ??= choice;
  }
  return fallback;
}

class State {
  private readonly data: CoveringData;
  /** [group] shift → people. */
  private readonly counts: Map<number, number>[];
  private readonly breaks: BreakBegin[][];
  /** [skill][interval] agents still missing. */
  private readonly missing: Int32Array[];
  private readonly liveMissing: Int32Array;
  private readonly bufferMissing: Int32Array;
  private readonly work: WorkLeft;
  /** [group] shifts that can take nobody more. */
  private readonly full: Set<number>[];
  /** Starts of the shifts so far and of those pinned, where starts are limited. */
  private readonly starts: Set<number>;

  constructor(data: CoveringData) {
    this.data = data;
    this.counts = data.groups.map(() => new Map<number, number>());
    this.breaks = data.groups.map(() => []);
    this.missing = data.required.map((skill) => skill.slice());
    this.liveMissing = data.liveExtra.slice();
    this.bufferMissing = data.buffer.slice();
    this.work = new WorkLeft(data);
    this.full = data.groups.map(() => new Set());
    this.starts = pinnedStarts(data);
  }

  isFull(group: number, shift: number): boolean {
    return this.full[group].has(shift) || !this.allowsStart(shift) || !this.hasSharedRoom(group, shift);
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
    this.full[group].add(shift);
  }

  people(group: number): number {
    return peopleNeeded(this.data, this.group(group), this.counts[group]);
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
    const counts = new Map(this.counts[group]).set(shift, (this.counts[group].get(shift) ?? 0) + 1);
    return peopleNeeded(this.data, this.group(group), counts);
  }

  /** Prefix sums over intervals of the shortage that one more member on duty would remove. */
  reliefUpTo(group: number): Float64Array {
    const sums = new Float64Array(this.data.intervalCount + 1);
    for (let t = 0; t < this.data.intervalCount; t++) sums[t + 1] = sums[t] + this.reliefAt(group, t);
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
    const { begins } = this.bestBreaks(shift, this.reliefUpTo(group));
    const { start, end, breaks } = this.data.shifts[shift];
    this.counts[group].set(shift, (this.counts[group].get(shift) ?? 0) + 1);
    this.begin(shift);
    const away = new Set<number>();
    begins.forEach((begin, k) => {
      if (begin === undefined) return;
      const { pool, intervals } = breaks[k];
      this.breaks[group].push({ pool, begin, people: 1 });
      for (let t = begin; t < begin + intervals; t++) away.add(t);
    });
    for (let t = start; t < end; t++) if (!away.has(t)) this.serve(group, t);
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
        for (let k = 0; k < people; k++) this.serve(g, t);
      });
    });
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

  private reliefAt(group: number, t: number): number {
    const skill = this.neediestSkill(group, t);
    if (skill !== undefined) return this.data.shortageWeight[skill][t];
    if (this.liveMissing[t] > 0) return LIVE_SHORTAGE_WEIGHT;
    const ofWork = DEFERRABLE_SHORTAGE_WEIGHT * this.work.useAt(this.group(group).skillMask, t);
    return Math.max(ofWork, this.bufferMissing[t] > 0 ? BUFFER_SHORTAGE_WEIGHT : 0);
  }

  private serve(group: number, t: number): void {
    const skill = this.neediestSkill(group, t);
    if (skill !== undefined) this.missing[skill][t]--;
    else if (this.liveMissing[t] > 0) this.liveMissing[t]--;
    else if (this.work.take(this.group(group).skillMask, t)) return;
    else if (this.bufferMissing[t] > 0) this.bufferMissing[t]--;
  }

  private neediestSkill(group: number, t: number): number | undefined {
    let neediest: number | undefined;
    for (let skill = 0; skill < this.missing.length; skill++) {
      if (this.missing[skill][t] <= 0 || (this.group(group).skillMask & (1 << skill)) === 0) continue;
      if (
        neediest === undefined ||
        this.data.shortageWeight[skill][t] > this.data.shortageWeight[neediest][t]
      ) {
        neediest = skill;
      }
    }
    return neediest;
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
