import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { periodOvertimes } from '../facts/period-overtime.ts';

/**
 * Where hours are averaged over a period, what lies beyond its standard is at most `limit` minutes a month on average. Of a
 * period that is known in part, by the horizon and what the request says was worked before it, the standard and the months
 * count in proportion to the days; shifts on holidays are no part of it.
 */
export function comprehensiveHours(facts: Facts, rule: Rule): Examination {
  return examineEach(periodOvertimes(facts), ({ who, period, overtimeMinutes }) => {
    const most = Math.floor(rule.limit * period.months);
    if (overtimeMinutes <= most) return undefined;
    return {
      person: who.person.id,
      date: period.dates[0],
      detail: `${overtimeMinutes} minutes of overtime in ${period.months.toFixed(2)} months of the period from ${period.begins}; at most ${rule.limit} a month are allowed`,
    };
  });
}
