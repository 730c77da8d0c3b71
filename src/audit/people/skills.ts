import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Whoever serves a queue has its skill. Buffer duty needs none. */
export function skills(facts: Facts): Examination {
  const skillOf = new Map(facts.request.queues.map((queue) => [queue.id, queue.skill]));
  const served = workedShifts(facts).flatMap(({ who, shift }) =>
    shift.activities.flatMap((activity) => {
      const skill = activity.queue === undefined ? undefined : skillOf.get(activity.queue);
      return skill === undefined ? [] : [{ who, shift, activity, skill }];
    }),
  );
  return examineEach(served, ({ who, shift, activity, skill }) => {
    if (who.skills.includes(skill)) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `serves ${activity.queue} ${clockSpanOf(activity, facts.clock)} without the skill ${skill}; has ${who.skills.join(', ')}`,
    };
  });
}
