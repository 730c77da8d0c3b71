import { hasAuthority } from '../../domain/agent.ts';
import { clockTime } from '../../domain/time.ts';
import type { Examination } from '../check.ts';
import { NOTHING, examineEach } from '../check.ts';
import { countOnDuty } from '../coverage/recount.ts';
import { namesAuthority } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { touchedIntervals } from '../facts/span.ts';

/**
 * From the start of each live stream to its end a shop manager is on shift and not on a break, in every open interval
 * the stream touches; in closed hours nobody can be.
 *
 * Where the request names no shop manager (a hiring plan never does) no roster could hold the rule, so nothing is
 * examined and nothing found.
 */
export function shopManagerInLive(facts: Facts): Examination {
  if (!namesAuthority(facts, 'shop-manager')) return NOTHING;
  const { clock, streams, people } = facts;
  const present = countOnDuty(
    facts,
    people.filter((who) => hasAuthority(who.authority, 'shop-manager')),
  );
  return examineEach(streams, ({ id, live }) => {
    const { from, to } = touchedIntervals(live, clock);
    const alone = clock.intervals
      .map((interval, index) => ({ interval, index }))
      .slice(from, to)
      .filter(({ interval, index }) => interval.open && present[index] === 0);
    if (alone.length === 0) return undefined;
    const [{ interval }] = alone;
    const minutes = (alone.length * clock.intervalMilliseconds) / 60_000;
    return {
      date: interval.date,
      detail: `no shop manager is on duty in ${minutes} minutes of the stream ${id}, first at ${clockTime(interval.minute)}`,
    };
  });
}
