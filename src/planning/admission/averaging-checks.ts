import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';
import { isSameNeed, needInWords } from '../../domain/skill.ts';

const path = 'targets.averaging';

/** Averages need to know who serves a queue: each needs a skill of its own. */
export function averagingChecks({ request: { targets, queues } }: { request: ResolvedDemand }): FieldError[] {
  if (targets.averaging === 'interval') return [];
  const shared = queues.filter((queue, q) => queues.findIndex((other) => isSameNeed(other, queue)) < q);
  return shared.map(({ id, ...need }) => ({
    path,
    message: `\`band\` needs a skill of its own for each queue; “${id}” shares “${needInWords(need)}” with another`,
  }));
}

/** Agents per interval alone cannot make up for one another: only shifts leave some over. */
export function noAveraging({ targets }: ResolvedDemand): FieldError[] {
  if (targets.averaging === 'interval') return [];
  return [{ path, message: '`band` is for plans: staffing keeps every target in every interval' }];
}
