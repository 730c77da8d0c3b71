import { expect, test } from 'vitest';
import { toAlgebra } from '../../../../models/linear/algebra.ts';
import { evaluate } from '../../../../models/linear/evaluate.ts';
import { buildAssignment } from '../../../../models/rostering/assignment/build.ts';
import { checkAssignment } from '../../../../models/rostering/assignment/check.ts';
import type { AssignmentData } from '../../../../models/rostering/assignment/data.ts';
import { encodeAssignment } from '../../../../models/rostering/assignment/decode.ts';
import { assignGreedily } from '../../../../models/rostering/assignment/greedy.ts';
import { assignment, shift } from './instances.ts';

const fourDays = [0, 1, 2, 3].map((day) => shift(day, 0, 4));

/** Four days of four hours, of which the contract has two and 480 minutes. */
function restingWeek(parts: Partial<AssignmentData> = {}): AssignmentData {
  return assignment(4, 1, fourDays, {
    maximumDaysPerWeek: 3,
    maximumMinutesPerWeek: 720,
    overtimeAfterMinutes: 400,
    restDayWork: { afterDaysPerWeek: 2, maximumMinutesPerWeek: 480, pay: 2 },
    ...parts,
  });
}

test('rest-day and contract-week: days beyond those of the contract come after them, and are not among its minutes', () => {
  const rows = toAlgebra(buildAssignment(restingWeek()).model)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(rest-day|contract-week|overtime-in-week)\[.*\]: /.test(line));
  expect(rows).toEqual([
    'overtime-in-week[0,0]: 240 works[m0#0,0] + 240 works[m0#0,1] + 240 works[m0#0,2] + 240 works[m0#0,3] - overtime[0,0] - 240 rest-day[0,2] - 240 rest-day[0,3] <= 400',
    'rest-day[0,2]: rest-day[0,2] - works[m0#0,2] <= 0',
    'rest-day[after,0,2]: 2 rest-day[0,2] - works[m0#0,0] - works[m0#0,1] <= 0',
    'rest-day[0,3]: rest-day[0,3] - works[m0#0,3] <= 0',
    'rest-day[after,0,3]: 2 rest-day[0,3] - works[m0#0,0] - works[m0#0,1] - works[m0#0,2] <= 0',
    'contract-week[days,0,0]: works[m0#0,0] + works[m0#0,1] + works[m0#0,2] + works[m0#0,3] - rest-day[0,2] - rest-day[0,3] <= 2',
    'contract-week[minutes,0,0]: 240 works[m0#0,0] + 240 works[m0#0,1] + 240 works[m0#0,2] + 240 works[m0#0,3] - 240 rest-day[0,2] - 240 rest-day[0,3] <= 480',
  ]);
  const without = toAlgebra(buildAssignment(restingWeek({ restDayWork: undefined })).model);
  expect(without).not.toMatch(/rest-day|contract-week/);
});

test('greedily a rest day is worked after the days of the contract, and the start says so', () => {
  const data = restingWeek();
  const greedy = assignGreedily(data);
  expect(greedy).toEqual([[0, 1, 2]]);
  expect(checkAssignment(data, greedy)).toEqual([]);
  const { model, columns } = buildAssignment({ ...data, overtimeAfterMinutes: undefined });
  const start = encodeAssignment(columns, model.columnCount, greedy, [1, 1, 1, 1]);
  expect(columns.restDay[0].size).toBe(2);
  expect(start[columns.restDay[0].get(2)!.column]).toBe(1);
  expect(start[columns.restDay[0].get(3)!.column]).toBe(0);
  expect(evaluate(model, start).violation).toBe(0);
});

test('the minutes of the contract hold for its days, whatever rest days there are', () => {
  const tight = restingWeek({ restDayWork: { afterDaysPerWeek: 2, maximumMinutesPerWeek: 479, pay: 2 } });
  expect(assignGreedily(tight)).toEqual([[0]]);
  expect(checkAssignment(tight, [[0, 1, 2]])).toEqual([
    'm0 works 480 minutes in week 0 before rest days; at most 479',
  ]);
});
