import type { CoverShift, CoveringData, PeopleGroup, RestDayTerms } from './data.ts';

/** A week of a group in which its members can work on rest days, as far as only totals over all of them tell. */
export interface RestDayWeek {
  readonly week: number;
  readonly terms: RestDayTerms;
  /** Shifts whose days count towards the contract's week. */
  readonly counted: readonly number[];
  /** Minutes that one rest day takes at most, and those of them within the standard of the day. */
  readonly longestMinutes: number;
  readonly longestStandardMinutes: number;
  /** What one rest day costs at least beyond the payment of its shift. */
  readonly leastPremium: number;
}

/** Weeks with more days on which members of a group can work than their contracts have; none where no rest day may be worked. */
export function restDayWeeks(
  { shifts, weekOfDay }: Pick<CoveringData, 'shifts' | 'weekOfDay'>,
  { restDayWork: terms, shifts: own, costPerMinute }: PeopleGroup,
): RestDayWeek[] {
  if (terms === undefined) return [];
  return [...new Set(weekOfDay)].flatMap((week) => {
    const counted = own.filter(
      (shift) => weekOfDay[shifts[shift].day] === week && isContractDay(shifts[shift]),
    );
    const days = new Set(counted.map((shift) => shifts[shift].day)).size;
    if (days <= terms.afterDaysPerWeek) return [];
    const worked = counted.map((shift) => shifts[shift]);
    const premiums = worked.map(({ workMinutes, paidMinutes }) => terms.pay * workMinutes - paidMinutes);
    return [
      {
        week,
        terms,
        counted,
        longestMinutes: Math.max(...worked.map(({ workMinutes }) => workMinutes)),
        longestStandardMinutes: Math.max(...worked.map(({ standardMinutes }) => standardMinutes)),
        leastPremium: costPerMinute * Math.min(...premiums),
      },
    ];
  });
}

/** Whether the day of a shift counts towards the days of a contract's week, as every day does but a holiday. */
export function isContractDay({ standardMinutes }: CoverShift): boolean {
  return standardMinutes > 0;
}

/**
 * Rest days among so many days worked, at most: who works one has worked all days of the contract before it.
 * @param days worked by all members in one week, holidays aside
 */
export function mostRestDays(
  days: number,
  { maximumDaysPerWeek, restDayWork }: Pick<PeopleGroup, 'maximumDaysPerWeek' | 'restDayWork'>,
): number {
  if (restDayWork === undefined) return 0;
  return (days * (maximumDaysPerWeek - restDayWork.afterDaysPerWeek)) / maximumDaysPerWeek;
}
