import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkCovering } from '../../../../models/covering/check.ts';
import type { CoveringData, PeopleGroup } from '../../../../models/covering/data.ts';
import { Queue } from '../../../../src/domain/queue.ts';
import { solveCovering } from '../../../../src/planning/covering.ts';
import { withCrossTraining } from '../../../../src/planning/what-ifs/cross-training.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { group, instance, need, shift } from '../../../models/covering/instances.ts';
import { patient } from '../../../models/covering/patient.ts';

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

const handling = { kind: 'task', averageHandleSeconds: 240 };
const queuesOf = (...needs: [skill: string, level: number][]): Queue[] =>
  needs.map(([skill, minimumLevel]) =>
    Queue.parse({ id: `${skill}${minimumLevel}`, skill, minimumLevel, handling }),
  );
const THREE = queuesOf(['first', 1], ['second', 1], ['third', 1]);
const LEARNT: Readonly<Record<number, readonly number[]>> = { 1: [3, 5], 2: [3, 6], 4: [5, 6] };

function best(data: CoveringData): { shortage: number; people: number } {
  const { covering, shortage, objective } = solveCovering(data, 'headcount', highs, patient, () => 0);
  expect(checkCovering(data, covering)).toEqual([]);
  return { shortage: Math.round(shortage.value * 1e4), people: Math.round(objective.value) };
}

/** One person as the instance knows them: the skill they have, whether they are there, the shift they are pinned to. */
interface Member {
  readonly group: number;
  readonly present: boolean;
  readonly pin: number | undefined;
}

/** One day, shifts in the morning, over noon and in the evening, two groups of one skill each. */
const days = fc.record({
  masks: fc.uniqueArray(fc.constantFrom(1, 2, 4), { minLength: 2, maxLength: 2 }),
  members: fc.array(
    fc.record({
      group: fc.constantFrom(0, 1),
      present: fc.boolean(),
      pin: fc.constantFrom(undefined, undefined, 0, 1, 2),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  required: fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }), {
    minLength: 3,
    maxLength: 3,
  }),
});

const SHIFTS = [shift(0, 4), shift(2, 6), shift(4, 8)];

/** Groups of members by skill mask, in the order of the masks. */
function groupsOf(
  members: readonly (Member & { readonly mask: number })[],
  masks: readonly number[],
): PeopleGroup[] {
  return masks.map((skillMask) => {
    const own = members.filter(({ mask }) => mask === skillMask);
    const pinned = new Map<number, number>();
    for (const { pin } of own) if (pin !== undefined) pinned.set(pin, (pinned.get(pin) ?? 0) + 1);
    const maximumPeople = own.length;
    const present = own.filter((one) => one.present || one.pin !== undefined).length;
    return group(`g${skillMask}`, {
      skillMask,
      maximumPeople,
      peopleOnDay: Int32Array.of(present),
      personDaysInWeek: Int32Array.of(present),
      shifts: [0, 1, 2],
      pinned,
    });
  });
}

test('is as good as the best second skill for every person by trying them all', () => {
  let split = 0;
  fc.assert(
    fc.property(days, ({ masks, members, required }) => {
      const data = instance(1, {
        skills: ['first', 'second', 'third'],
        shifts: SHIFTS,
        required: required.map((pairs) => Int32Array.from({ length: 8 }, (_, t) => pairs[Math.floor(t / 2)])),
      });
      const known = members.map((one) => ({ ...one, mask: masks[one.group] }));
      const asked = withCrossTraining({ ...data, groups: groupsOf(known, masks) }, THREE);
      const found = best(asked);
      const tried = known
        .reduce<(Member & { mask: number })[][]>(
          (teams, one) =>
            teams.flatMap((team) => LEARNT[one.mask].map((mask) => [...team, { ...one, mask }])),
          [[]],
        )
        .map((team) => best({ ...data, groups: groupsOf(team, [3, 5, 6]) }))
        .sort((one, other) => one.shortage - other.shortage || one.people - other.people);
      expect(found).toEqual(tried[0]);
      if (asked.sharedPeople.some(({ pinned }) => pinned.size > 0)) split++;
    }),
    { numRuns: 40, seed: 20261122 },
  );
  expect(split).toBeGreaterThan(5);
});

test('with two skills everybody has both; who has several already learns nothing', () => {
  const groups = [1, 2, 3].map((skillMask) => group(`g${skillMask}`, { skillMask, shifts: [] }));
  const { groups: trained, sharedPeople } = withCrossTraining(instance(1, { groups }), THREE.slice(0, 2));
  expect(trained.map(({ skillMask }) => skillMask)).toEqual([3, 3, 3]);
  expect(sharedPeople).toEqual([]);
  const alone = withCrossTraining(instance(1, { groups: [groups[0]] }), THREE.slice(0, 1));
  expect(alone.groups.map(({ skillMask }) => skillMask)).toEqual([1]);
});

test('a skill is learnt at the lowest level that a queue asks for', () => {
  // Bits: first at 1, first at 3, second at 2, second at 3.
  const levels = queuesOf(['first', 1], ['first', 3], ['second', 3], ['second', 2]);
  const groups = [0b0001, 0b0011, 0b1000, 0b1100].map((skillMask) =>
    group(`g${skillMask}`, { skillMask, shifts: [] }),
  );
  const trained = withCrossTraining(instance(1, { groups }), levels).groups;
  expect(trained.map(({ skillMask }) => skillMask)).toEqual([0b1001, 0b1011, 0b1001, 0b1101]);
});

test('limits of several groups count everybody once, whatever they learn', () => {
  const groups = [1, 2].map((skillMask) => group(`g${skillMask}`, { skillMask, shifts: [0] }));
  const data = instance(1, {
    skills: ['first', 'second', 'third'],
    groups,
    shifts: [shift(0, 8)],
    required: [1, 1, 1].map(() => need(1, { 0: 1 })),
    peopleLimits: [{ name: 'together', groups: [0, 1], minimumPeople: 0, maximumPeople: 2 }],
  });
  const trained = withCrossTraining(data, THREE);
  expect(
    trained.peopleLimits.map(({ name, groups, maximumPeople }) => [name, groups, maximumPeople]),
  ).toEqual([
    ['together', [0, 1, 2, 3], 2],
    ['g1', [0, 1], 3],
    ['g2', [2, 3], 3],
  ]);
  expect(best(trained)).toEqual({ shortage: 10_000, people: 2 });
});
