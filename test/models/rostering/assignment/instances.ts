import fc from 'fast-check';
import type {
  AssignmentData,
  DemandedShift,
  Duty,
  Member,
  RestRule,
} from '../../../../models/rostering/assignment/data.ts';

/** Intervals of a day in these small instances; one is an hour. */
export const DAY = 12;

/** A shift written by hand, such as `shift(0, 2, 8)`: on day 0, from hour 2 to hour 8. */
export function shift(day: number, from: number, to: number, demand = 1, duties: Duty[] = []): DemandedShift {
  const isNight = duties.includes('night');
  const workMinutes = 60 * (to - from);
  return {
    day,
    start: day * DAY + from,
    end: day * DAY + to,
    workMinutes,
    standardMinutes: workMinutes,
    demand,
    isNight,
    duties,
  };
}

/** A member who may be given everything and wants no day off; `parts` replaces what differs. */
export function member(name: string, shifts: number, days: number, parts: Partial<Member> = {}): Member {
  return {
    name,
    allowed: new Uint8Array(shifts).fill(1),
    pinned: [],
    wantsOff: new Uint8Array(days),
    leastMinutes: new Int32Array(0),
    ...parts,
  };
}

/** So many members alike over so many days, with no rule but one shift a day. */
export function assignment(
  days: number,
  members: number,
  shifts: readonly DemandedShift[],
  parts: Partial<AssignmentData> = {},
): AssignmentData {
  return {
    weekOfDay: new Int32Array(days),
    people: Array.from({ length: members }, (_, p) => member(`m${p}`, shifts.length, days)),
    shifts,
    minimumPeople: 0,
    maximumPeople: members,
    maximumDaysPerWeek: 7,
    maximumMinutesPerWeek: Infinity,
    periodLimits: [],
    overtimeAfterMinutes: undefined,
    restDayWork: undefined,
    restDayInSeven: false,
    dailyRest: undefined,
    weeklyRest: undefined,
    nightShare: undefined,
    dayOffWeight: 0,
    ...parts,
  };
}

/** Random instances with at most nine shifts to give, three members and four days. */
export function tinyAssignments(): fc.Arbitrary<AssignmentData> {
  const days = 4;
  const drawn = fc.record({
    day: fc.integer({ min: 0, max: days - 1 }),
    from: fc.integer({ min: 0, max: 9 }),
    hours: fc.integer({ min: 3, max: 8 }),
    demand: fc.integer({ min: 1, max: 2 }),
    duties: fc.subarray<Duty>(['night', 'weekend', 'live']),
  });
  const rest = (min: number, max: number): fc.Arbitrary<RestRule | undefined> =>
    fc.option(
      fc.record({
        intervals: fc.integer({ min, max }),
        level: fc.constantFrom('required' as const, 'preferred' as const),
        weight: fc.constantFrom(3, 20),
      }),
      { nil: undefined },
    );
  return fc.array(drawn, { minLength: 2, maxLength: 5 }).chain((list) => {
    const shifts = list
      .map(({ day, from, hours, demand, duties }) => shift(day, from, from + hours, demand, duties))
      .sort((a, b) => a.start - b.start);
    const wishes = fc.record({
      barred: fc.subarray([...shifts.keys()], { maxLength: 2 }),
      off: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
      pinned: fc.option(fc.constantFrom(...shifts.keys()), { nil: undefined, freq: 3 }),
      owed: fc.constantFrom(0, 0, 0, 300, 700),
    });
    return fc
      .record({
        people: fc.array(wishes, { minLength: 2, maxLength: 3 }),
        fewer: fc.constantFrom(0, 0, 1),
        minimumPeople: fc.constantFrom(0, 0, 0, 2),
        maximumDaysPerWeek: fc.integer({ min: 1, max: 4 }),
        maximumMinutesPerWeek: fc.constantFrom(Infinity, 720),
        overtimeAfterMinutes: fc.constantFrom(undefined, undefined, 400),
        restDayWork: fc.constantFrom(
          undefined,
          { afterDaysPerWeek: 1, maximumMinutesPerWeek: 480, pay: 2 },
          { afterDaysPerWeek: 2, maximumMinutesPerWeek: 700, pay: 2 },
        ),
        dailyRest: rest(3, 9),
        weeklyRest: rest(12, 21),
        nightShare: fc.option(
          fc
            .record({
              share: fc.constantFrom([0, 1], [1, 2], [1, 3], [2, 3]),
              level: fc.constantFrom('required' as const, 'preferred' as const),
              weight: fc.constantFrom(4, 11),
            })
            .map(({ share: [numerator, denominator], ...rule }) => ({ numerator, denominator, ...rule })),
          { nil: undefined },
        ),
        dayOffWeight: fc.constantFrom(0, 5),
        overtime: fc.constantFrom(undefined, 60, 150),
        twoWeeks: fc.boolean(),
      })
      .map(({ people, fewer, twoWeeks, overtime, ...rules }) => {
        const longest = Math.min(rules.maximumMinutesPerWeek, 240 + (overtime ?? Infinity));
        const pins = people.map(({ pinned }, p) =>
          pinned !== undefined && p < shifts[pinned].demand ? [pinned] : [],
        );
        return assignment(days, people.length, shifts, {
          ...rules,
          periodLimits:
            overtime === undefined
              ? []
              : [{ name: 'overtime', firstDay: 0, lastDay: 2, aboveMinutes: 240, maximumMinutes: overtime }],
          weekOfDay: twoWeeks ? Int32Array.of(0, 0, 1, 1) : new Int32Array(days),
          maximumPeople: Math.max(people.length - fewer, pins.filter((pinned) => pinned.length > 0).length),
          people: people.map(({ barred, off, owed }, p) =>
            member(`m${p}`, shifts.length, days, {
              allowed: Uint8Array.from(shifts, (_, index) =>
                barred.includes(index) && !pins[p].includes(index) ? 0 : 1,
              ),
              pinned: shifts[pins[p][0]]?.workMinutes > longest ? [] : pins[p],
              wantsOff: Uint8Array.from({ length: days }, (_, day) => (off.includes(day) ? 1 : 0)),
              leastMinutes: twoWeeks ? Int32Array.of(owed, Math.floor(owed / 2)) : Int32Array.of(owed),
            }),
          ),
        });
      });
  });
}
