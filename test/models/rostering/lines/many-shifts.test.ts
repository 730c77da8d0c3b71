import { expect, test } from 'vitest';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { groupMoves } from '../../../../models/rostering/lines/moves.ts';
import { RandomStream } from '../../../../models/simulation/random-stream.ts';
import { PricingMemory } from '../../../../src/planning/lines/threads/pricing-memory.ts';
import { rules } from './instances.ts';

const DAYS = 3;
const SHIFTS = 300;
/** On each day one shift alone is worth anything. */
const WANTED = [299, 3, 256];

/** @param minutesOf of each shift: where they differ, each shift is a move of its own */
function manyShifts(minutesOf: (shift: number) => number): LinesData {
  return {
    days: DAYS,
    weekends: [],
    shifts: Array.from({ length: SHIFTS }, (_, shift) => ({
      name: `shift ${shift}`,
      minutes: minutesOf(shift),
      barredNextDay: [],
    })),
    people: [
      {
        name: 'ann',
        rules: rules(),
        daysOff: [],
        costs: Float64Array.from({ length: DAYS * (SHIFTS + 1) }, (_, at) =>
          at % (SHIFTS + 1) === 0 ? 0 : 1,
        ),
      },
    ],
    cover: [],
  };
}

const worth = new Float64Array(DAYS * SHIFTS + 1);
WANTED.forEach((shift, day) => (worth[day * SHIFTS + shift] = 9));
const best = { line: Uint16Array.from(WANTED, (shift) => shift + 1), price: DAYS * (1 - 9) };

test.each([
  ['a move of its own', (shift: number) => 300 + shift],
  ['part of one move', () => 480],
])('three hundred shifts, each %s: none is taken for another', (_, minutesOf) => {
  const data = manyShifts(minutesOf);
  const outcome = createLineFinders(data);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  const [finder] = outcome.finders;
  const { lines } = finder.cheapest(data, 0, { worth, most: 1 });
  expect(lines).toEqual([best]);
  expect(finder.all(data, 0, best.price, { worth, most: 1 }).lines).toEqual([best]);
  const walks = { worth, budget: best.price, walks: 3, random: new RandomStream([1, 2, 3, 4]) };
  expect(finder.sample(data, 0, walks)).toEqual([best]);

  const memory = new PricingMemory(data);
  memory.ask([0], outcome.finders, { worth, most: 1 });
  memory.answer(0, { bound: best.price, lines }, finder.knowledge);
  expect(memory.answerOf(0, 0)).toEqual({ bound: best.price, lines: [best] });
});

test('more shifts than a line has numbers for are refused', () => {
  const data = manyShifts(() => 480);
  const shifts = Array.from({ length: 65_536 }, () => data.shifts[0]);
  expect(() => groupMoves({ ...data, shifts }, [])).toThrow('65536 shifts; a line tells at most 65535 apart');
});
