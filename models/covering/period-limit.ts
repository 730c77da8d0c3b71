/** What one member may work over some days together, beside the limits of a week. */
export interface PeriodLimit {
  readonly name: string;
  /** First and last day, both included; a shift counts on the day it begins. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Of each shift the minutes above so many count: 0 for all work, a standard day for overtime. */
  readonly aboveMinutes: number;
  /** Most minutes that count. */
  readonly maximumMinutes: number;
}

/** Minutes of a shift that count towards a limit; 0 outside its days. */
export function minutesCounted(
  { firstDay, lastDay, aboveMinutes }: PeriodLimit,
  { day, workMinutes }: { readonly day: number; readonly workMinutes: number },
): number {
  return day < firstDay || day > lastDay ? 0 : Math.max(0, workMinutes - aboveMinutes);
}
