/** Who is there, and what else they are there for. */
export interface RoomData {
  readonly intervalCount: number;
  readonly skillCount: number;
  /** Kinds of people, each with a bit mask of skills. */
  readonly skillMask: readonly number[];
  /** [kind][interval] people on duty. */
  readonly present: readonly Int32Array[];
  /** [skill][interval] agents who serve contacts that ask for the skill; there are so many. */
  readonly serving: readonly Int32Array[];
  /** People kept for other things, whatever their skills, per interval. */
  readonly kept: Int32Array;
}

/**
 * How many more agents of each set of skills every interval could give. By Hall's condition (Hall 1935) demands for agents can
 * be met by the people present exactly when no set of skills is asked for more often than there are people with one of them.
 */
export class SkillRoom {
  /** [set of skills][interval] people with one of the skills, less the agents asked for with one of them. */
  private readonly left: Int32Array[];
  /** The same over all people, less those kept. */
  private readonly inAll: Int32Array;
  /** [skill] sets that hold it. */
  private readonly setsWith: number[][];

  constructor({ intervalCount, skillCount, skillMask, present, serving, kept }: RoomData) {
    const everything = (1 << skillCount) - 1;
    const skills = [...new Array<number>(skillCount).keys()];
    const count = (isMeant: (mask: number) => boolean, isAsked: (skill: number) => boolean): Int32Array => {
      const total = new Int32Array(intervalCount);
      skillMask.forEach((mask, kind) => {
        if (isMeant(mask)) for (let t = 0; t < intervalCount; t++) total[t] += present[kind][t];
      });
      for (const skill of skills.filter(isAsked))
        for (let t = 0; t < intervalCount; t++) total[t] -= serving[skill][t];
      return total;
    };
    this.left = Array.from({ length: everything + 1 }, (_, set) =>
      count(
        (mask) => (mask & set) !== 0,
        (skill) => (set & (1 << skill)) !== 0,
      ),
    );
    this.inAll = count(
      () => true,
      () => true,
    );
    this.take(kept);
    this.setsWith = skills.map((skill) => [...this.left.keys()].filter((set) => (set & (1 << skill)) !== 0));
  }

  /** Keeps more people for other things. */
  take(people: Int32Array): void {
    people.forEach((count, t) => (this.inAll[t] -= count));
  }

  /** Keeps fewer of them. */
  give(people: Int32Array): void {
    people.forEach((count, t) => (this.inAll[t] += count));
  }

  /** People in an interval who are neither kept nor asked for. */
  people(interval: number): number {
    return this.inAll[interval];
  }

  /** Whether one agent more with a skill is to be had in an interval. */
  fits(skill: number, interval: number): boolean {
    return this.inAll[interval] > 0 && this.setsWith[skill].every((set) => this.left[set][interval] > 0);
  }

  /** Whether one is to be had when one of another skill is given up. */
  fitsInsteadOf(skill: number, other: number, interval: number): boolean {
    return this.setsWith[skill].every((set) => (set & (1 << other)) !== 0 || this.left[set][interval] > 0);
  }

  /** Notes agents taken, or given back. */
  change(skill: number, interval: number, by: number): void {
    this.inAll[interval] -= by;
    for (const set of this.setsWith[skill]) this.left[set][interval] -= by;
  }
}
