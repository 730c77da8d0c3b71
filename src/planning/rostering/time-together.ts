import { hasAuthority } from '../../domain/agent.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** [person][day] the shift worked. */
export type ShiftsByDay = readonly (readonly (ShiftCandidate | undefined)[])[];

/** Somebody’s wish to work with others. */
interface Wish {
  readonly person: number;
  readonly partners: readonly number[];
  readonly weight: number;
}

/** Wishes to work with somebody, and what those that are missed weigh. */
export class TimeTogether {
  readonly wishes: readonly Wish[];
  private readonly limit: number;
  /** [person] wishes that the person has or is meant by. */
  private readonly ofPerson: readonly (readonly Wish[])[];

  constructor({ rules }: Pick<ResolvedRequest, 'rules'>, people: readonly Person[], grid: IntervalGrid) {
    const rule = rules['partner-wanted'];
    this.limit = rule.limit / grid.intervalMinutes;
    this.wishes = rule.level === 'off' ? [] : people.flatMap((_, person) => wishesOf(people, person));
    const ofPerson = people.map((): Wish[] => []);
    for (const wish of this.wishes)
      for (const person of [wish.person, ...wish.partners]) ofPerson[person].push(wish);
    this.ofPerson = ofPerson;
  }

  /** Whether both of a wish start a shift on a day, but are not at work at the same time for long enough. */
  isMissed({ person, partners }: Wish, shifts: ShiftsByDay, day: number): boolean {
    const own = shifts[person].at(day);
    if (own === undefined || !partners.some((other) => shifts[other][day] !== undefined)) return false;
    return !partners.some((other) =>
      [day - 1, day, day + 1].some((near) => near >= 0 && this.isTogether(own, shifts[other][near])),
    );
  }

  /** Weight of the wishes of or about some people that are missed on a day, or on the days beside it. */
  missedAround(people: readonly number[], shifts: ShiftsByDay, day: number): number {
    const wishes = new Set(people.flatMap((person) => this.ofPerson[person]));
    let weight = 0;
    for (const wish of wishes)
      for (const near of [day - 1, day, day + 1])
        if (near >= 0 && this.isMissed(wish, shifts, near)) weight += wish.weight;
    return weight;
  }

  private isTogether(one: ShiftCandidate, other: ShiftCandidate | undefined): boolean {
    if (other === undefined) return false;
    const together = Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
    return together >= Math.min(this.limit, one.end - one.start, other.end - other.start);
  }
}

function wishesOf(people: readonly Person[], person: number): Wish[] {
  return people[person].preferences.partners.map(({ agents, authority, weight }) => ({
    person,
    partners: [...people.keys()].filter((other) => {
      if (other === person) return false;
      if (agents !== undefined) return agents.includes(people[other].id);
      return authority !== undefined && hasAuthority(people[other].authority, authority);
    }),
    weight,
  }));
}
