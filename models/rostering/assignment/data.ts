import type { RestDayTerms } from '../../covering/data.ts';
import type { PeriodLimit } from '../../covering/period-limit.ts';

/**
 * Data of the assignment model: which member of a group works which of the shifts that covering gave the group. Days,
 * people and shifts are indices from 0; see `formulation.md`.
 */
export interface AssignmentData {
  /** Calendar week of each day, numbered from 0. */
  readonly weekOfDay: Int32Array;
  readonly people: readonly Member[];
  readonly shifts: readonly DemandedShift[];
  /** Members that are to be used, and that may be used, at all. */
  readonly minimumPeople: number;
  readonly maximumPeople: number;
  readonly maximumDaysPerWeek: number;
  readonly maximumMinutesPerWeek: number;
  /** Limits of one member over other days than those of a week. */
  readonly periodLimits: readonly PeriodLimit[];
  /** From which minute of a week on members work overtime; undefined where the contract allows none. */
  readonly overtimeAfterMinutes: number | undefined;
  /** Undefined where nobody works more days than the contract's; else the limits of a week include rest days. */
  readonly restDayWork: RestDayTerms | undefined;
  readonly restDayInSeven: boolean;
  /** Least rest between shifts of consecutive days. */
  readonly dailyRest: RestRule | undefined;
  /** Least rest around a single day off; required, every seven days from the first must hold it whole. */
  readonly weeklyRest: RestRule | undefined;
  /** Of a member's n shifts at most ⌈n · numerator / denominator⌉ may be nights, pinned ones aside. */
  readonly nightShare: NightShareRule | undefined;
  /** Cost of a shift on a day the member wants off. */
  readonly dayOffWeight: number;
}

export interface RestRule {
  readonly intervals: number;
  readonly level: 'required' | 'preferred';
  /** Cost of one rest that is too short, when preferred. */
  readonly weight: number;
}

export interface NightShareRule {
  readonly numerator: number;
  readonly denominator: number;
  readonly level: 'required' | 'preferred';
  /** Cost of one night above shifts · numerator / denominator + (denominator − 1) / denominator, when preferred. */
  readonly weight: number;
}

export interface Member {
  readonly name: string;
  /** 1 for each shift the member may be given. */
  readonly allowed: Uint8Array;
  /** Shifts the member must be given. */
  readonly pinned: readonly number[];
  /** 1 for each day the member wants off. */
  readonly wantsOff: Uint8Array;
  /** [week] minutes owed to the member as soon as any shift is given. */
  readonly leastMinutes: Int32Array;
}

export interface DemandedShift {
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly workMinutes: number;
  /** Of these those that count towards the week of a contract. */
  readonly standardMinutes: number;
  /** Members wanted on it. */
  readonly demand: number;
  /** Whether it counts as a night; the duty counts every shift that touches one. */
  readonly isNight: boolean;
  /** Duties that are shared out evenly: night, weekend, live. */
  readonly duties: readonly Duty[];
}

export const DUTIES = ['night', 'weekend', 'live'] as const;
export type Duty = (typeof DUTIES)[number];

/** For each member the shifts given, ascending by day. */
export type Assignment = readonly (readonly number[])[];
