/**
 * Data of the lines model: which line of work every named person gets, so that each day's needs are met at the least
 * cost. A line of work is one person's whole horizon. Days, shifts and people are indices from 0; see `formulation.md`.
 */
export interface LinesData {
  readonly days: number;
  /** Calendar week of each day, ascending from 0; needed where a rule or a person speaks of weeks. */
  readonly weekOfDay?: ArrayLike<number>;
  /** The days of each weekend: one, or two in a row. Weekends share no day and ascend. */
  readonly weekends: readonly (readonly number[])[];
  readonly shifts: readonly ShiftType[];
  readonly people: readonly LinePerson[];
  readonly cover: readonly CoverNeed[];
}

/** What a person can work on a day; at most one a day. */
export interface ShiftType {
  readonly name: string;
  readonly minutes: number;
  /** Shifts that may not be worked on the day after this one. */
  readonly barredNextDay: readonly number[];
  /** Shifts that may not be worked after this one and a single day off. */
  readonly barredAfterDayOff?: readonly number[];
  /** Shifts that may be worked on the day after this one, at a cost. */
  readonly costNextDay?: readonly SuccessionCost[];
  /** The same after this one and a single day off. */
  readonly costAfterDayOff?: readonly SuccessionCost[];
}

/** What it costs that this shift follows another. */
export interface SuccessionCost {
  readonly shift: number;
  readonly cost: number;
}

export interface LinePerson {
  readonly name: string;
  readonly rules: LineRules;
  /** Days on which the person does not work. */
  readonly daysOff: readonly number[];
  /** What each choice of each day costs: [day · (shifts + 1) + choice], a choice as in `Line`; Infinity for a closed one. */
  readonly costs: Float64Array;
  readonly tallies?: readonly Tally[];
  readonly owed?: OwedMinutes;
}

/** A count over one person's horizon that is to stay within limits: nights, minutes of a month, a fair share of weekends. */
export interface Tally {
  readonly name: string;
  /** What each choice of each day adds: [day · (shifts + 1) + choice], a choice as in `Line`. */
  readonly weights: Float64Array;
  /** −Infinity for none. */
  readonly least: number;
  /** Infinity for none. */
  readonly most: number;
  /** Cost of each unit below the least; Infinity where the least is required, 0 where there is none. */
  readonly costBelow: number;
  /** Cost of each unit above the most; Infinity where the most is required, 0 where there is none. */
  readonly costAbove: number;
  /** Whether it says nothing of who does not work at all. */
  readonly ofWorkersOnly?: boolean;
}

/** Minutes that the person is to be given in each week, if any shift at all. */
export interface OwedMinutes {
  /** [week] */
  readonly minutes: Int32Array;
  /** Cost of each minute not given. */
  readonly costPerMinute: number;
}

/** What a line of work must keep. */
export interface LineRules {
  readonly minimumMinutes: number;
  /** Infinity for no limit; so are the other maxima. */
  readonly maximumMinutes: number;
  readonly maximumConsecutiveShifts: number;
  /**
   * Waived for a run of work that ends on the last day, or that begins on the first where it is not known what was before: the days
   * outside are taken to help. So it is for one that ends before the first day.
   */
  readonly minimumConsecutiveShifts: number;
  /** Waived likewise. */
  readonly minimumConsecutiveDaysOff: number;
  /** Weekends of which any day is worked. */
  readonly maximumWeekends: number;
  readonly counts: readonly CountLimit[];
  readonly week?: WeekRules;
  readonly nights?: NightRules;
  /** Whether of every seven days counted from the first, one between their first and their last is off. */
  readonly dayOffInsideSeven?: boolean;
  readonly preferred?: PreferredPatterns;
  /** Undefined where it is not known what the days before the horizon were. */
  readonly before?: RunBefore;
}

/** The run of work or of days off that reaches up to the first day: one of the two is 0. */
export interface RunBefore {
  readonly daysWorked: number;
  readonly daysOff: number;
  /** Those of the days worked, up to the first day, whose shifts were nights. */
  readonly nights: number;
}

/** Limits that a line may pass at a cost. */
export interface PreferredPatterns {
  /** Each run of work that is longer costs. */
  readonly maximumConsecutiveShifts?: Preference;
  /** Each shorter run costs, but for those whose rules are waived. */
  readonly minimumConsecutiveShifts?: Preference;
  readonly minimumConsecutiveDaysOff?: Preference;
  /** Costs once, however many weekends there are beyond. */
  readonly maximumWeekends?: Preference;
  /** Each longer run of these shifts costs. */
  readonly nights?: Preference & { readonly shifts: readonly number[] };
}

/** What it costs to pass a limit. */
export interface Preference {
  readonly limit: number;
  readonly cost: number;
}

/** Runs of nights, on days in a row. */
export interface NightRules {
  /** Shifts that are nights. */
  readonly shifts: readonly number[];
  /** Infinity for no limit. */
  readonly maximumConsecutive: number;
  /** Days off after a run before anything is worked, but for one that ends before the first day; 0 for none. */
  readonly minimumDaysOffAfter: number;
}

/** What each calendar week of a line must keep. */
export interface WeekRules {
  readonly maximumDays: number;
  /** Infinity for no limit. */
  readonly maximumMinutes: number;
  /** Most minutes that anybody with these rules is owed in a week: so far they are counted, whatever the maximum. */
  readonly owedMinutes: number;
  /** Where work on rest days may come on top of the contract. */
  readonly contract?: ContractWeek;
}

/** Of each calendar week the days and minutes that come before work on rest days. */
export interface ContractWeek {
  /** Holidays aside: what is worked after so many days, no holiday itself, is work on rest days. */
  readonly days: number;
  /** Of everything but rest days, at most. */
  readonly maximumMinutes: number;
  readonly holidays: readonly number[];
}

/** At most so many of these shifts in a line; 0 for shifts that the person does not work. */
export interface CountLimit {
  readonly shifts: readonly number[];
  readonly most: number;
}

/** How many people one day wants on the given shifts together, or the horizon at work on any shift of any day. */
export interface CoverNeed {
  readonly day: number | 'any';
  readonly shifts: readonly number[];
  readonly required: number;
  /** Cost of each person missing. */
  readonly shortageCost: number;
  /** Cost of each person too many. */
  readonly excessCost: number;
}

/** One person's horizon: for each day 0 for a day off, otherwise the shift worked plus 1. */
export type Line = Uint16Array;

/** Shifts that a line can tell apart. */
export const MOST_SHIFTS = 2 ** 16 - 1;

/** One line for each person. */
export type LineRoster = readonly Line[];

/** Whether whoever has the line counts for the need. */
export function serves({ day, shifts }: CoverNeed, line: Line): boolean {
  if (day === 'any') return !isIdle(line);
  return line[day] > 0 && shifts.includes(line[day] - 1);
}

/** Whether a line has no work at all. */
export function isIdle(line: Line): boolean {
  for (let day = 0; day < line.length; day++) if (line[day] > 0) return false;
  return true;
}
