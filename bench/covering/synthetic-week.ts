import type { CoverShift, CoveringData, PeopleGroup } from '../../models/covering/data.ts';

const INTERVALS_PER_DAY = 96;
const INTERVAL_MINUTES = 15;

/** A contract class: one shift length, with or without a meal break, and what a week may hold. */
interface ContractClass {
  readonly name: string;
  readonly shiftIntervals: number;
  readonly mealBreakIntervals: number;
  readonly maximumDaysPerWeek: number;
  readonly maximumMinutesPerWeek: number;
}

const classes: readonly ContractClass[] = [
  {
    name: 'full-time',
    shiftIntervals: 36,
    mealBreakIntervals: 4,
    maximumDaysPerWeek: 5,
    maximumMinutesPerWeek: 40 * 60,
  },
  {
    name: 'part-time',
    shiftIntervals: 22,
    mealBreakIntervals: 2,
    maximumDaysPerWeek: 5,
    maximumMinutesPerWeek: 25 * 60,
  },
  {
    name: 'hourly',
    shiftIntervals: 16,
    mealBreakIntervals: 0,
    maximumDaysPerWeek: 4,
    maximumMinutesPerWeek: 16 * 60,
  },
];

/** Begins of a meal break, counted in quarter-hours from the one that halves the shift. */
const breakWindows = [-2, -1, 0, 1, 2];

/** 11 hours between shifts, in quarter-hours. */
const REST_INTERVALS = 44;

/** Until 06:00 on the first day those serve who began on the day before. */
const NIGHT_BEFORE_INTERVALS = 24;

/** Requirement over a day as a share of its peak: a quiet night, a noon peak and a live evening. */
const dayShape = [
  0.12, 0.08, 0.06, 0.05, 0.05, 0.08, 0.15, 0.25, 0.4, 0.55, 0.65, 0.72, 0.75, 0.7, 0.62, 0.6, 0.62, 0.7,
  0.82, 0.95, 1, 0.97, 0.7, 0.35,
];
const weekdayFactor = [0.85, 0.85, 0.9, 0.95, 1, 1.15, 1.1];

/**
 * Weeks of quarter-hours around the clock: shifts begin every 15 minutes, meal breaks in five windows, three contract
 * classes of whom part-time and hourly people may be half as many as full-time ones each.
 * @param peakAgents requirement at the peak of an ordinary day
 */
export function syntheticWeeks(weeks: number, peakAgents: number, seed: number): CoveringData {
  const days = weeks * 7;
  const intervalCount = days * INTERVALS_PER_DAY;
  const required = requirement(days, peakAgents, seed);
  const shifts: CoverShift[] = [];
  const shiftsOfClass = classes.map((): number[] => []);
  for (let start = 0; start < intervalCount; start++) {
    classes.forEach((contract, c) => {
      const end = start + contract.shiftIntervals;
      if (end > intervalCount) return;
      shiftsOfClass[c].push(shifts.length);
      shifts.push(shiftOf(contract, start, end));
    });
  }
  const weekOfDay = Int32Array.from({ length: days }, (_, day) => Math.floor(day / 7));
  const agentDays = required.reduce((sum, agents) => sum + agents, 0) / 32;
  const fullTime = Math.ceil(((agentDays / days) * 7) / 5) * 2;
  return {
    intervalCount,
    intervalMinutes: INTERVAL_MINUTES,
    weekOfDay,
    skills: ['chat'],
    required: [required],
    shortageWeight: [new Float64Array(intervalCount).fill(1)],
    liveExtra: new Int32Array(intervalCount),
    buffer: new Int32Array(intervalCount),
    breakBarred: new Uint8Array(intervalCount),
    groups: classes.map((contract, c) =>
      groupOf(contract, shiftsOfClass[c], c === 0 ? fullTime : Math.ceil(fullTime / 10), days, weeks),
    ),
    shifts,
    authorityFloors: [],
    peopleLimits: [],
    sharedPeople: [],
    responseBands: [],
    deferrable: [],
    startLimit: undefined,
    nightShare: undefined,
    endStaggering: undefined,
  };
}

function shiftOf(contract: ContractClass, start: number, end: number): CoverShift {
  const { mealBreakIntervals, shiftIntervals, name } = contract;
  const workMinutes = (shiftIntervals - mealBreakIntervals) * INTERVAL_MINUTES;
  const middle = start + Math.floor((shiftIntervals - mealBreakIntervals) / 2);
  return {
    day: Math.floor(start / INTERVALS_PER_DAY),
    start,
    end,
    workMinutes,
    paidMinutes: workMinutes,
    standardMinutes: workMinutes,
    breaks:
      mealBreakIntervals === 0
        ? []
        : [
            {
              pool: name,
              intervals: mealBreakIntervals,
              begins: breakWindows.map((offset) => middle + offset),
            },
          ],
  };
}

function groupOf(
  contract: ContractClass,
  shifts: readonly number[],
  people: number,
  days: number,
  weeks: number,
): PeopleGroup {
  return {
    name: contract.name,
    skillMask: 1,
    authority: 0,
    maximumPeople: people,
    peopleOnDay: new Int32Array(days).fill(people),
    personDaysInWeek: new Int32Array(weeks).fill(people * contract.maximumDaysPerWeek),
    maximumDaysPerWeek: contract.maximumDaysPerWeek,
    maximumMinutesPerWeek: contract.maximumMinutesPerWeek,
    leastMinutes: undefined,
    periodLimits: [],
    overtime: undefined,
    restDayWork: undefined,
    restIntervals: REST_INTERVALS,
    preferredRest: undefined,
    restDayInSeven: true,
    costPerMinute: 1,
    costPerPerson: 0,
    shifts,
    pinned: new Map(),
  };
}

function requirement(days: number, peakAgents: number, seed: number): Int32Array {
  const random = linearCongruential(seed);
  const dayNoise = Array.from({ length: days }, () => 1 + 0.1 * (random() - 0.5));
  return Int32Array.from({ length: days * INTERVALS_PER_DAY }, (_, interval) => {
    const day = Math.floor(interval / INTERVALS_PER_DAY);
    const hour = (interval % INTERVALS_PER_DAY) / 4;
    const from = Math.floor(hour);
    const shape = dayShape[from] + (hour - from) * (dayShape[(from + 1) % 24] - dayShape[from]);
    if (interval < NIGHT_BEFORE_INTERVALS) return 0;
    return Math.max(1, Math.round(peakAgents * shape * weekdayFactor[day % 7] * dayNoise[day]));
  });
}

/** Numbers in [0, 1) from a seed (Knuth’s MMIX constants on 32 bits are enough for noise). */
function linearCongruential(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
