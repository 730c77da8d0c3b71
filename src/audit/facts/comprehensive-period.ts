import { DateTime } from 'luxon';
import { COMPREHENSIVE_STANDARDS } from '../../domain/comprehensive-hours.ts';
import type { ComprehensivePeriod } from '../../domain/comprehensive-hours.ts';
import type { Clock } from './clock.ts';
import type { PersonFacts } from './facts.ts';

/** What is known of one period over which hours are averaged: its dates in the horizon, and those before by what is stated. */
export interface KnownPeriod {
  /** First date of the whole period. */
  readonly begins: string;
  /** Dates of it in the horizon. */
  readonly dates: readonly string[];
  /** Minutes worked in it before the horizon, as stated. */
  readonly carriedMinutes: number;
  /** The part of the period’s standard that the known dates are of the period’s. */
  readonly standardMinutes: number;
  /** The same part of the months of the period. */
  readonly months: number;
}

/** The periods of a person whose hours are averaged; none for anybody else. */
export function knownPeriods(
  { contract, history }: Pick<PersonFacts, 'contract' | 'history'>,
  { days }: Pick<Clock, 'days'>,
): KnownPeriod[] {
  const kind = contract?.comprehensiveHours?.period;
  if (kind === undefined) return [];
  const all = days.map(({ date }) => date);
  const begins = [...new Set(all.map((date) => beginOf(date, kind)))];
  const standard = COMPREHENSIVE_STANDARDS[kind];
  return begins.map((begin) => {
    const dates = all.filter((date) => beginOf(date, kind) === begin);
    const carried = begin < all[0] ? history?.minutesThisPeriod : undefined;
    const length = daysBetween(
      begin,
      DateTime.fromISO(begin)
        .plus({ [`${kind}s`]: 1 })
        .toISODate()!,
    );
    const known = dates.length + (carried === undefined ? 0 : daysBetween(begin, all[0]));
    return {
      begins: begin,
      dates,
      carriedMinutes: carried ?? 0,
      standardMinutes: Math.floor((standard.minutes * known) / length),
      months: (standard.months * known) / length,
    };
  });
}

function beginOf(date: string, kind: ComprehensivePeriod): string {
  return DateTime.fromISO(date).startOf(kind).toISODate()!;
}

function daysBetween(first: string, next: string): number {
  return Math.round((Date.parse(next) - Date.parse(first)) / 86_400_000);
}
