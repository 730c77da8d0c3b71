import fc from 'fast-check';
import type {
  CoverNeed,
  Line,
  LinePerson,
  LineRules,
  LinesData,
} from '../../../../models/rostering/lines/data.ts';

/** Rules that forbid nothing; `parts` replaces what differs. */
export function rules(parts: Partial<LineRules> = {}): LineRules {
  return {
    minimumMinutes: 0,
    maximumMinutes: Infinity,
    maximumConsecutiveShifts: Infinity,
    minimumConsecutiveShifts: 1,
    minimumConsecutiveDaysOff: 1,
    maximumWeekends: Infinity,
    counts: [],
    ...parts,
  };
}

/** Small instances with every kind of rule: at most 6 days, 3 shifts and 4 people. Costs are whole. */
export function tinyLines(most: { readonly people: number } = { people: 4 }): fc.Arbitrary<LinesData> {
  return fc
    .record({
      days: fc.integer({ min: 2, max: 6 }),
      shiftCount: fc.integer({ min: 1, max: 3 }),
      people: fc.integer({ min: 1, max: most.people }),
    })
    .chain(({ days, shiftCount, people }) => {
      const shift = fc.integer({ min: 0, max: shiftCount - 1 });
      const shifts = fc.uniqueArray(shift, { maxLength: shiftCount });
      const smallCosts = fc
        .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4 })), {
          minLength: days * (shiftCount + 1),
          maxLength: days * (shiftCount + 1),
        })
        .map((costs) => Float64Array.from(costs));
      return fc.record<LinesData>({
        days: fc.constant(days),
        weekends: weekendsIn(days),
        shifts: fc.array(
          fc.record({
            name: fc.constant('shift'),
            minutes: fc.constantFrom(240, 480, 600),
            barredNextDay: shifts,
          }),
          { minLength: shiftCount, maxLength: shiftCount },
        ),
        people: fc.array(
          fc.record<LinePerson>({
            name: fc.constant('person'),
            rules: tinyRules(days, shifts),
            daysOff: fc.uniqueArray(fc.integer({ min: 0, max: days - 1 }), { maxLength: 1 }),
            costs: smallCosts,
          }),
          { minLength: people, maxLength: people },
        ),
        cover: fc.array(
          fc.record<CoverNeed>({
            day: fc.integer({ min: 0, max: days - 1 }),
            shifts: fc.uniqueArray(shift, { minLength: 1, maxLength: 2 }),
            required: fc.integer({ min: 0, max: 3 }),
            shortageCost: fc.integer({ min: 1, max: 9 }),
            excessCost: fc.integer({ min: 0, max: 3 }),
          }),
          { maxLength: 8 },
        ),
      });
    });
}

function weekendsIn(days: number): fc.Arbitrary<number[][]> {
  const pairs = days >= 5 ? [[1, 2], [4]] : [[0, 1]];
  return fc.constantFrom(pairs, [pairs[0]], []);
}

function tinyRules(days: number, shifts: fc.Arbitrary<number[]>): fc.Arbitrary<LineRules> {
  return fc.record<LineRules>({
    minimumMinutes: fc.constantFrom(0, 0, 480, 960),
    maximumMinutes: fc.constantFrom(Infinity, 480 * (days - 1), 480 * (days - 2) + 100),
    maximumConsecutiveShifts: fc.constantFrom(Infinity, 2, 3, days - 1),
    minimumConsecutiveShifts: fc.constantFrom(1, 1, 2, 3),
    minimumConsecutiveDaysOff: fc.constantFrom(1, 1, 2, 3),
    maximumWeekends: fc.constantFrom(Infinity, 1, 0),
    counts: fc.array(fc.record({ shifts, most: fc.integer({ min: 0, max: 2 }) }), { maxLength: 2 }),
  });
}

/** Every way to fill the days, legal or not. */
export function everyLine({ days, shifts }: LinesData): Line[] {
  let lines: number[][] = [[]];
  for (let day = 0; day < days; day++) {
    lines = lines.flatMap((line) =>
      Array.from({ length: shifts.length + 1 }, (_, choice) => [...line, choice]),
    );
  }
  return lines.map((line) => Uint8Array.from(line));
}
