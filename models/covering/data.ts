import type { PeriodLimit } from './period-limit.ts';

/**
 * Data of the covering model: how many people of each group work each shift so that every interval has the agents it
 * requires. Intervals, days, skills, groups and shifts are indices from 0; see `formulation.md`.
 */
export interface CoveringData {
  readonly intervalCount: number;
  readonly intervalMinutes: number;
  /** Calendar week of each day, numbered from 0. */
  readonly weekOfDay: Int32Array;
  /** Names of skills; a skill's index is its bit in a skill mask. */
  readonly skills: readonly string[];
  /** [skill][interval] agents that must be serving. */
  readonly required: readonly Int32Array[];
  /** [skill][interval] cost of one agent missing for one interval. */
  readonly shortageWeight: readonly Float64Array[];
  /** Agents asked for above the requirement during live streams, per interval. */
  readonly liveExtra: Int32Array;
  /** Buffer staff asked for above that, per interval. */
  readonly buffer: Int32Array;
  /** 1 where no break may begin, per interval. */
  readonly breakBarred: Uint8Array;
  readonly groups: readonly PeopleGroup[];
  /** Ascending by start. */
  readonly shifts: readonly CoverShift[];
  readonly authorityFloors: readonly AuthorityFloor[];
  readonly peopleLimits: readonly PeopleLimit[];
  readonly sharedPeople: readonly SharedPeople[];
  /** Averages to be kept on top of the requirement, which then is a floor. */
  readonly responseBands: readonly ResponseBand[];
  /** Work that can wait. */
  readonly deferrable: readonly DeferrableClass[];
  readonly startLimit: StartLimit | undefined;
  readonly nightShare: NightShare | undefined;
  readonly endStaggering: EndStaggering | undefined;
}

/** Work of one skill that can wait, whose batches fall due in the order in which they are released. */
export interface DeferrableClass {
  readonly name: string;
  /** The kind of work it is part of. */
  readonly work: string;
  readonly skill: number;
  /** Ascending by `release` and by `due` alike. */
  readonly batches: readonly DeferrableBatch[];
}

export interface DeferrableBatch {
  /** First interval in which it can be worked on. */
  readonly release: number;
  /** Interval after the last in which it can, later than `release`. */
  readonly due: number;
  /** Intervals of one agent that it takes, whole and at least 1; several agents may share it. */
  readonly agentIntervals: number;
}

/** At most so many distinct starts of shifts, such as times of day. */
export interface StartLimit {
  readonly maximumStarts: number;
  /** The start of each shift, numbered from 0. */
  readonly startOfShift: Int32Array;
}

/** Of the shifts of one member at most ⌈shifts · numerator / denominator⌉ are nights, pinned ones aside; in lowest terms. */
export interface NightShare {
  readonly numerator: number;
  readonly denominator: number;
  /** 1 for each shift that counts as a night. */
  readonly isNight: Uint8Array;
}

/** Where shifts should not end all at once: of n people on duty at most ⌈n / oneIn⌉ leave together. */
export interface EndStaggering {
  readonly oneIn: number;
  /** First intervals without those who leave, ascending. */
  readonly intervals: readonly number[];
  /** Required staggering is kept before people are saved, preferred where it costs nobody. */
  readonly level: 'required' | 'preferred';
  /** Cost of one who leaves too many. */
  readonly weight: number;
}

/** An average response promised for one skill over several intervals. */
export interface ResponseBand {
  readonly name: string;
  readonly skill: number;
  /** Average over the band, seconds, at most. */
  readonly targetSeconds: number;
  /** Cost of an average of twice the target; of less in proportion. */
  readonly excessWeight: number;
  /** Intervals in which the skill is required, ascending. */
  readonly intervals: readonly ResponseInterval[];
}

export interface ResponseInterval {
  readonly interval: number;
  /** Share of the replies of the band, 0–1; the shares of a band add up to 1. */
  readonly share: number;
  readonly curve: ResponseCurve;
}

/** Average response against the agents who serve: convex, the highest of its lines and of `leastSeconds`. */
export interface ResponseCurve {
  readonly lines: readonly ResponseLine[];
  /** What no number of agents improves. */
  readonly leastSeconds: number;
  /** Beyond so many agents the curve is taken as flat. */
  readonly mostAgents: number;
}

/** Seconds at least, for `agents` serving: interceptSeconds + secondsPerAgent · agents; the slope is negative. */
export interface ResponseLine {
  readonly interceptSeconds: number;
  readonly secondsPerAgent: number;
}

/** Least and most people that several groups have together. */
export interface PeopleLimit {
  readonly name: string;
  /** Indices of groups. */
  readonly groups: readonly number[];
  /** So many are to work at least; 0 asks for none. */
  readonly minimumPeople: number;
  readonly maximumPeople: number;
}

/** What a contract says of minutes above its week, of which `maximumMinutesPerWeek` is the end. */
export interface OvertimeTerms {
  readonly afterMinutesPerWeek: number;
  /** Premium of one such minute, beside its cost. */
  readonly premiumPerMinute: number;
}

/** What a contract says of work on rest days, of which `maximumDaysPerWeek` of the group is the end. */
export interface RestDayTerms {
  /** Days of the contract's week: who works more, holidays aside, works on rest days. */
  readonly afterDaysPerWeek: number;
  /** Minutes of a week at most, overtime included and those of rest days aside. */
  readonly maximumMinutesPerWeek: number;
  /** What a minute of a rest day is paid, as minutes without premium; not less than one of overtime. */
  readonly pay: number;
}

/** Minutes that members who work at all are owed in each week. */
export interface LeastMinutes {
  /** [week] of one member who is never away. */
  readonly perPerson: Int32Array;
  /** [week] by how much less all members together are owed for days on which they are away. */
  readonly away: Int32Array;
}

/**
 * People each of whom belongs to one of several groups, such as those of one skill who may learn one of several others. A
 * people limit beside it says how many they are; what their groups say of days and pins holds for each group by itself.
 */
export interface SharedPeople extends Omit<PeopleLimit, 'minimumPeople'> {
  /** Those who may work, per day. */
  readonly peopleOnDay: Int32Array;
  /** Working days of all of them together, per week. */
  readonly personDaysInWeek: Int32Array;
  /** People pinned to a shift, by shift index, in whichever group. */
  readonly pinned: ReadonlyMap<number, number>;
}

/** People who are alike to this model: same skills, authority, contract and permissions. */
export interface PeopleGroup {
  readonly name: string;
  readonly skillMask: number;
  /** Level of authority: a floor of level a is met by people of at least a. */
  readonly authority: number;
  /** Most people the group can have: its members, or those that can be hired. */
  readonly maximumPeople: number;
  /** Members who may work, per day. */
  readonly peopleOnDay: Int32Array;
  /** Working days of all members together, per week. */
  readonly personDaysInWeek: Int32Array;
  /** Working days and minutes of one member in a week, those of rest days included. */
  readonly maximumDaysPerWeek: number;
  readonly maximumMinutesPerWeek: number;
  /** Undefined where the contract owes no hours. */
  readonly leastMinutes: LeastMinutes | undefined;
  /** Limits of one member over other days than those of a week. */
  readonly periodLimits: readonly PeriodLimit[];
  /** From which minute of a week on members work overtime; undefined where the contract allows none. */
  readonly overtime: OvertimeTerms | undefined;
  /** Undefined where nobody works more days than the contract's. */
  readonly restDayWork: RestDayTerms | undefined;
  /** Least rest between two shifts of one member, intervals; with 0 they must still not overlap. */
  readonly restIntervals: number;
  /** A longer rest that is kept where it costs nobody. */
  readonly preferredRest: PreferredRest | undefined;
  /** At least one day off in any seven days in a row. */
  readonly restDayInSeven: boolean;
  readonly costPerMinute: number;
  /** Cost of every member who works at all, beside what is paid. */
  readonly costPerPerson: number;
  /** Indices of shifts its members may work. */
  readonly shifts: readonly number[];
  /** People pinned to a shift, by shift index. */
  readonly pinned: ReadonlyMap<number, number>;
}

export interface PreferredRest {
  readonly intervals: number;
  /** Cost of one rest cut short. */
  readonly weight: number;
}

export interface CoverShift {
  readonly day: number;
  /** First interval, included. */
  readonly start: number;
  /** Interval after the last. */
  readonly end: number;
  readonly workMinutes: number;
  /** What is paid for it, as minutes without premium: more than `workMinutes` on holidays and beyond the day's standard. */
  readonly paidMinutes: number;
  /** Of `workMinutes` those that count towards the week of a contract: within the day's standard, none on holidays. */
  readonly standardMinutes: number;
  /** In order of time; a break begun last in the window of one has ended where the next window begins. */
  readonly breaks: readonly CoverBreak[];
}

export interface CoverBreak {
  /** Shifts of one pool share their breaks: equal length and window, begins at equal steps. A shift has one of a pool. */
  readonly pool: string;
  readonly intervals: number;
  /** Intervals in which it may begin, ascending. */
  readonly begins: readonly number[];
}

/** People of an authority wanted on duty at a time; a missing one costs `weight` per window. */
export interface AuthorityFloor {
  readonly name: string;
  readonly authority: number;
  /** Somebody must be on duty in at least one interval of each of these windows, [first, last]. */
  readonly windows: readonly (readonly [first: number, last: number])[];
  /** Required floors are kept before people are saved, preferred ones only where it costs nobody. */
  readonly level: 'required' | 'preferred';
  readonly weight: number;
}
