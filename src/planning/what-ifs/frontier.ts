import type { FrontierPoint, Staffability, WhatIfs } from '../../domain/what-ifs.ts';

/**
 * What response times cost: the answers about them and the unchanged request in one table.
 * @param paidHours at least, by the seconds added to every average response time; a point for each
 */
export function frontierOf(
  unchanged: Staffability,
  whatIfs: WhatIfs['whatIfs'],
  paidHours: ReadonlyMap<number, number | null>,
): FrontierPoint[] {
  return [...paidHours]
    .sort(([one], [other]) => one - other)
    .map(([by, paidHoursAtLeast]) => {
      const asked = whatIfs.find(({ change }) => change.kind === 'response-seconds' && change.by === by);
      const { peopleAtLeast, people, missingAgentHoursAtLeast } = asked ?? unchanged;
      const outOfReach = asked?.outOfReach ?? false;
      return { by, peopleAtLeast, people, paidHoursAtLeast, missingAgentHoursAtLeast, outOfReach };
    });
}
