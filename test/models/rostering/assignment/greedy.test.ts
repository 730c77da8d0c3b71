import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildAssignment } from '../../../../models/rostering/assignment/build.ts';
import { checkAssignment } from '../../../../models/rostering/assignment/check.ts';
import { decodeAssignment, encodeAssignment } from '../../../../models/rostering/assignment/decode.ts';
import { assignGreedily } from '../../../../models/rostering/assignment/greedy.ts';
import { assignment, member, shift, tinyAssignments } from './instances.ts';

test('it is legal, and as long as somebody fits nobody is missing', () => {
  let filled = 0;
  fc.assert(
    fc.property(tinyAssignments(), (data) => {
      const given = assignGreedily(data);
      expect(checkAssignment(data, given)).toEqual([]);
      data.shifts.forEach(({ demand }, open) => {
        const missing = demand - given.filter((shifts) => shifts.includes(open)).length;
        filled += missing === 0 ? 1 : 0;
        if (missing === 0) return;
        data.people.forEach((_, p) => {
          const more = given.map((shifts, q) => (p === q ? [...shifts, open] : shifts));
          if (!given[p].includes(open)) expect(checkAssignment(data, more)).not.toEqual([]);
        });
      });
    }),
    { numRuns: 400, seed: 20261122 },
  );
  expect(filled).toBeGreaterThan(400);
});

test('it fills every demand of members who are alike, five days a week', () => {
  const everyDay = Array.from({ length: 7 }, (_, day) => shift(day, 2, 10, 5));
  const given = assignGreedily(assignment(7, 7, everyDay, { maximumDaysPerWeek: 5 }));
  expect(given.map((shifts) => shifts.length)).toEqual([5, 5, 5, 5, 5, 5, 5]);
});

test('it leaves a day off between the first and the last of seven where weekly rest is required', () => {
  const everyDay = Array.from({ length: 7 }, (_, day) => shift(day, 0, 4));
  const weeklyRest = { intervals: 20, level: 'required' as const, weight: 1 };
  const data = assignment(7, 1, everyDay, { weeklyRest });
  const [given] = assignGreedily(data);
  expect(checkAssignment(data, [given])).toEqual([]);
  expect(given).toHaveLength(6);
});

test('it gives a shift to somebody who does not want the day off', () => {
  const data = assignment(1, 2, [shift(0, 0, 4)], {
    dayOffWeight: 5,
    people: [member('ann', 1, 1, { wantsOff: Uint8Array.of(1) }), member('bob', 1, 1)],
  });
  expect(assignGreedily(data)).toEqual([[], [0]]);
});

test('written into the columns of the model and read again it is the same', () => {
  fc.assert(
    fc.property(tinyAssignments(), (data) => {
      const { model, columns } = buildAssignment(data);
      const given = assignGreedily(data);
      const demand = data.shifts.map((one) => one.demand);
      const read = decodeAssignment(columns, encodeAssignment(columns, model.columnCount, given, demand));
      expect(read).toEqual(given.map((shifts) => [...shifts].sort((a, b) => a - b)));
    }),
    { numRuns: 50, seed: 20261122 },
  );
});
