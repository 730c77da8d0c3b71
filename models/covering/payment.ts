import type { CoveringData, PeopleGroup } from './data.ts';
import type { Covering } from './decode.ts';
import { mostRestDays, restDayWeeks } from './rest-days.ts';
import type { RestDayWeek } from './rest-days.ts';

/** What a shift costs when one member of a group works it, overtime of the week and rest days aside. */
export function shiftPayment(data: CoveringData, group: number, shift: number): number {
  return data.shifts[shift].paidMinutes * data.groups[group].costPerMinute;
}

/** What a covering costs at least: shifts with their premiums, weeks shared out evenly, and people. */
export function paymentOf(
  data: CoveringData,
  { people, shifts }: Pick<Covering, 'people' | 'shifts'>,
): number {
  return data.groups.reduce((total, group, g) => {
    let cost = total + group.costPerPerson * people[g];
    const weeks = new Map<number, WeekTotals>();
    for (const [shift, working] of shifts[g]) {
      cost += working * shiftPayment(data, g, shift);
      const { day, workMinutes, standardMinutes } = data.shifts[shift];
      const week = data.weekOfDay[day];
      const before = weeks.get(week) ?? { minutes: 0, standard: 0 };
      weeks.set(week, {
        minutes: before.minutes + working * workMinutes,
        standard: before.standard + working * standardMinutes,
      });
    }
    const restDays = new Map(restDayWeeks(data, group).map((one) => [one.week, one]));
    for (const [week, totals] of weeks) {
      const own = restDays.get(week);
      const overtime = overtimeCost(group, people[g], totals.standard);
      cost +=
        own === undefined
          ? overtime
          : restDayCost(group, people[g], totals, own, countedDays(own, shifts[g]));
    }
    return cost;
  }, 0);
}

interface WeekTotals {
  readonly minutes: number;
  readonly standard: number;
}

function overtimeCost({ overtime }: PeopleGroup, people: number, standard: number): number {
  if (overtime === undefined) return 0;
  return overtime.premiumPerMinute * Math.max(0, standard - overtime.afterMinutesPerWeek * people);
}

/** Premiums of rest days and overtime together: no more rest days than there must be, unless they cost less than overtime. */
function restDayCost(
  group: PeopleGroup,
  people: number,
  { minutes, standard }: WeekTotals,
  { terms, longestMinutes, longestStandardMinutes, leastPremium }: RestDayWeek,
  days: number,
): number {
  const costWith = (restDays: number): number =>
    restDays * leastPremium + overtimeCost(group, people, standard - restDays * longestStandardMinutes);
  const fewest = Math.max(
    0,
    days - terms.afterDaysPerWeek * people,
    (minutes - terms.maximumMinutesPerWeek * people) / longestMinutes,
  );
  if (group.overtime === undefined) return costWith(fewest);
  const beyond = standard - group.overtime.afterMinutesPerWeek * people;
  const without = Math.min(mostRestDays(days, group), beyond / longestStandardMinutes);
  return Math.min(costWith(fewest), costWith(Math.max(fewest, without)));
}

function countedDays({ counted }: RestDayWeek, shifts: ReadonlyMap<number, number>): number {
  return counted.reduce((sum, shift) => sum + (shifts.get(shift) ?? 0), 0);
}
