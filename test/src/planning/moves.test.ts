import { expect, test } from 'vitest';
import { disturbedIntervals } from '../../../src/planning/moves.ts';

/** One letter an interval: a queue’s number, b for the buffer, a dot for nobody. */
function disturbed(...people: string[]): number[][] {
  const doing = people.map((row) =>
    Int8Array.from(row, (what) => (what === '.' ? -2 : what === 'b' ? -1 : Number(what))),
  );
  const onDuty = new Int32Array(people[0].length);
  return disturbedIntervals({ doing, serving: [onDuty, onDuty], deferred: [], onDuty }).map((intervals) =>
    [...intervals].sort((a, b) => a - b),
  );
}

test('who comes from another queue disturbs the interval and the next, while staying', () => {
  expect(disturbed('001111')).toEqual([[], [2, 3]]);
  expect(disturbed('001011', '111100')).toEqual([
    [3, 4, 5],
    [2, 4, 5],
  ]);
});

test('who comes from a break, from the buffer or from home is free', () => {
  expect(disturbed('00.111', '.11111', 'bb1111', '00bb11')).toEqual([[], []]);
});
