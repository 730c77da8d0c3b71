import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transport } from '../../../models/covering/transport.ts';
import {
  BUFFER,
  OFF_DUTY,
  allocateActivities,
  workOf,
  workingOn,
} from '../../../models/rostering/activities.ts';
import type { ActivityData } from '../../../models/rostering/activities.ts';

/** People over some intervals: who can do what (a bit per queue), who is there, what is required. */
function data(
  queueMask: number[],
  onDuty: number[][],
  required: number[][],
  parts: Partial<ActivityData> = {},
): ActivityData {
  const intervalCount = onDuty[0].length;
  return {
    intervalCount,
    queueMask,
    onDuty: onDuty.map((row) => Uint8Array.from(row)),
    required: required.map((row) => Int32Array.from(row)),
    contacts: required.map((row) => Float64Array.from(row)),
    buffer: new Int32Array(intervalCount),
    workMask: queueMask.map(() => 0),
    deferred: [],
    standBy: queueMask.map(() => ({ shifts: [{ start: 0, end: intervalCount }], carriedIn: 0, days: 1 })),
    ...parts,
  };
}

const rows = (activity: Int8Array[]): number[][] => activity.map((row) => [...row]);

test('people serve while they are there and nothing else', () => {
  expect(rows(allocateActivities(data([1], [[0, 1, 1, 0]], [[1, 1, 0, 1]])))).toEqual([
    [OFF_DUTY, 0, 0, OFF_DUTY],
  ]);
});

test('the buffer is kept free, and who is left over beyond it serves where most work falls on one agent', () => {
  const three = data([3, 3, 3], [[1], [1], [1]], [[1], [0]], {
    buffer: Int32Array.of(1),
    contacts: [Float64Array.of(1), Float64Array.of(9)],
  });
  const doing = rows(allocateActivities(three)).flat();
  expect(doing.filter((what) => what === BUFFER)).toHaveLength(1);
  expect([...doing].sort((a, b) => a - b)).toEqual([BUFFER, 0, 1]);
});

test('the buffer gives way to the requirement', () => {
  const two = data([1, 1], [[1], [1]], [[2]], { buffer: Int32Array.of(1) });
  expect(rows(allocateActivities(two))).toEqual([[0], [0]]);
});

test('somebody who can do two things moves over for somebody who can do one', () => {
  const both = 3;
  const onlyFirst = 1;
  const moved = allocateActivities(data([both, onlyFirst], [[1], [1]], [[1], [1]]));
  expect(rows(moved)).toEqual([[1], [0]]);
});

test('people stay on their queue while it needs them', () => {
  const hours = 24;
  const ones = new Array<number>(hours).fill(1);
  const twos = new Array<number>(hours).fill(2);
  const all = [1, 2, 3, 3, 3, 3];
  const activity = allocateActivities(
    data(
      all,
      all.map(() => ones),
      [twos, twos],
      { buffer: new Int32Array(hours).fill(1) },
    ),
  );
  for (const row of activity) expect(new Set(row).size).toBe(1);
});

test('somebody who comes takes the queue that is open and moves nobody', () => {
  const late = [0, 1];
  const early = [1, 1];
  const activity = allocateActivities(
    data(
      [3, 3],
      [late, early],
      [
        [1, 1],
        [0, 1],
      ],
    ),
  );
  expect(rows(activity)).toEqual([
    [OFF_DUTY, 1],
    [0, 0],
  ]);
});

test('a change of the requirement moves as few people as it must', () => {
  const ones = [1, 1];
  const activity = allocateActivities(
    data(
      [3, 3, 3, 3],
      [ones, ones, ones, ones],
      [
        [3, 2],
        [1, 2],
      ],
    ),
  );
  expect(activity.filter((row) => row[0] !== row[1])).toHaveLength(1);
});

const QUEUES = 3;
const INTERVALS = 4;
const situations = fc
  .record({
    people: fc.array(
      fc.record({
        mask: fc.integer({ min: 0, max: 7 }),
        there: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: INTERVALS, maxLength: INTERVALS }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    required: fc.array(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: INTERVALS, maxLength: INTERVALS }),
      { minLength: QUEUES, maxLength: QUEUES },
    ),
    buffer: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: INTERVALS, maxLength: INTERVALS }),
  })
  .map(({ people, required, buffer }) =>
    data(
      people.map(({ mask }) => mask),
      people.map(({ there }) => there),
      required,
      { buffer: Int32Array.from(buffer) },
    ),
  );

test('as many required places are filled as any allocation fills, by people who can, and the buffer comes next', () => {
  const seen = { full: 0, short: 0 };
  fc.assert(
    fc.property(situations, (situation) => {
      const activity = allocateActivities(situation);
      for (let t = 0; t < INTERVALS; t++) {
        const required = situation.required.map((queue) => queue[t]);
        const present = situation.onDuty.map((duty) => duty[t]);
        const doing = activity.map((row) => row[t]);
        doing.forEach((what, person) => {
          if (present[person] === 0) expect(what).toBe(OFF_DUTY);
          else expect(what).not.toBe(OFF_DUTY);
          if (what >= 0) expect(situation.queueMask[person] & (1 << what)).not.toBe(0);
        });
        const most = transport(present, required, (person, queue) => {
          return (situation.queueMask[person] & (1 << queue)) !== 0;
        });
        const filled = required.map((agents, queue) =>
          Math.min(agents, doing.filter((what) => what === queue).length),
        );
        expect(sum(filled)).toBe(sum(most));
        const free = sum(present) - sum(filled);
        const buffer = doing.filter((what) => what === BUFFER).length;
        expect(buffer).toBeGreaterThanOrEqual(Math.min(situation.buffer[t], free));
        // Beyond the buffer only those who can serve nothing at all are idle.
        const idle = doing.filter((what, p) => what === BUFFER && situation.queueMask[p] !== 0).length;
        expect(idle).toBeLessThanOrEqual(situation.buffer[t]);
        seen[sum(filled) === sum(required) ? 'full' : 'short']++;
      }
    }),
    { numRuns: 1000, seed: 20261122 },
  );
  expect(Math.min(seen.full, seen.short)).toBeGreaterThan(200);
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

test('whoever works on what can wait stays on it, and contacts go first', () => {
  const situation = data(
    [1, 1],
    [
      [1, 1, 1],
      [1, 1, 1],
    ],
    [[1, 1, 2]],
    {
      workMask: [1, 0],
      deferred: [Int32Array.of(1, 1, 1)],
    },
  );
  expect(rows(allocateActivities(situation))).toEqual([
    [workingOn(0), workingOn(0), 0],
    [0, 0, 0],
  ]);
});

test('nobody is on more than one thing, work is done by those who can, and costs no queue and no buffer', () => {
  const seen = { worked: 0, given: 0 };
  const masks = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 });
  const agents = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: INTERVALS, maxLength: INTERVALS });
  fc.assert(
    fc.property(situations, masks, fc.tuple(agents, agents), (plain, workMask, wanted) => {
      const deferred = wanted.map((row) => Int32Array.from(row));
      const situation = { ...plain, workMask: workMask.slice(0, plain.queueMask.length), deferred };
      const activity = allocateActivities(situation);
      const skilled = (person: number, task: number): boolean =>
        task < QUEUES
          ? (plain.queueMask[person] & (1 << task)) !== 0
          : (situation.workMask[person] & (1 << (task - QUEUES))) !== 0;
      for (let t = 0; t < INTERVALS; t++) {
        const doing = activity.map((row) => row[t]);
        const count = (task: number): number => doing.filter((what) => what === task).length;
        doing.forEach((what, person) => {
          const work = workOf(what);
          if (work !== undefined) expect(skilled(person, QUEUES + work)).toBe(true);
          expect(what === OFF_DUTY).toBe(plain.onDuty[person][t] === 0);
        });
        const required = plain.required.map((queue) => queue[t]);
        const present = plain.onDuty.map((duty) => duty[t]);
        const filled = required.map((most, queue) => Math.min(most, count(queue)));
        const worked = deferred.map((row, work) => Math.min(row[t], count(workingOn(work))));
        expect(deferred.map((_, work) => count(workingOn(work)))).toEqual(worked);
        expect(sum(filled)).toBe(sum(transport(present, required, skilled)));
        const asked = [...required, ...deferred.map((row) => row[t])];
        expect(sum(filled) + sum(worked)).toBe(sum(transport(present, asked, skilled)));
        seen.worked += sum(worked);
        seen.given += doing.filter((what) => what >= 0).length;
      }
    }),
    { numRuns: 500, seed: 20261122 },
  );
  expect(Math.min(seen.worked, seen.given)).toBeGreaterThan(500);
});

/** People work the same days, five intervals and an hour off: [person] days that are mostly stand-by, of which one at a time is due. */
function standByDays(carriedIn: readonly number[], workDays: readonly number[], days: number): number[] {
  const shifts = Array.from({ length: days }, (_, day) => ({ start: 6 * day, end: 6 * day + 5 }));
  const all = carriedIn.length;
  const shared = data(
    carriedIn.map(() => 1),
    // One after the other has a break.
    carriedIn.map((_, person) => shifts.flatMap(() => [1, 1, 1, 1, 1, 0].with(1 + person, 0))),
    [shifts.flatMap(() => [all - 1, all - 2, all - 2, all - 2, all - 1, 0])],
    {
      buffer: new Int32Array(6 * days).fill(1),
      standBy: carriedIn.map((brought, person) => ({ shifts, carriedIn: brought, days: workDays[person] })),
    },
  );
  return allocateActivities(shared).map(
    (row) =>
      shifts.filter(({ start, end }) => {
        const work = [...row.slice(start, end)].filter((what) => what !== OFF_DUTY);
        return 2 * work.filter((what) => what === BUFFER).length > work.length;
      }).length,
  );
}

test('stand-by falls to who has had the least of it, before and now, for the days they can work', () => {
  expect(standByDays([0, 0, 0], [9, 9, 9], 9)).toEqual([3, 3, 3]);
  expect(standByDays([3, 0, 0], [9, 9, 9], 9)).toEqual([1, 4, 4]);
  expect(standByDays([0, 9, 0], [9, 9, 9], 8)).toEqual([4, 0, 4]);
  // Twice the days to work, twice the stand-by.
  expect(standByDays([0, 0, 0], [4, 8, 4], 8)).toEqual([2, 4, 2]);
});
