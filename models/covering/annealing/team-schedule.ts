import type { CoveringData } from '../data.ts';
import { bindingSkillSets } from '../skill-sets.ts';

/** A shift of one anonymous member of a group, with its one break; `begin` is −1 without one. */
export interface Duty {
  readonly group: number;
  readonly shift: number;
  readonly begin: number;
}

/** Cost of one person more than may work, on a day, in a week, or resting; an agent missing for an interval costs 1. */
const REST_COST = 1;
const DAY_COST = 16;

/**
 * Who serves when, and at what price: agents missing per interval plus people beyond what each group has. A change costs as
 * many steps as intervals change, so that moving a shift by a quarter of an hour is a matter of a few additions.
 */
export class TeamSchedule {
  /** Agents missing, summed over intervals, plus the price of people beyond the limits. */
  cost = 0;
  private readonly data: CoveringData;
  private readonly start: Int32Array;
  private readonly end: Int32Array;
  private readonly breakIntervals: Int32Array;
  private readonly day: Int32Array;
  private readonly workMinutes: Float64Array;
  /** [group] */
  private readonly rest: Int32Array;
  /** [profile][interval] */
  private readonly needed: readonly Int32Array[];
  private readonly serving: readonly Int32Array[];
  /** [group] profiles its members serve in. */
  private readonly profilesOf: readonly (readonly Int32Array[])[];
  private readonly neededOf: readonly (readonly Int32Array[])[];
  /** [group][interval] members at work or resting after it. */
  private readonly engaged: readonly Int32Array[];
  private readonly onDay: readonly Int32Array[];
  private readonly weekDays: readonly Int32Array[];
  private readonly weekMinutes: readonly Float64Array[];
  /** [group][first day] shifts in seven days in a row; empty where that does not matter. */
  private readonly inSeven: readonly Int32Array[];
  private readonly people: Int32Array;

  /** @param people members of each group who may work at all. */
  constructor(data: CoveringData, people: readonly number[]) {
    this.data = data;
    this.people = Int32Array.from(people);
    this.start = Int32Array.from(data.shifts, (shift) => shift.start);
    this.end = Int32Array.from(data.shifts, (shift) => shift.end);
    this.breakIntervals = Int32Array.from(data.shifts, (shift) => shift.breaks.at(0)?.intervals ?? 0);
    this.day = Int32Array.from(data.shifts, (shift) => shift.day);
    this.workMinutes = Float64Array.from(data.shifts, (shift) => shift.workMinutes);
    this.rest = Int32Array.from(data.groups, (group) => group.restIntervals);
    const { needed, servedBy } = profiles(data);
    this.needed = needed;
    this.serving = needed.map(() => new Int32Array(data.intervalCount));
    const of = (arrays: readonly Int32Array[]): Int32Array[][] =>
      data.groups.map((_, g) => arrays.filter((__, profile) => servedBy[profile][g]));
    this.profilesOf = of(this.serving);
    this.neededOf = of(this.needed);
    const perGroup = (length: number): Int32Array[] => data.groups.map(() => new Int32Array(length));
    const days = data.weekOfDay.length;
    const weeks = Math.max(...data.weekOfDay) + 1;
    this.engaged = perGroup(data.intervalCount);
    this.onDay = perGroup(days);
    this.weekDays = perGroup(weeks);
    this.weekMinutes = data.groups.map(() => new Float64Array(weeks));
    this.inSeven = data.groups.map(
      (group) => new Int32Array(group.restDayInSeven ? Math.max(0, days - 6) : 0),
    );
    for (const profile of needed) for (const agents of profile) this.cost += agents;
  }

  add({ group, shift, begin }: Duty): void {
    this.serve(group, this.start[shift], this.end[shift], 1);
    if (begin >= 0) this.serve(group, begin, begin + this.breakIntervals[shift], -1);
    this.engage(group, this.start[shift], this.end[shift] + this.rest[group], 1);
    this.count(group, shift, 1);
  }

  remove({ group, shift, begin }: Duty): void {
    this.serve(group, this.start[shift], this.end[shift], -1);
    if (begin >= 0) this.serve(group, begin, begin + this.breakIntervals[shift], 1);
    this.engage(group, this.start[shift], this.end[shift] + this.rest[group], -1);
    this.count(group, shift, -1);
  }

  /** Puts one duty in the place of another. */
  replace(from: Duty, to: Duty): void {
    const sameBreak = this.breakIntervals[from.shift] === this.breakIntervals[to.shift];
    if (from.group !== to.group || !sameBreak) {
      this.remove(from);
      this.add(to);
      return;
    }
    const { group } = from;
    this.moveEdge(group, this.start[from.shift], this.start[to.shift], 1);
    this.moveEdge(group, this.end[from.shift], this.end[to.shift], -1);
    if (from.begin !== to.begin) {
      const length = this.breakIntervals[from.shift];
      this.moveEdge(group, from.begin, to.begin, -1);
      this.moveEdge(group, from.begin + length, to.begin + length, 1);
    }
    if (from.shift === to.shift) return;
    const rest = this.rest[group];
    this.moveEngagement(group, this.start[from.shift], this.start[to.shift], 1);
    this.moveEngagement(group, this.end[from.shift] + rest, this.end[to.shift] + rest, -1);
    const sameDay = this.day[from.shift] === this.day[to.shift];
    if (sameDay && this.workMinutes[from.shift] === this.workMinutes[to.shift]) return;
    this.count(group, from.shift, -1);
    this.count(group, to.shift, 1);
  }

  /** Lets so many members of a group work. */
  setPeople(group: number, people: number): void {
    this.cost -= this.excess(group);
    this.people[group] = people;
    this.cost += this.excess(group);
  }

  peopleOf(group: number): number {
    return this.people[group];
  }

  /** Price of the members beyond the limits of a group. */
  excess(group: number): number {
    const { peopleOnDay, personDaysInWeek } = this.data.groups[group];
    const people = this.people[group];
    let price = 0;
    for (const engaged of this.engaged[group]) price += REST_COST * above(engaged, people);
    this.onDay[group].forEach(
      (working, day) => (price += DAY_COST * above(working, Math.min(people, peopleOnDay[day]))),
    );
    this.weekDays[group].forEach(
      (days, week) => (price += DAY_COST * above(days, this.weekDayLimit(group, personDaysInWeek[week]))),
    );
    const minuteLimit = this.minuteLimit(group);
    for (const minutes of this.weekMinutes[group]) price += (DAY_COST * above(minutes, minuteLimit)) / 60;
    for (const days of this.inSeven[group]) price += DAY_COST * above(days, 6 * people);
    return price;
  }

  /** First interval from `from` on, around the end to the beginning, in which an agent is missing; −1 if there is none. */
  shortFrom(from: number, profile: number, within: number): number {
    const serving = this.serving[profile];
    const needed = this.needed[profile];
    for (let step = 0, interval = from; step < within; step++) {
      if (serving[interval] < needed[interval]) return interval;
      if (++interval === needed.length) interval = 0;
    }
    return -1;
  }

  get profileCount(): number {
    return this.needed.length;
  }

  private weekDayLimit(group: number, personDays: number): number {
    return Math.min(personDays, this.data.groups[group].maximumDaysPerWeek * this.people[group]);
  }

  private minuteLimit(group: number): number {
    return this.data.groups[group].maximumMinutesPerWeek * this.people[group];
  }

  /** An edge right of which one more serves (sign 1) or one fewer (−1) moves. */
  private moveEdge(group: number, from: number, to: number, sign: 1 | -1): void {
    if (to < from) this.serve(group, to, from, sign);
    else if (to > from) this.serve(group, from, to, sign === 1 ? -1 : 1);
  }

  private moveEngagement(group: number, from: number, to: number, sign: 1 | -1): void {
    if (to < from) this.engage(group, to, from, sign);
    else if (to > from) this.engage(group, from, to, sign === 1 ? -1 : 1);
  }

  private serve(group: number, from: number, to: number, sign: 1 | -1): void {
    const profilesOf = this.profilesOf[group];
    for (let profile = 0; profile < profilesOf.length; profile++) {
      const serving = profilesOf[profile];
      const needed = this.neededOf[group][profile];
      let change = 0;
      if (sign === 1) {
        for (let interval = from; interval < to; interval++) {
          if (serving[interval]++ < needed[interval]) change--;
        }
      } else {
        for (let interval = from; interval < to; interval++) {
          if (--serving[interval] < needed[interval]) change++;
        }
      }
      this.cost += change;
    }
  }

  private engage(group: number, from: number, until: number, sign: 1 | -1): void {
    const engaged = this.engaged[group];
    const people = this.people[group];
    const to = Math.min(until, engaged.length);
    let change = 0;
    if (sign === 1) {
      for (let interval = from; interval < to; interval++) if (engaged[interval]++ >= people) change++;
    } else {
      for (let interval = from; interval < to; interval++) if (--engaged[interval] >= people) change--;
    }
    this.cost += REST_COST * change;
  }

  private count(group: number, shift: number, sign: 1 | -1): void {
    const day = this.day[shift];
    const workMinutes = this.workMinutes[shift];
    const { peopleOnDay, personDaysInWeek } = this.data.groups[group];
    const people = this.people[group];
    const week = this.data.weekOfDay[day];
    const dayLimit = Math.min(people, peopleOnDay[day]);
    this.cost += DAY_COST * changeAbove(this.onDay[group], day, sign, dayLimit);
    const weekLimit = this.weekDayLimit(group, personDaysInWeek[week]);
    this.cost += DAY_COST * changeAbove(this.weekDays[group], week, sign, weekLimit);
    const minutes = changeAbove(this.weekMinutes[group], week, sign * workMinutes, this.minuteLimit(group));
    this.cost += (DAY_COST * minutes) / 60;
    const sevens = this.inSeven[group];
    for (let first = Math.max(0, day - 6); first <= day && first < sevens.length; first++) {
      this.cost += DAY_COST * changeAbove(sevens, first, sign, 6 * people);
    }
  }
}

function above(value: number, limit: number): number {
  return value > limit ? value - limit : 0;
}

/** Adds to a counter; by how much that changes its excess. */
function changeAbove(
  counters: Int32Array | Float64Array,
  index: number,
  change: number,
  limit: number,
): number {
  const before = counters[index];
  counters[index] = before + change;
  return above(before + change, limit) - above(before, limit);
}

/** What must be served: by everybody with one of a set of skills, for each set that is not implied by others, and by all. */
function profiles(data: CoveringData): { needed: Int32Array[]; servedBy: boolean[][] } {
  const masks = data.groups.map((group) => group.skillMask);
  const allSkills = (1 << data.skills.length) - 1;
  const needed: Int32Array[] = [];
  const servedBy: boolean[][] = [];
  const sumOver = (set: number, interval: number): number =>
    data.required.reduce((sum, skill, s) => sum + ((set & (1 << s)) !== 0 ? skill[interval] : 0), 0);
  for (const set of bindingSkillSets(allSkills, masks)) {
    needed.push(Int32Array.from({ length: data.intervalCount }, (_, interval) => sumOver(set, interval)));
    servedBy.push(masks.map((mask) => (mask & set) !== 0));
  }
  if (data.liveExtra.some((extra) => extra > 0) || data.buffer.some((buffer) => buffer > 0)) {
    needed.push(data.liveExtra.map((extra, t) => sumOver(allSkills, t) + extra + data.buffer[t]));
    servedBy.push(masks.map(() => true));
  }
  return { needed, servedBy };
}
