import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { abilities, abilitiesInWords, isAble } from '../facts/ability.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Whoever serves a queue has its skill, at its least level or above. Buffer duty needs none. */
export function skills(facts: Facts): Examination {
  const queues = new Map(facts.request.queues.map((queue) => [queue.id, queue]));
  const served = workedShifts(facts).flatMap(({ who, shift }) =>
    shift.activities.flatMap((activity) => {
      const queue = activity.queue === undefined ? undefined : queues.get(activity.queue);
      return queue === undefined ? [] : [{ who, shift, activity, queue }];
    }),
  );
  return examineEach(served, ({ who, shift, activity, queue }) => {
    if (isAble(abilities(who.skills), queue)) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `serves ${queue.id} ${clockSpanOf(activity, facts.clock)} without the skill ${queue.skill} ${queue.minimumLevel}; has ${abilitiesInWords(who.skills)}`,
    };
  });
}
