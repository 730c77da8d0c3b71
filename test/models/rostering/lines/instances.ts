import fc from 'fast-check';
import type {
  CoverNeed,
  Line,
  LinePerson,
  LineRules,
  LinesData,
  WeekRules,
} from '../../../../models/rostering/lines/data.ts';
import type { Tally } from '../../../../models/rostering/lines/data.ts';

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
      const week = fc.record<WeekRules>({
        maximumDays: fc.integer({ min: 1, max: days }),
        maximumMinutes: fc.constantFrom(Infinity, 960, 1500),
        owedMinutes: fc.constant(960),
      });
      const successions = fc.array(fc.record({ shift, cost: fc.integer({ min: 1, max: 3 }) }), {
        maxLength: 2,
      });
      return fc.record<LinesData>({
        days: fc.constant(days),
        weekOfDay: fc.constant([0, 0, 1, 1, 1, 1].slice(0, days)),
        weekends: weekendsIn(days),
        shifts: fc.array(
          fc.record({
            name: fc.constant('shift'),
            minutes: fc.constantFrom(240, 480, 600),
            barredNextDay: shifts,
            barredAfterDayOff: rarely(shifts, fc.constant([])),
            costNextDay: rarely(successions, fc.constant([])),
            costAfterDayOff: rarely(successions, fc.constant([])),
          }),
          { minLength: shiftCount, maxLength: shiftCount },
        ),
        people: fc.array(
          fc.record<LinePerson>({
            name: fc.constant('person'),
            rules: tinyRules(days, shifts, week),
            daysOff: fc.uniqueArray(fc.integer({ min: 0, max: days - 1 }), { maxLength: 1 }),
            costs: smallCosts,
            tallies: rarely(fc.array(tinyTally(days * (shiftCount + 1)), { maxLength: 2 }), fc.constant([])),
            owed: rarely(
              fc.record({
                minutes: fc
                  .constantFrom([480, 300], [960, 0])
                  .map((minutes) => Int32Array.from(minutes.slice(0, days > 2 ? 2 : 1))),
                costPerMinute: fc.constantFrom(1, 2),
              }),
              fc.constant(undefined),
            ),
          }),
          { minLength: people, maxLength: people },
        ),
        cover: fc.array(
          fc.record<CoverNeed>({
            day: rarely(fc.constant('any' as const), fc.integer({ min: 0, max: days - 1 })),
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

/** Four times in five the other. */
function rarely<A, B>(arbitrary: fc.Arbitrary<A>, other: fc.Arbitrary<B>): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: 4, arbitrary: other }, arbitrary);
}

/** Limits that lines can keep or miss by a unit or two, some of them required. */
function tinyTally(weights: number): fc.Arbitrary<Tally> {
  const cost = fc.constantFrom(1, 2, 5, Infinity);
  return fc
    .record({
      weights: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: weights, maxLength: weights }),
      least: fc.constantFrom(-Infinity, 0, 1, 2),
      room: fc.constantFrom(0, 1, Infinity),
      costBelow: cost,
      costAbove: cost,
      ofWorkersOnly: fc.boolean(),
    })
    .map(({ weights: drawn, least, room, costBelow, costAbove, ofWorkersOnly }): Tally => {
      const most = least === -Infinity ? room : least + room;
      return {
        name: 'tally',
        weights: Float64Array.from(drawn),
        least,
        most,
        costBelow: least === -Infinity ? 0 : costBelow,
        costAbove: most === Infinity ? 0 : costAbove,
        ofWorkersOnly,
      };
    });
}

function tinyRules(
  days: number,
  shifts: fc.Arbitrary<number[]>,
  week: fc.Arbitrary<WeekRules>,
): fc.Arbitrary<LineRules> {
  return fc.record<LineRules>({
    minimumMinutes: fc.constantFrom(0, 0, 480, 960),
    maximumMinutes: fc.constantFrom(Infinity, 480 * (days - 1), 480 * (days - 2) + 100),
    maximumConsecutiveShifts: fc.constantFrom(Infinity, 2, 3, days - 1),
    minimumConsecutiveShifts: fc.constantFrom(1, 1, 2, 3),
    minimumConsecutiveDaysOff: fc.constantFrom(1, 1, 2, 3),
    maximumWeekends: fc.constantFrom(Infinity, 1, 0),
    counts: fc.array(fc.record({ shifts, most: fc.integer({ min: 0, max: 2 }) }), { maxLength: 2 }),
    week,
    dayOffInsideSeven: fc.constant(false),
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
  return lines.map((line) => Uint16Array.from(line));
}
