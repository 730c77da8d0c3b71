import type { Covering } from '../../../models/covering/decode.ts';
import { lineErrors } from '../../../models/rostering/lines/check.ts';
import type { Line } from '../../../models/rostering/lines/data.ts';
import { lineCost } from '../../../models/rostering/lines/line-cost.ts';
import type { Group, Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { groupLines } from './lines-data.ts';
import type { GroupLines, GroupToRoster } from './lines-data.ts';
import { TimeTogether } from './time-together.ts';

/** The groups whose shifts have been given out, and what covering counted for them. */
interface GroupsRostered extends Pick<GroupToRoster, 'request' | 'grid' | 'calendars' | 'candidates'> {
  readonly groups: readonly Group[];
  readonly covering: Pick<Covering, 'people' | 'shifts'>;
}

/** A member of a group with the shifts given. */
interface Member {
  readonly person: Person;
  readonly group: number;
  readonly shifts: readonly { readonly candidate: ShiftCandidate; readonly pinned: boolean }[];
}

/** Rounds through all wishes; a later one finds what an earlier one made possible. */
const MOST_ROUNDS = 3;
/** Costs are sums of rounded terms. */
const TOLERANCE = 1e-9;

/**
 * Brings people together who would like to work with each other: on a day on which both work, one of them exchanges shifts with a
 * member of the same group. Everybody keeps the days they work; coverage stays as it is, lines legal, and no exchange costs anything
 * by the lines, which know nothing of others.
 *
 * @param people all groups’ members, in the order of the groups
 */
export function bringTogether(
  input: GroupsRostered,
  people: readonly Member[],
  shouldStop: () => boolean,
): Member[] {
  const exchange = new Exchange(input, people);
  for (let round = 0; round < MOST_ROUNDS && exchange.round(shouldStop); round++) continue;
  return exchange.people();
}

/** The lines of one group, its members by their places among all people. */
interface GroupOfLines extends GroupLines {
  readonly members: readonly number[];
  readonly lines: readonly Line[];
}

class Exchange {
  private readonly before: readonly Member[];
  private readonly wishes: TimeTogether;
  /** [person][day] */
  private readonly shifts: (ShiftCandidate | undefined)[][];
  private readonly groupAt: (group: number) => GroupOfLines;

  constructor(input: GroupsRostered, people: readonly Member[]) {
    const { request, grid } = input;
    this.before = people;
    this.wishes = new TimeTogether(
      request,
      people.map(({ person }) => person),
      grid,
    );
    this.shifts = people.map(({ shifts }) => {
      const byDay = new Array<ShiftCandidate | undefined>(grid.days.length).fill(undefined);
      for (const { candidate } of shifts) byDay[candidate.day] = candidate;
      return byDay;
    });
    const known = new Map<number, GroupOfLines>();
    this.groupAt = (group) => {
      const lines = known.get(group) ?? linesOf(input, people, group);
      known.set(group, lines);
      return lines;
    };
  }

  /** Looks once at every wish and day on which it is missed; whether anything got better. */
  round(shouldStop: () => boolean): boolean {
    let hasGained = false;
    for (const wish of this.wishes.wishes) {
      for (let day = 0; day < this.shifts[wish.person].length; day++) {
        if (shouldStop()) return false;
        if (!this.wishes.isMissed(wish, this.shifts, day)) continue;
        const movable = [wish.person, ...wish.partners].filter((one) => this.shifts[one][day] !== undefined);
        if (movable.some((one) => this.exchangeOn(day, one))) hasGained = true;
      }
    }
    return hasGained;
  }

  /** Exchanges somebody’s shift of a day with the first member of the group with whom wishes gain. */
  private exchangeOn(day: number, person: number): boolean {
    const own = this.shifts[person][day];
    const { members } = this.groupAt(this.before[person].group);
    return members.some((other) => {
      const theirs = this.shifts[other][day];
      if (theirs === undefined || theirs === own) return false;
      const missed = this.wishes.missedAround([person, other], this.shifts, day);
      this.swap(day, person, other);
      const gained = missed - this.wishes.missedAround([person, other], this.shifts, day);
      if (gained > TOLERANCE && this.exchangeLines(day, person, other)) return true;
      this.swap(day, person, other);
      return false;
    });
  }

  private swap(day: number, one: number, other: number): void {
    [this.shifts[one][day], this.shifts[other][day]] = [this.shifts[other][day], this.shifts[one][day]];
  }

  /** Exchanges two members’ choices of a day where both lines stay legal and cost no more together. */
  private exchangeLines(day: number, one: number, other: number): boolean {
    const { data, members, lines } = this.groupAt(this.before[one].group);
    const both = [one, other].map((person) => members.indexOf(person));
    const cost = (): number => both.reduce((sum, member) => sum + lineCost(data, member, lines[member]), 0);
    const swap = (): void => {
      const [first, second] = both.map((member) => lines[member]);
      [first[day], second[day]] = [second[day], first[day]];
    };
    if (both.some((member) => lines[member][day] === 0)) return false;
    const before = cost();
    swap();
    const isLegal = both.every((member) => lineErrors(data, data.people[member], lines[member]).length === 0);
    if (isLegal && cost() <= before + TOLERANCE) return true;
    swap();
    return false;
  }

  /** The people with their shifts as they are now. */
  people(): Member[] {
    return this.before.map((one, p) => ({
      ...one,
      shifts: one.shifts.map((shift) => {
        const candidate = this.shifts[p][shift.candidate.day]!;
        return candidate === shift.candidate ? shift : { candidate, pinned: false };
      }),
    }));
  }
}

function linesOf(input: GroupsRostered, people: readonly Member[], group: number): GroupOfLines {
  const { groups, covering, candidates } = input;
  const members = [...people.keys()].filter((person) => people[person].group === group);
  const own = members.map((member) => people[member]);
  const built = groupLines({
    ...input,
    group: groups[group],
    people: own.map(({ person }) => person),
    demanded: covering.shifts[group],
    counted: covering.people[group],
    most: members.length,
  });
  const { days, types, candidateAt } = built.shifts;
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index]));
  const lines = own.map(({ shifts }) => {
    const line: Line = new Uint16Array(days);
    for (const { candidate } of shifts) {
      const ofDay = candidateAt.subarray(candidate.day * types.length, (candidate.day + 1) * types.length);
      line[candidate.day] = ofDay.indexOf(indexOf.get(candidate)!) + 1;
    }
    return line;
  });
  return { ...built, members, lines };
}
