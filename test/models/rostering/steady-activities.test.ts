import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUFFER, OFF_DUTY, allocateActivities, workingOn } from '../../../models/rostering/activities.ts';
import type { ActivityData } from '../../../models/rostering/activities.ts';
import { steadyActivities } from '../../../models/rostering/steady-activities.ts';

interface Drawn {
  readonly people: readonly {
    readonly mask: number;
    readonly work: number;
    readonly on: readonly number[];
  }[];
  readonly required: readonly (readonly number[])[];
  readonly buffer: readonly number[];
  readonly deferred: readonly number[];
}

function drawn(mostPeople: number, intervals: number): fc.Arbitrary<Drawn> {
  const row = (max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.nat(max), { minLength: intervals, maxLength: intervals });
  return fc.record({
    people: fc.array(
      fc.record({
        mask: fc.constantFrom(1, 2, 3, 3),
        work: fc.nat(1),
        on: fc.array(fc.constantFrom(0, 1, 1, 1, 1, 1), { minLength: intervals, maxLength: intervals }),
      }),
      { minLength: 1, maxLength: mostPeople },
    ),
    required: fc.tuple(row(2), row(2)),
    buffer: row(1),
    deferred: row(1),
  });
}

function dataOf({ people, required, buffer, deferred }: Drawn): ActivityData {
  return {
    intervalCount: buffer.length,
    queueMask: people.map(({ mask }) => mask),
    workMask: people.map(({ work }) => work),
    onDuty: people.map(({ on }) => Uint8Array.from(on)),
    required: required.map((row) => Int32Array.from(row)),
    contacts: required.map((row) => Float64Array.from(row)),
    buffer: Int32Array.from(buffer),
    deferred: [Int32Array.from(deferred)],
    standBy: people.map(() => ({ shifts: [], carriedIn: 0, days: 1 })),
  };
}

const TASKS = [0, 1, BUFFER, workingOn(0)];

function wanted({ required, buffer, deferred }: ActivityData, task: number, t: number): number {
  if (task === BUFFER) return buffer[t];
  return task === workingOn(0) ? deferred[0][t] : required[task][t];
}

/** [task] agents missing in all. */
function missing(data: ActivityData, doing: readonly ArrayLike<number>[]): number[] {
  return TASKS.map((task) => {
    let total = 0;
    for (let t = 0; t < data.intervalCount; t++)
      total += Math.max(0, wanted(data, task, t) - doing.filter((row) => row[t] === task).length);
    return total;
  });
}

/** Switches, and stretches shorter than the least between two switches, a break or the shift. */
function unrest(doing: readonly ArrayLike<number>[], least: number): { switches: number; short: number } {
  const pieces = doing.flatMap((row) =>
    Array.from(row)
      .map((task) => String.fromCharCode(70 + task))
      .join('')
      .split(String.fromCharCode(70 + OFF_DUTY)),
  );
  const runs = pieces.map((piece) => [...piece.matchAll(/(.)\1*/g)].map(([run]) => run.length));
  return {
    switches: runs.reduce((sum, some) => sum + Math.max(0, some.length - 1), 0),
    short: runs.reduce(
      (sum, some) => sum + (some.length > 1 ? some.filter((run) => run < least).length : 0),
      0,
    ),
  };
}

function isAble({ queueMask, workMask }: ActivityData, person: number, task: number): boolean {
  if (task === BUFFER) return true;
  return task === workingOn(0) ? workMask[person] === 1 : (queueMask[person] & (1 << task)) !== 0;
}

test('nobody is missing more, nobody does what they cannot, and switches and short stretches are no more', () => {
  let fewer = 0;
  fc.assert(
    fc.property(drawn(5, 12), fc.integer({ min: 1, max: 3 }), (one, least) => {
      const data = dataOf(one);
      const before = allocateActivities(data);
      const copy = before.map((row) => row.slice());
      const after = steadyActivities(data, least, before);
      expect(before).toEqual(copy);
      after.forEach((row, person) =>
        row.forEach((task, t) => {
          expect(task === OFF_DUTY).toBe(data.onDuty[person][t] === 0);
          if (task !== OFF_DUTY) expect(isAble(data, person, task)).toBe(true);
        }),
      );
      const lost = missing(data, before);
      missing(data, after).forEach((agents, task) => expect(agents).toBeLessThanOrEqual(lost[task]));
      const [was, is] = [unrest(before, least), unrest(after, least)];
      expect(is.switches).toBeLessThanOrEqual(was.switches);
      expect(is.short).toBeLessThanOrEqual(was.short);
      if (is.switches < was.switches) fewer++;
    }),
    { numRuns: 500, seed: 20261123 },
  );
  expect(fewer).toBeGreaterThan(100);
});

test('of two people as few switches are left as any way to deal out the same leaves, nearly always', () => {
  let least = 0;
  const runs = 60;
  fc.assert(
    fc.property(drawn(2, 4), (one) => {
      const data = dataOf(one);
      const after = steadyActivities(data, 1, allocateActivities(data));
      const lost = missing(data, after);
      const possible = everyDealing(data)
        .filter((doing) => missing(data, doing).every((agents, task) => agents <= lost[task]))
        .map((doing) => unrest(doing, 1).switches);
      const fewest = Math.min(...possible);
      expect(unrest(after, 1).switches).toBeGreaterThanOrEqual(fewest);
      if (unrest(after, 1).switches === fewest) least++;
    }),
    { numRuns: runs, seed: 20261123 },
  );
  expect(least).toBeGreaterThanOrEqual(0.9 * runs);
});

function everyDealing(data: ActivityData): number[][][] {
  const rows = data.onDuty.map((on, person) =>
    Array.from(on).reduce<number[][]>(
      (ways, there) =>
        ways.flatMap((way) =>
          there === 0
            ? [[...way, OFF_DUTY]]
            : TASKS.filter((task) => isAble(data, person, task)).map((task) => [...way, task]),
        ),
      [[]],
    ),
  );
  return rows.reduce<number[][][]>(
    (ways, some) => ways.flatMap((way) => some.map((row) => [...way, row])),
    [[]],
  );
}
