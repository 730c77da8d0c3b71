/** People on duty who count alike. */
export interface DutyClass {
  /** Bit mask of the skills the people have. */
  readonly skillMask: number;
  /** Floors the people count for, such as that of authority. */
  readonly floors: readonly number[];
}

/** What is asked for in every interval. */
export interface DutyNeeds {
  /** [skill][interval] agents required. */
  readonly required: readonly Int32Array[];
  /** Extra agents of live streams, and buffer staff, per interval. */
  readonly liveExtra: Int32Array;
  readonly buffer: Int32Array;
  /** Agents of a kind that must be among those on duty, whatever they do, and what one missing weighs. */
  readonly floors: readonly { readonly required: Int32Array; readonly weight: number }[];
  /** What one missing agent of each kind weighs; of a skill it weighs 1. */
  readonly weights: { readonly liveExtra: number; readonly buffer: number };
}

/** Up to so many skills every set of them is looked at; of more, those of one or two and all together. */
const MOST_SKILLS = 10;

/**
 * Agents missing, weighed, while people of some classes come and go. Missing from the skills in an interval is the largest
 * lack of any set of them, required less people with one of the skills (König’s theorem), and what is missing from live extra
 * and buffer beyond that follows from the number of people.
 */
export class MissingAgents {
  private readonly needs: DutyNeeds;
  private readonly classes: readonly DutyClass[];
  /** Per set of skills: its required agents [interval], and the people there [interval]. */
  private readonly sets: readonly { mask: number; required: Int32Array; present: Int32Array }[];
  private readonly onDuty: Int32Array;
  private readonly requiredInAll: Int32Array;
  private readonly inFloor: readonly Int32Array[];

  constructor(needs: DutyNeeds, classes: readonly DutyClass[]) {
    const intervals = needs.liveExtra.length;
    this.needs = needs;
    this.classes = classes;
    const sum = (mask: number): Int32Array =>
      Int32Array.from({ length: intervals }, (_, t) =>
        needs.required.reduce((total, of, skill) => total + (mask & (1 << skill) ? of[t] : 0), 0),
      );
    const masks = classes.map(({ skillMask }) => skillMask);
    this.sets = skillSets(needs.required.length, masks).map((mask) => ({
      mask,
      required: sum(mask),
      present: new Int32Array(intervals),
    }));
    this.onDuty = new Int32Array(intervals);
    this.requiredInAll = sum(-1);
    this.inFloor = needs.floors.map(() => new Int32Array(intervals));
  }

  /** People of a class come on duty in an interval, or go. */
  change(dutyClass: number, interval: number, people: number): void {
    const { skillMask, floors } = this.classes[dutyClass];
    this.onDuty[interval] += people;
    for (const set of this.sets) if ((set.mask & skillMask) !== 0) set.present[interval] += people;
    for (const floor of floors) this.inFloor[floor][interval] += people;
  }

  /** Agents missing from the skills in an interval. */
  fromSkills(interval: number): number {
    let most = 0;
    for (const { required, present } of this.sets)
      most = Math.max(most, required[interval] - present[interval]);
    return most;
  }

  /** Extra agents of live streams missing in an interval beyond those missing from the skills. */
  fromLiveExtra(interval: number): number {
    const { liveExtra } = this.needs;
    const lack = this.requiredInAll[interval] + liveExtra[interval] - this.onDuty[interval];
    return Math.max(0, Math.min(liveExtra[interval], lack - this.fromSkills(interval)));
  }

  /** What is missing in an interval, weighed. */
  weighed(interval: number): number {
    const { liveExtra, buffer, floors, weights } = this.needs;
    const fromSkills = this.fromSkills(interval);
    const wanted = this.requiredInAll[interval] + liveExtra[interval] + buffer[interval];
    const rest = Math.max(0, wanted - this.onDuty[interval] - fromSkills);
    const fromBuffer = Math.min(buffer[interval], rest);
    let sum = fromSkills + weights.buffer * fromBuffer + weights.liveExtra * (rest - fromBuffer);
    floors.forEach(({ required, weight }, floor) => {
      sum += weight * Math.max(0, required[interval] - this.inFloor[floor][interval]);
    });
    return sum;
  }

  /** How much less is missing in an interval, weighed, with so many more people of a class (fewer when negative). */
  relief(dutyClass: number, interval: number, people: number): number {
    const before = this.weighed(interval);
    this.change(dutyClass, interval, people);
    const after = this.weighed(interval);
    this.change(dutyClass, interval, -people);
    return before - after;
  }
}

/** Masks of the sets whose lack may be the largest: of those that the same people serve the largest will do. */
function skillSets(skills: number, masks: readonly number[]): number[] {
  const all = (1 << skills) - 1;
  const byServers = new Map<string, number>();
  const take = (set: number): void => {
    const servers = masks.map((mask) => ((mask & set) !== 0 ? '1' : '0')).join('');
    byServers.set(servers, (byServers.get(servers) ?? 0) | set);
  };
  if (skills <= MOST_SKILLS) {
    for (let set = 1; set <= all; set++) take(set);
    return [...byServers.values()];
  }
  for (let one = 0; one < skills; one++)
    for (let other = one; other < skills; other++) take((1 << one) | (1 << other));
  take(all);
  return [...byServers.values()];
}
