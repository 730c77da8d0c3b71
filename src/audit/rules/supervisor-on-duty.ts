import { hasAuthority } from '../../domain/agent.ts';
import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { NOTHING, examineEach } from '../check.ts';
import { countOnDuty } from '../coverage/recount.ts';
import { namesAuthority } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf, minutesOf, overlaps } from '../facts/span.ts';
import type { Span } from '../facts/span.ts';

/**
 * While the shop is open, at most `limit` minutes in a row pass without a supervisor or shop manager on shift and not on
 * a break. A stretch runs on over midnight and ends where the shop closes; each date it touches is one finding.
 *
 * Where the request names nobody of that authority (a hiring plan never does) no roster could hold the rule, so nothing
 * is examined and nothing found.
 */
export function supervisorOnDuty(facts: Facts, rule: Rule): Examination {
  if (!namesAuthority(facts, 'supervisor')) return NOTHING;
  const { clock } = facts;
  const long = unsupervised(facts).filter((stretch) => minutesOf(stretch) > rule.limit);
  const openDates = new Set(clock.intervals.filter((one) => one.open).map((one) => one.date));
  const days = clock.days.filter((day) => openDates.has(day.date));
  return examineEach(days, (day) => {
    const touching = long.filter((stretch) => overlaps(stretch, day));
    if (touching.length === 0) return undefined;
    const stretches = touching
      .map((stretch) => `${clockSpanOf(stretch, clock)} (${minutesOf(stretch)} minutes)`)
      .join(', ');
    return {
      date: day.date,
      detail: `nobody of supervisor authority is on duty ${stretches}; at most ${rule.limit} minutes in a row may pass`,
    };
  });
}

/** The longest stretches of open intervals with nobody of supervisor authority on duty. */
function unsupervised(facts: Facts): Span[] {
  const { clock, people } = facts;
  const present = countOnDuty(
    facts,
    people.filter((who) => hasAuthority(who.authority, 'supervisor')),
  );
  const stretches: { start: number; end: number }[] = [];
  clock.intervals.forEach(({ start, end, open }, index) => {
    if (!open || present[index] > 0) return;
    const last = stretches.at(-1);
    if (last?.end === start) last.end = end;
    else stretches.push({ start, end });
  });
  return stretches;
}
