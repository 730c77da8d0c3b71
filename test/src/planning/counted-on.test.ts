import { expect, test } from 'vitest';
import { wantingAtLeast } from '../../../src/planning/counted-on.ts';

test('agents counted on are required, and the buffer is what is wanted above all of them', () => {
  const queueOf = (...required: number[]) => ({
    required: Int32Array.from(required),
    binding: required.map(() => ''),
    targets: [],
  });
  const floors = {
    liveExtra: Int32Array.of(0, 1),
    buffer: Int32Array.of(2, 2),
    bufferRules: [undefined, undefined],
    required: Int32Array.of(5, 7),
    absenceExtra: undefined,
  };
  const wanted = wantingAtLeast({ requirement: [queueOf(2, 3), queueOf(3, 4)], floors }, [
    Int32Array.of(4, 3),
    Int32Array.of(1, 6),
  ]);
  expect(wanted.requirement.map(({ required }) => [...required])).toEqual([
    [4, 3],
    [3, 6],
  ]);
  expect(wanted.floors).toEqual({ ...floors, required: Int32Array.of(7, 9) });
});
