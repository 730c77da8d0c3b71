import type { Clock } from './clock.ts';

/** The Saturdays and Sundays of the horizon, those of one weekend together. */
export function weekendsOf({ days }: Pick<Clock, 'days'>): string[][] {
  const weekends = new Map<string, string[]>();
  for (const { date, weekday, monday } of days) {
    if (weekday !== 'saturday' && weekday !== 'sunday') continue;
    weekends.set(monday, [...(weekends.get(monday) ?? []), date]);
  }
  return [...weekends.values()];
}
