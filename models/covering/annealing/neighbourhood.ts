import type { RandomStream } from '../../simulation/random-stream.ts';
import type { CoveringData } from '../data.ts';
import { usableBegins } from './round-relaxed.ts';
import type { Duty, TeamSchedule } from './team-schedule.ts';

/** Whether a change stays; `worth` is 1 for a duty more and −1 for one fewer. */
export type Acceptance = (costBefore: number, worth?: number) => boolean;

/** Shares of the kinds of change; what is left slides a duty in time. */
const SHARE = { exchangePeople: 0.001, fill: 0.05, drop: 0.01, moveBreak: 0.24, otherDay: 0.03 };
const OTHER_GROUP_SHARE = 0.2;
/** A slide goes mostly a step or two along the shifts of the day, rarely further. */
const FARTHEST_SLIDE = 16;
/** How far a search for an interval with agents missing goes before it gives up. */
const LOOK_AHEAD_INTERVALS = 200;

/** Random changes of the duties of a schedule, each kept or undone. */
export class Neighbourhood {
  private readonly schedule: TeamSchedule;
  private readonly duties: Duty[];
  private readonly random: RandomStream;
  private readonly data: CoveringData;
  /** [shift] usable begins of its break; undefined without one. */
  private readonly begins: readonly (readonly number[] | undefined)[];
  /** [group][day] shifts by start. */
  private readonly ofDay: readonly (readonly (readonly number[])[])[];
  /** [group] shift → place among those of its day. */
  private readonly place: readonly Int32Array[];
  /** [group] usable shifts in order of start. */
  private readonly ofGroup: readonly (readonly number[])[];
  /** Intervals of the longest shift. */
  private readonly longest: number;

  constructor(data: CoveringData, schedule: TeamSchedule, duties: Duty[], random: RandomStream) {
    this.data = data;
    this.schedule = schedule;
    this.duties = duties;
    this.random = random;
    this.begins = data.shifts.map((_, shift) => usableBegins(data, shift));
    const usable = data.groups.map((group) =>
      group.shifts.filter((shift) => this.begins[shift]?.length !== 0),
    );
    this.ofGroup = usable;
    this.longest = data.shifts.reduce((most, { start, end }) => Math.max(most, end - start), 0);
    this.ofDay = usable.map((shifts) => {
      const days: number[][] = Array.from(data.weekOfDay, () => []);
      for (const shift of shifts) days[data.shifts[shift].day].push(shift);
      return days;
    });
    this.place = this.ofDay.map((days) => {
      const place = new Int32Array(data.shifts.length).fill(-1);
      for (const shifts of days) shifts.forEach((shift, index) => (place[shift] = index));
      return place;
    });
  }

  /** A number in [0, 1). */
  chance(): number {
    return this.random.nextBits() / 2 ** 32;
  }

  /** Tries one random change. */
  tryMove(accepts: Acceptance): void {
    const kind = this.chance();
    if (kind < SHARE.exchangePeople) return this.exchangePeople(accepts);
    if (kind < SHARE.exchangePeople + SHARE.fill) return this.fill(accepts);
    if (this.duties.length === 0) return;
    const index = this.below(this.duties.length);
    const duty = this.duties[index];
    if (this.data.groups[duty.group].pinned.has(duty.shift)) return;
    const rest = kind - SHARE.exchangePeople - SHARE.fill - SHARE.drop;
    if (rest < 0) return this.drop(index, accepts);
    const changed = this.changed(duty, rest);
    if (changed !== undefined) this.exchange(index, changed, accepts);
  }

  private changed(duty: Duty, kind: number): Duty | undefined {
    if (kind < SHARE.moveBreak)
      return duty.begin < 0 ? undefined : { ...duty, begin: this.someBegin(duty.shift) };
    if (kind < SHARE.moveBreak + SHARE.otherDay) return this.onOtherDay(duty);
    return this.slid(duty);
  }

  private slid({ group, shift, begin }: Duty): Duty | undefined {
    const shifts = this.ofDay[group][this.data.shifts[shift].day];
    const far = this.chance();
    const step = 1 + Math.floor(far * far * far * FARTHEST_SLIDE);
    const other = shifts[this.place[group][shift] + (this.chance() < 0.5 ? step : -step)];
    if (other === undefined) return undefined;
    return {
      group,
      shift: other,
      begin:
        this.begins[other]?.includes(begin) === true && this.chance() < 0.5 ? begin : this.someBegin(other),
    };
  }

  private onOtherDay({ group, shift }: Duty): Duty | undefined {
    const other = this.chance() < OTHER_GROUP_SHARE ? this.below(this.data.groups.length) : group;
    const shifts = this.ofDay[other][this.below(this.data.weekOfDay.length)];
    if (shifts.length === 0) return undefined;
    const near = this.place[group][shift] + this.below(9) - 4;
    const chosen = shifts[Math.min(shifts.length - 1, Math.max(0, near))];
    return { group: other, shift: chosen, begin: this.someBegin(chosen) };
  }

  /** Where an agent is missing, a duty is moved there or added. */
  private fill(accepts: Acceptance): void {
    const profile = this.below(this.schedule.profileCount);
    const from = this.below(this.data.intervalCount);
    const interval = this.schedule.shortFrom(from, profile, LOOK_AHEAD_INTERVALS);
    if (interval < 0) return;
    const group = this.below(this.data.groups.length);
    const shift = this.covering(group, interval);
    if (shift === undefined) return;
    const duty = { group, shift, begin: this.someBegin(shift) };
    if (this.duties.length > 0 && this.chance() < 0.7) {
      const index = this.below(this.duties.length);
      const { group: g, shift: s } = this.duties[index];
      if (!this.data.groups[g].pinned.has(s)) this.exchange(index, duty, accepts);
      return;
    }
    const before = this.schedule.cost;
    this.schedule.add(duty);
    if (accepts(before, 1)) this.duties.push(duty);
    else this.schedule.remove(duty);
  }

  /** One group works with a person less, another with one more. */
  private exchangePeople(accepts: Acceptance): void {
    const { schedule, data } = this;
    const [from, to] = [this.below(data.groups.length), this.below(data.groups.length)];
    const isFull = schedule.peopleOf(to) >= data.groups[to].maximumPeople;
    if (from === to || schedule.peopleOf(from) === 0 || isFull || !this.mayExchange(from, to)) return;
    const before = schedule.cost;
    schedule.setPeople(from, schedule.peopleOf(from) - 1);
    schedule.setPeople(to, schedule.peopleOf(to) + 1);
    if (accepts(before)) return;
    schedule.setPeople(from, schedule.peopleOf(from) + 1);
    schedule.setPeople(to, schedule.peopleOf(to) - 1);
  }

  /** Whether every limit on several groups leaves room for one more of `to` when there is one fewer of `from`. */
  private mayExchange(from: number, to: number): boolean {
    return this.data.peopleLimits.every(({ groups, maximumPeople }) => {
      if (!groups.includes(to) || groups.includes(from)) return true;
      return groups.reduce((sum, g) => sum + this.schedule.peopleOf(g), 0) < maximumPeople;
    });
  }

  private drop(index: number, accepts: Acceptance): void {
    const duty = this.duties[index];
    const before = this.schedule.cost;
    this.schedule.remove(duty);
    if (!accepts(before, -1)) return this.schedule.add(duty);
    this.duties[index] = this.duties[this.duties.length - 1];
    this.duties.pop();
  }

  private exchange(index: number, to: Duty, accepts: Acceptance): void {
    const from = this.duties[index];
    const before = this.schedule.cost;
    this.schedule.replace(from, to);
    if (accepts(before)) this.duties[index] = to;
    else this.schedule.replace(to, from);
  }

  /** A shift of the group at work in an interval, mostly one that has begun not long before. */
  private covering(group: number, interval: number): number | undefined {
    const shifts = this.ofGroup[group];
    const until = this.firstAfter(shifts, interval);
    const from = this.firstAfter(shifts, interval - this.longest);
    const back = this.chance();
    for (let at = until - 1 - Math.floor(back * back * (until - from)); at >= from; at--) {
      if (this.data.shifts[shifts[at]].end > interval) return shifts[at];
    }
    return undefined;
  }

  /** Place of the first shift that starts after an interval. */
  private firstAfter(shifts: readonly number[], interval: number): number {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.data.shifts[shifts[middle]].start <= interval) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private someBegin(shift: number): number {
    const begins = this.begins[shift];
    return begins === undefined ? -1 : begins[this.below(begins.length)];
  }

  private below(count: number): number {
    return Math.floor(this.chance() * count);
  }
}
