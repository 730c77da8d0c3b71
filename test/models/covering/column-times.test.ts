import { expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { columnTimes, stretchCuts } from '../../../models/covering/column-times.ts';
import { DAY, group, instance, need, shift } from './instances.ts';

test('a column acts when its shift or break begins or its agent is missing; people have no time', () => {
  const data = instance(1, {
    required: [need(1, { 3: 1 })],
    shifts: [shift(1, 3), shift(2, 7, { pool: 'meal', intervals: 1, begins: [4, 5] })],
    groups: [group('g', { shifts: [0, 1] })],
  });
  const { model, columns } = buildCovering(data);
  const times = columnTimes(data, columns, model.columnCount);
  expect(Object.fromEntries(model.columnNames.map((name, column) => [name, times[column]]))).toEqual({
    'people[g]': -1,
    'shift[g,1-3#0]': 1,
    'shift[g,2-7#1]': 2,
    'break[g,meal,4]': 4,
    'waiting[g,meal,4]': 4,
    'break[g,meal,5]': 5,
    'waiting[g,meal,5]': 5,
    'shortage[chat,3]': 3,
  });
});

test('days are cut where the fewest are required over all days together, and ten hours later', () => {
  const required = new Int32Array(3 * DAY).map((_, t) => (t % DAY === 5 ? 1 : 2));
  required[DAY + 3] = 0;
  expect(stretchCuts(instance(3, { required: [required] }))).toEqual([
    0,
    5 + 3,
    DAY + 5,
    DAY + 5 + 3,
    2 * DAY + 5,
    2 * DAY + 5 + 3,
  ]);
});
