import type { FieldError } from '../../domain/problem.ts';
import { meetsNeed, needInWords, needsOfQueues, skillInWords } from '../../domain/skill.ts';
import type { Skill, SkillNeed } from '../../domain/skill.ts';
import type { CheckContext } from './check-context.ts';
import { historyChecks } from './history-checks.ts';
import { duplicateIds, quoted, unknownNames } from './names.ts';
import { partnerChecks } from './partner-checks.ts';
import { pinChecks, pinnedStartChecks } from './pin-checks.ts';

/** People have unique ids, known classes and a useful skill; every skill has somebody; histories make sense; pins can be kept. */
export function teamChecks(context: CheckContext): FieldError[] {
  const { sent, request } = context;
  const classIds = request.contractClasses.map((one) => one.id);
  const needed = sent.queues;
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
    if (!needed.some((need) => meetsNeed(agent.skills, need))) {
      errors.push({
        path: `${path(index)}.skills`,
        message: `no queue asks for any of these; queues ask for ${quoted(needsOfQueues(needed).map(needInWords))}`,
      });
    }
  });
  const skillSets = agents.map(({ skills }) => skills);
  errors.push(...unservedNeeds(needed, skillSets, 'nobody in the team'));
  errors.push(...partnerChecks(agents));
  if (errors.length === 0) errors.push(...historyChecks(context, agents));
  return errors.length > 0 ? errors : [...pinChecks(context, agents), ...pinnedStartChecks(context, agents)];
}

function hiringChecks({ sent }: CheckContext, needed: readonly SkillNeed[]): FieldError[] {
  const sets = sent.hiring?.skillSets;
  if (sets === undefined) return [];
  const names = sets.map((set) => [...new Set(set.map(skillInWords))].sort().join('+'));
  return [
    ...unservedNeeds(needed, sets, 'no skill set of `hiring.skillSets`'),
    ...duplicateIds(names, (index) => `hiring.skillSets[${index}]`),
  ];
}

/** Queues that nobody can serve: the level is wrong where somebody has the skill, the skill where nobody has. */
function unservedNeeds(
  needed: readonly SkillNeed[],
  skillSets: readonly (readonly Skill[])[],
  who: string,
): FieldError[] {
  const isServed = (need: SkillNeed): boolean => skillSets.some((skills) => meetsNeed(skills, need));
  return needed.flatMap((need, index) => {
    if (isServed(need)) return [];
    const { skill, minimumLevel } = need;
    const message = `${who} has the skill “${skill}”`;
    return isServed({ skill, minimumLevel: 1 })
      ? [{ path: `queues[${index}].minimumLevel`, message: `${message} at level ${minimumLevel} or above` }]
      : [{ path: `queues[${index}].skill`, message }];
  });
}
