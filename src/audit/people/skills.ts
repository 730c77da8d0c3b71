import type { ResolvedDeferrableWork } from '../../domain/deferrable-work.ts';
import type { Queue } from '../../domain/queue.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { abilities, abilitiesInWords, isAble } from '../facts/ability.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import { clockSpanOf } from '../facts/span.ts';

/** Whoever serves a queue or does deferrable work has its skill, at its least level or above. Buffer duty needs none. */
export function skills(facts: Facts): Examination {
  const { queues, deferrableWork } = facts.request;
  const served = workedShifts(facts).flatMap(({ who, shift }) =>
    shift.activities.flatMap((activity) => {
      const isWork = activity.kind === 'deferrable';
      const tasks: readonly (Queue | ResolvedDeferrableWork)[] = isWork ? deferrableWork : queues;
      const task = tasks.find(({ id }) => id === (isWork ? activity.work : activity.queue));
      return task === undefined ? [] : [{ who, shift, activity, task }];
    }),
  );
  return examineEach(served, ({ who, shift, activity, task }) => {
    if (isAble(abilities(who.skills), task)) return undefined;
    const does = activity.kind === 'deferrable' ? 'does' : 'serves';
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `${does} ${task.id} ${clockSpanOf(activity, facts.clock)} without the skill ${task.skill} ${task.minimumLevel}; has ${abilitiesInWords(who.skills)}`,
    };
  });
}
