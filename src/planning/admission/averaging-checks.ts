import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';

const path = 'targets.averaging';

/** Averages need to know who serves a queue: each needs a skill of its own. */
export function averagingChecks({ request: { targets, queues } }: { request: ResolvedDemand }): FieldError[] {
  if (targets.averaging === 'interval') return [];
  const shared = queues.filter(({ skill }, q) => queues.findIndex((queue) => queue.skill === skill) < q);
  return shared.map(({ id, skill }) => ({
    path,
    message: `\`band\` needs a skill of its own for each queue; “${id}” shares “${skill}” with another`,
  }));
}

/** Agents per interval alone cannot make up for one another: only shifts leave some over. */
export function noAveraging({ targets }: ResolvedDemand): FieldError[] {
  if (targets.averaging === 'interval') return [];
  return [{ path, message: '`band` is for plans: staffing keeps every target in every interval' }];
}
