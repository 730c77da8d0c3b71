import type { FieldError } from '../../domain/problem.ts';
import type { CheckContext } from './check-context.ts';
import { duplicateIds, quoted, unknownNames } from './names.ts';
import { pinChecks, pinnedStartChecks } from './pin-checks.ts';

/** People have unique ids, known classes and a useful skill; every skill has somebody; pins can be kept. */
export function teamChecks(context: CheckContext): FieldError[] {
  const { sent, request } = context;
  const classIds = request.contractClasses.map((one) => one.id);
  const needed = sent.queues.map((queue) => queue.skill);
  if (sent.team === undefined) return hiringChecks(context, needed);
  const agents = sent.team.agents;
  const path = (index: number): string => `team.agents[${index}]`;
  const errors = [
    ...duplicateIds(
      agents.map((agent) => agent.id),
      (index) => `${path(index)}.id`,
    ),
    ...unknownNames(
      agents.map((agent) => agent.contractClass),
      classIds,
      'contract class',
      (index) => `${path(index)}.contractClass`,
    ),
  ];
  if (sent.hiring !== undefined) {
    errors.push({
      path: 'hiring',
      message: 'only a plan without a team hires; leave out `hiring` or `team`',
    });
  }
  agents.forEach((agent, index) => {
    if (!agent.skills.some((skill) => needed.includes(skill))) {
      errors.push({
        path: `${path(index)}.skills`,
        message: `no queue asks for any of these; queues ask for ${quoted(needed)}`,
      });
    }
  });
  needed.forEach((skill, index) => {
    if (!agents.some((agent) => agent.skills.includes(skill))) {
      errors.push({ path: `queues[${index}].skill`, message: `nobody in the team has the skill “${skill}”` });
    }
  });
  return errors.length > 0 ? errors : [...pinChecks(context, agents), ...pinnedStartChecks(context, agents)];
}

function hiringChecks({ sent }: CheckContext, needed: readonly string[]): FieldError[] {
  const sets = sent.hiring?.skillSets;
  if (sets === undefined) return [];
  const names = sets.map((set) => [...new Set(set)].sort().join('+'));
  const unserved = needed.flatMap((skill, index) =>
    sets.some((set) => set.includes(skill))
      ? []
      : [
          {
            path: `queues[${index}].skill`,
            message: `no skill set of \`hiring.skillSets\` has the skill “${skill}”`,
          },
        ],
  );
  return [...unserved, ...duplicateIds(names, (index) => `hiring.skillSets[${index}]`)];
}
