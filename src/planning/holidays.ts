import type { Calendar } from '../domain/calendar.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { RulePackName } from '../domain/rules.ts';
import type { Horizon } from '../domain/shop.ts';
import { chinaStatutoryHolidays } from '../presets/statutory-holidays.ts';

/** A calendar with the statutory holidays of the horizon’s years among its holidays; left open, the Chinese pack has them. */
export function withStatutoryHolidays(calendar: Calendar, horizon: Horizon, pack: RulePackName): Calendar {
  const statutoryHolidays = calendar.statutoryHolidays ?? (pack === 'cn' ? 'china' : 'none');
  if (statutoryHolidays === 'none') return { ...calendar, statutoryHolidays };
  const [first, last] = [horizon.firstDay, lastDayOf(horizon)];
  const statutory = yearsOf(horizon)
    .flatMap((year) => chinaStatutoryHolidays(year) ?? [])
    .filter((date) => first <= date && date <= last);
  const holidays = [...new Set([...calendar.holidays, ...statutory])].sort();
  return { ...calendar, statutoryHolidays, holidays };
}

/** Years of the horizon of which neither the published arrangement is known nor a holiday is named by the request. */
export function yearsWithoutHolidays({
  calendar,
  horizon,
}: Pick<ResolvedDemand, 'calendar' | 'horizon'>): number[] {
  if (calendar.statutoryHolidays !== 'china') return [];
  return yearsOf(horizon).filter(
    (year) =>
      chinaStatutoryHolidays(year) === undefined &&
      !calendar.holidays.some((date) => date.startsWith(String(year))),
  );
}

function yearsOf(horizon: Horizon): number[] {
  const [first, last] = [horizon.firstDay, lastDayOf(horizon)].map((date) => Number(date.slice(0, 4)));
  return first === last ? [first] : [first, last];
}

function lastDayOf({ firstDay, days }: Horizon): string {
  return new Date(Date.parse(firstDay) + (days - 1) * 86_400_000).toISOString().slice(0, 10);
}
