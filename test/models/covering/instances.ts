import fc from 'fast-check';
import type { CoverBreak, CoverShift, CoveringData, PeopleGroup } from '../../../models/covering/data.ts';

/** Intervals of a day in these small instances. */
export const DAY = 8;

/** A shift written by hand; its day follows from its start, and an interval is an hour. */
export function shift(start: number, end: number, ...breaks: CoverBreak[]): CoverShift {
  const restingHours = breaks.reduce((sum, { intervals }) => sum + intervals, 0);
  const workMinutes = 60 * (end - start - restingHours);
  return {
    day: Math.floor(start / DAY),
    start,
    end,
    workMinutes,
    paidMinutes: workMinutes,
    standardMinutes: workMinutes,
    breaks,
  };
}

/** A group of people without limits beyond its size; `parts` replaces what differs. */
export function group(
  name: string,
  parts: Partial<PeopleGroup> & Pick<PeopleGroup, 'shifts'>,
  days = 1,
): PeopleGroup {
  const maximumPeople = parts.maximumPeople ?? 3;
  return {
    name,
    skillMask: 1,
    authority: 0,
    maximumPeople,
    peopleOnDay: new Int32Array(days).fill(maximumPeople),
    personDaysInWeek: new Int32Array(Math.ceil(days / 7)).fill(maximumPeople * 7),
    maximumDaysPerWeek: 7,
    maximumMinutesPerWeek: 10_080,
    leastMinutes: undefined,
    periodLimits: [],
    overtime: undefined,
    restDayWork: undefined,
    restIntervals: 0,
    preferredRest: undefined,
    restDayInSeven: false,
    costPerMinute: 1,
    costPerPerson: 0,
    pinned: new Map(),
    ...parts,
  };
}

/** An instance of whole days, nothing required and nobody there but what `parts` says. */
export function instance(days: number, parts: Partial<CoveringData>): CoveringData {
  const intervalCount = days * DAY;
  const skills = parts.skills ?? ['chat'];
  return {
    intervalCount,
    intervalMinutes: 60,
    weekOfDay: Int32Array.from({ length: days }, (_, day) => Math.floor(day / 7)),
    skills,
    required: skills.map(() => new Int32Array(intervalCount)),
    shortageWeight: skills.map(() => new Float64Array(intervalCount).fill(1)),
    liveExtra: new Int32Array(intervalCount),
    buffer: new Int32Array(intervalCount),
    breakBarred: new Uint8Array(intervalCount),
    groups: [],
    shifts: [],
    authorityFloors: [],
    peopleLimits: [],
    sharedPeople: [],
    responseBands: [],
    deferrable: [],
    startLimit: undefined,
    nightShare: undefined,
    endStaggering: undefined,
    ...parts,
  };
}

/** Agents required by hour, `need(days, { 2: 1, 3: 1 })`. */
export function need(days: number, byInterval: Readonly<Record<number, number>>): Int32Array {
  const required = new Int32Array(days * DAY);
  for (const [interval, agents] of Object.entries(byInterval)) required[Number(interval)] = agents;
  return required;
}

/**
 * Random instances small enough to try everything: two days, two skills, two groups of at most two people, up to four
 * shifts, some with a break of one hour in a window of two; with `breaks` 2 longer ones with a second
 * break after it.
 */
export function tinyInstances(breaks: 1 | 2 = 1): fc.Arbitrary<CoveringData> {
  const days = 2;
  const length = fc.integer({ min: breaks === 2 ? 5 : 3, max: 6 });
  const slot = fc.record({ day: fc.integer({ min: 0, max: 1 }), at: fc.integer({ min: 0, max: 5 }), length });
  const number = fc.constantFrom(0, breaks);
  const shifts = fc.array(fc.record({ slot, breaks: number }), { minLength: 2, maxLength: 4 }).map((drawn) =>
    drawn
      .map(({ slot: { day, at, length: hours }, breaks: most }) => {
        const start = day * DAY + at;
        const end = Math.min(days * DAY, start + hours);
        return withBreaks(start, end, most);
      })
      .sort((a, b) => a.start - b.start || a.end - b.end),
  );
  const profile = (most: number): fc.Arbitrary<Int32Array> =>
    fc
      .array(fc.integer({ min: 0, max: most }), { minLength: 8, maxLength: 8 })
      .map((pairs) => Int32Array.from({ length: days * DAY }, (_, t) => pairs[Math.floor(t / 2)]));
  return shifts.chain((drawn) => {
    const people = fc.record({
      skillMask: fc.integer({ min: 1, max: 3 }),
      authority: fc.integer({ min: 0, max: 1 }),
      maximumPeople: fc.integer({ min: 1, max: 2 }),
      shifts: fc.subarray([...drawn.keys()], { minLength: 1, maxLength: Math.min(3, drawn.length) }),
      restIntervals: fc.constantFrom(0, 3, 5),
      maximumDaysPerWeek: fc.integer({ min: 1, max: 2 }),
      maximumMinutesPerWeek: fc.constantFrom(300, 480, 10_080),
      absent: fc.integer({ min: 0, max: 3 }),
    });
    return fc
      .record({
        groups: fc.tuple(people, people),
        required: fc.tuple(profile(2), profile(1)),
        liveExtra: profile(1),
        buffer: profile(1),
        breakBarred: fc.subarray([...Array(days * DAY).keys()], { maxLength: 3 }),
        dearest: fc.constantFrom(0, 1),
        floor: fc.constantFrom('none' as const, 'required' as const),
        together: fc.constantFrom(2, 9),
      })
      .map((one) =>
        instance(days, {
          skills: ['first', 'second'],
          required: one.required,
          shortageWeight: [0, 1].map((skill) =>
            new Float64Array(days * DAY).fill(skill === one.dearest ? 2 : 1.25),
          ),
          liveExtra: one.liveExtra,
          buffer: one.buffer,
          breakBarred: Uint8Array.from({ length: days * DAY }, (_, t) =>
            one.breakBarred.includes(t) ? 1 : 0,
          ),
          shifts: drawn,
          groups: one.groups.map(({ absent, ...parts }, g) =>
            group(
              `g${g}`,
              {
                ...parts,
                peopleOnDay: Int32Array.of(parts.maximumPeople, Math.max(0, parts.maximumPeople - absent)),
              },
              days,
            ),
          ),
          peopleLimits: [{ name: 'all', groups: [0, 1], minimumPeople: 0, maximumPeople: one.together }],
          authorityFloors:
            one.floor === 'none'
              ? []
              : [{ name: 'supervisor', authority: 1, windows: [[2, 4]], level: 'required', weight: 7 }],
        }),
      );
  });
}

/** A shift whose breaks of one hour begin in the second hour or later, always in time: as many of these as it has room for. */
function withBreaks(start: number, end: number, most: number): CoverShift {
  const meal = { pool: 'meal', intervals: 1, begins: [start + 1, start + 2] };
  const rest = { pool: 'rest', intervals: 1, begins: [start + 3, start + 4] };
  return shift(start, end, ...[meal, rest].slice(0, Math.min(most, Math.max(0, end - start - 3))));
}

/** The same with nothing asked but what two people of each group can do, each in one of its shifts. */
export function coverableInstances(breaks: 1 | 2 = 1): fc.Arbitrary<CoveringData> {
  return tinyInstances(breaks).map((data) => {
    const required = data.skills.map(() => new Int32Array(data.intervalCount));
    for (const { skillMask, shifts } of data.groups) {
      const skill = skillMask === 2 ? 1 : 0;
      const ofDay = [0, 1].map((day) => shifts.find((one) => data.shifts[one].day === day));
      for (const chosen of ofDay) {
        if (chosen === undefined) continue;
        const { start, end, breaks } = data.shifts[chosen];
        const mayRest = breaks.flatMap(({ begins }) => begins);
        for (let t = start; t < end; t += 2) if (!mayRest.includes(t)) required[skill][t]++;
      }
    }
    return {
      ...data,
      required,
      liveExtra: new Int32Array(data.intervalCount),
      buffer: new Int32Array(data.intervalCount),
      breakBarred: new Uint8Array(data.intervalCount),
      authorityFloors: [],
      peopleLimits: [],
      groups: data.groups.map((one) => ({
        ...one,
        maximumPeople: 2,
        peopleOnDay: Int32Array.of(2, 2),
        maximumMinutesPerWeek: 480,
      })),
    };
  });
}
