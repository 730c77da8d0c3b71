import { expect, test } from 'vitest';
import { cutIntoBlocks } from '../../../models/covering/blocks.ts';
import { instance, shift } from './instances.ts';

test('a day without shifts is one block', () => {
  const blocks = cutIntoBlocks(instance(1, {}));
  expect(blocks.count).toBe(1);
  expect([...blocks.firstInterval]).toEqual([0, 8]);
  expect([...blocks.ofInterval]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('it is cut where shifts begin and end and where breaks can', () => {
  const meal = { pool: 'meal', intervals: 2, begins: [3, 4] };
  const blocks = cutIntoBlocks(instance(1, { shifts: [shift(1, 7, meal), shift(1, 4)] }));
  expect([...blocks.firstInterval]).toEqual([0, 1, 3, 4, 5, 6, 7, 8]);
  expect(blocks.count).toBe(7);
  expect([...blocks.ofInterval]).toEqual([0, 1, 1, 2, 3, 4, 5, 6, 7]);
});

test('every block holds the intervals between its first and the next one', () => {
  const meal = { pool: 'meal', intervals: 1, begins: [2] };
  const { count, firstInterval, ofInterval } = cutIntoBlocks(
    instance(2, { shifts: [shift(0, 5, meal), shift(9, 14)] }),
  );
  for (let block = 0; block < count; block++) {
    expect(ofInterval[firstInterval[block]]).toBe(block);
    expect(ofInterval[firstInterval[block + 1] - 1]).toBe(block);
  }
  expect(ofInterval[16]).toBe(count);
});
