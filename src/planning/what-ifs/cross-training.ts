import type { CoveringData, PeopleGroup, PeopleLimit, SharedPeople } from '../../../models/covering/data.ts';
import type { Queue } from '../../domain/queue.ts';
import { needsOfQueues } from '../../domain/skill.ts';

/**
 * The covering problem in which everybody with one skill has learnt one more, whichever serves best: each such group becomes
 * one group per skill to learn, and its people belong to any of them. A skill is learnt up to the lowest level that a queue
 * asks for.
 */
export function withCrossTraining(data: CoveringData, queues: readonly Queue[]): CoveringData {
  const skills = skillBits(queues);
  const ways = data.groups.map((group) => waysToLearn(group, skills));
  const indices: number[][] = [];
  let count = 0;
  for (const { length } of ways) {
    indices.push(Array.from({ length }, (_, k) => count + k));
    count += length;
  }
  const split = [...data.groups.keys()].filter((g) => ways[g].length > 1);
  const sharedPeople = split.map((g): SharedPeople => {
    const { name, maximumPeople, peopleOnDay, personDaysInWeek, pinned } = data.groups[g];
    return { name, groups: indices[g], maximumPeople, peopleOnDay, personDaysInWeek, pinned };
  });
  const limits = data.peopleLimits.map((limit): PeopleLimit => {
    return { ...limit, groups: limit.groups.flatMap((g) => indices[g]) };
  });
  return {
    ...data,
    groups: ways.flat(),
    peopleLimits: [...limits, ...sharedPeople.map((shared) => ({ ...shared, minimumPeople: 0 }))],
    sharedPeople,
    nightShare: hasPinnedNight(data, sharedPeople) ? undefined : data.nightShare,
  };
}

interface SkillBits {
  readonly skill: string;
  /** Bits of every level that queues ask for, and of the lowest. */
  readonly all: number;
  readonly lowest: number;
}

function skillBits(queues: readonly Queue[]): SkillBits[] {
  const needs = needsOfQueues(queues);
  return [...new Set(needs.map(({ skill }) => skill))].map((skill) => {
    const levels = needs.flatMap((need, bit) => (need.skill === skill ? [{ bit, ...need }] : []));
    const least = Math.min(...levels.map(({ minimumLevel }) => minimumLevel));
    const maskOf = (some: typeof levels): number => some.reduce((mask, { bit }) => mask | (1 << bit), 0);
    const lowest = maskOf(levels.filter(({ minimumLevel }) => minimumLevel === least));
    return { skill, all: maskOf(levels), lowest };
  });
}

/** A group with one skill as one group for each skill it may learn, any other as it is. */
function waysToLearn(group: PeopleGroup, skills: readonly SkillBits[]): PeopleGroup[] {
  const others = skills.filter(({ all }) => (group.skillMask & all) === 0);
  if (others.length !== skills.length - 1 || others.length === 0) return [group];
  const learnt = others.map(({ skill, lowest }) => ({
    ...group,
    name: `${group.name} and ${skill}`,
    skillMask: group.skillMask | lowest,
  }));
  // Pins of a group that is split are kept by the people it shares, whichever skill they learn.
  return learnt.length === 1 ? learnt : learnt.map((one) => ({ ...one, pinned: new Map() }));
}

/** A group’s share of nights leaves its pinned nights out, and nobody knows which of several groups those are in. */
function hasPinnedNight({ nightShare }: CoveringData, sharedPeople: readonly SharedPeople[]): boolean {
  return sharedPeople.some(({ pinned }) =>
    [...pinned.keys()].some((shift) => nightShare?.isNight[shift] === 1),
  );
}
