import { Agent } from '../../domain/agent.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { coveredNeeds, meetsNeed, needsOfQueues, skillInWords } from '../../domain/skill.ts';
import type { Skill } from '../../domain/skill.ts';
import type { Change } from '../../domain/what-ifs.ts';

export type MorePeople = Extract<Change, { kind: 'more-people' }>;

/**
 * Every way to add people where a change leaves open who they are: each skill by itself and the skill sets of the team, in
 * each contract class of the team. A hiring plan chooses itself.
 */
export function waysToAdd(request: ResolvedRequest, change: MorePeople): MorePeople[] {
  const { staff, queues } = request;
  if (staff.kind === 'hiring') return [change];
  const needs = needsOfQueues(queues);
  const single = needs.map(({ skill, minimumLevel }): Skill[] => [
    minimumLevel === 1 ? skill : { skill, level: minimumLevel },
  ]);
  const useful = (skills: readonly Skill[]): Skill[] =>
    skills.filter((skill) => coveredNeeds(request).some((need) => meetsNeed([skill], need)));
  const keyOf = (skills: readonly Skill[]): string => skills.map(skillInWords).sort().join('+');
  const sets = [...single, ...staff.agents.map(({ skills }) => useful(skills))];
  const distinct = new Map(sets.map((skills) => [keyOf(skills), skills]));
  const classes = new Set(staff.agents.map(({ contractClass }) => contractClass));
  const skillSets = change.skills === undefined ? [...distinct.values()] : [change.skills];
  const contractClasses = change.contractClass === undefined ? [...classes] : [change.contractClass];
  return skillSets.flatMap((skills) =>
    contractClasses.map((contractClass) => ({ ...change, skills, contractClass })),
  );
}

/** The request with these people in the team, or with so many more to be hired. */
export function withMorePeople(request: ResolvedRequest, change: MorePeople): ResolvedRequest {
  const { staff, contractClasses } = request;
  const [{ people, skills, contractClass, availability }] = waysToAdd(request, change);
  if (staff.kind === 'team') {
    const added = Array.from({ length: people }, (_, index) =>
      Agent.parse({
        id: unusedId(staff.agents, index + 1),
        name: `New agent ${index + 1}`,
        skills,
        contractClass,
        availability,
      }),
    );
    return { ...request, staff: { ...staff, agents: [...staff.agents, ...added] } };
  }
  return {
    ...request,
    staff: { ...staff, maximumPeople: staff.maximumPeople + people },
    contractClasses: contractClasses.map(({ maximumPeople, ...contract }) => {
      const isMeant = contractClass === undefined || contractClass === contract.id;
      if (maximumPeople === undefined) return contract;
      return { ...contract, maximumPeople: isMeant ? maximumPeople + people : maximumPeople };
    }),
  };
}

function unusedId(agents: readonly Agent[], number: number): string {
  const id = `new-${number}`;
  return agents.some((agent) => agent.id === id) ? unusedId(agents, number + agents.length) : id;
}
