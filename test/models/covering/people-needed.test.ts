import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { peopleNeeded } from '../../../models/covering/people-needed.ts';
import { activity } from '../../../models/linear/evaluate.ts';
import { group, instance, shift } from './instances.ts';

const DAYS = 8;

/** Eight days over two calendar weeks with random shifts, and how many people work each. */
const cases = fc
  .record({
    shifts: fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: DAYS - 1 }),
        at: fc.integer({ min: 0, max: 7 }),
        hours: fc.integer({ min: 1, max: 9 }),
        people: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    firstWeek: fc.integer({ min: 0, max: 7 }),
    restIntervals: fc.integer({ min: 0, max: 5 }),
    maximumDaysPerWeek: fc.integer({ min: 1, max: 7 }),
    maximumMinutesPerWeek: fc.constantFrom(600, 1200, 10_080),
    restDayInSeven: fc.boolean(),
    peopleOnDay: fc.constantFrom(2, 4, 20),
    personDays: fc.constantFrom(3, 6, 140),
    overtime: fc.constantFrom(300, 450, 100_000),
  })
  .map(({ shifts, firstWeek, peopleOnDay, personDays, overtime, ...limits }) => {
    const drawn = shifts.map((one) => ({
      ...shift(one.day * 8 + one.at, Math.min(DAYS * 8, one.day * 8 + one.at + one.hours)),
      day: one.day,
    }));
    const data = instance(DAYS, {
      weekOfDay: Int32Array.from({ length: DAYS }, (_, day) => (day < firstWeek ? 0 : 1)),
      shifts: drawn,
      groups: [
        group('g', {
          ...limits,
          maximumPeople: 20,
          shifts: [...drawn.keys()],
          peopleOnDay: new Int32Array(DAYS).fill(peopleOnDay),
          personDaysInWeek: Int32Array.of(personDays, personDays),
          periodLimits: [
            { name: 'overtime', firstDay: 2, lastDay: 6, aboveMinutes: 240, maximumMinutes: overtime },
          ],
        }),
      ],
    });
    return { data, counts: new Map(shifts.map((one, index) => [index, one.people])) };
  });

test('they are the fewest people whom every row of the model allows', () => {
  let impossible = 0;
  fc.assert(
    fc.property(cases, ({ data, counts }) => {
      const needed = peopleNeeded(data, data.groups[0], counts);
      expect(needed).toBe(fewestByRows(data, counts));
      if (needed === Infinity) impossible++;
    }),
    { numRuns: 400, seed: 20261122 },
  );
  expect(impossible).toBeGreaterThan(20);
});

/** Tries one person after the other against the rows that speak of people. */
function fewestByRows(data: CoveringData, counts: ReadonlyMap<number, number>): number {
  const { model, columns } = buildCovering(data);
  const values = new Float64Array(model.columnCount);
  for (const [index, people] of counts) {
    const column = columns.shift[0].get(index)!;
    if (people > model.columnUpper[column]) return Infinity;
    values[column] = people;
  }
  for (let people = 0; people <= 20; people++) {
    values[columns.people[0]] = people;
    if (model.rowNames.every((_, row) => activity(model, row, values) <= model.rowUpper[row])) return people;
  }
  return Infinity;
}

test('with rests alone they are exactly as many as giving out the shifts one by one takes', () => {
  fc.assert(
    fc.property(cases, ({ data, counts }) => {
      const unlimited = {
        ...data.groups[0],
        maximumDaysPerWeek: 7,
        maximumMinutesPerWeek: 100_000,
        periodLimits: [],
        restDayInSeven: false,
        peopleOnDay: new Int32Array(DAYS).fill(20),
        personDaysInWeek: Int32Array.of(140, 140),
      };
      const exact = handOut(data, counts, unlimited.restIntervals);
      expect(peopleNeeded(data, unlimited, counts)).toBe(exact);
    }),
    { numRuns: 150, seed: 20261122 },
  );
});

/** Fewest people for the shifts by trying who takes each of them. */
function handOut(data: CoveringData, counts: ReadonlyMap<number, number>, rest: number): number {
  const open = [...counts].flatMap(([index, people]) => new Array<number>(people).fill(index));
  open.sort((a, b) => data.shifts[a].day - data.shifts[b].day);
  let fewest = open.length;
  const last: number[] = [];
  const give = (next: number): void => {
    if (last.length >= fewest) return;
    if (next === open.length) {
      fewest = last.length;
      return;
    }
    const mine = data.shifts[open[next]];
    const tried = new Set<number>();
    last.forEach((before, person) => {
      const theirs = data.shifts[before];
      const follows =
        mine.day > theirs.day + 1 || (mine.day === theirs.day + 1 && theirs.end + rest <= mine.start);
      if (!follows || tried.has(before)) return;
      tried.add(before);
      last[person] = open[next];
      give(next + 1);
      last[person] = before;
    });
    last.push(open[next]);
    give(next + 1);
    last.pop();
  };
  give(0);
  return fewest;
}
