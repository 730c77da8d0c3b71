import type { CoveringData } from './data.ts';
import type { Covering } from './decode.ts';

/** What a shift costs when one member of a group works it, overtime of the week aside. */
export function shiftPayment(data: CoveringData, group: number, shift: number): number {
  return data.shifts[shift].paidMinutes * data.groups[group].costPerMinute;
}

/** What a covering costs at least: shifts with their premiums, overtime of the weeks shared out evenly, and people. */
export function paymentOf(
  data: CoveringData,
  { people, shifts }: Pick<Covering, 'people' | 'shifts'>,
): number {
  return data.groups.reduce((total, { costPerPerson, overtime }, g) => {
    let cost = total + costPerPerson * people[g];
    const standard = new Map<number, number>();
    for (const [shift, working] of shifts[g]) {
      cost += working * shiftPayment(data, g, shift);
      const { day, standardMinutes } = data.shifts[shift];
      const week = data.weekOfDay[day];
      standard.set(week, (standard.get(week) ?? 0) + working * standardMinutes);
    }
    if (overtime === undefined) return cost;
    for (const minutes of standard.values())
      cost += overtime.premiumPerMinute * Math.max(0, minutes - overtime.afterMinutesPerWeek * people[g]);
    return cost;
  }, 0);
}
