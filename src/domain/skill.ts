import { z } from 'zod';

export const SkillLevel = z
  .int()
  .min(1)
  .max(3)
  .meta({ id: 'SkillLevel', description: 'Level of a skill, 1 to 3; higher includes lower.', examples: [1] });

export const Skill = z
  .union([
    z.string().min(1).max(64),
    z.strictObject({
      skill: z
        .string()
        .min(1)
        .max(64)
        .meta({ description: 'Name of the skill.', examples: ['pre-sales'] }),
      level: SkillLevel,
    }),
  ])
  .meta({
    id: 'Skill',
    description:
      'A skill by name, which is level 1, or with its level. Named twice, the higher level counts.',
    examples: ['pre-sales', { skill: 'pre-sales', level: 3 }],
  });
export type Skill = z.infer<typeof Skill>;

/** What a queue, or work that can wait, asks of the people who do it: a skill at a level or above. */
export interface SkillNeed {
  readonly skill: string;
  readonly minimumLevel: number;
}

/** Whether somebody with these skills may serve where `need` is asked. */
export function meetsNeed(skills: readonly Skill[], { skill, minimumLevel }: SkillNeed): boolean {
  return skills.some((one) =>
    typeof one === 'string'
      ? one === skill && minimumLevel <= 1
      : one.skill === skill && one.level >= minimumLevel,
  );
}

/** The different needs of some queues, in the order in which they first ask. */
export function needsOfQueues(queues: readonly SkillNeed[]): SkillNeed[] {
  return queues
    .filter((queue, q) => queues.findIndex((other) => isSameNeed(queue, other)) === q)
    .map(({ skill, minimumLevel }) => ({ skill, minimumLevel }));
}

/** What covering has to tell apart: the needs of queues first, then those that only deferrable work has. */
export function coveredNeeds({
  queues,
  deferrableWork,
}: {
  readonly queues: readonly SkillNeed[];
  readonly deferrableWork: readonly SkillNeed[];
}): SkillNeed[] {
  return needsOfQueues([...queues, ...deferrableWork]);
}

/** For each queue the index of what it asks for among `needsOfQueues`. */
export function needIndices(queues: readonly SkillNeed[]): number[] {
  const needs = needsOfQueues(queues);
  return queues.map((queue) => needs.findIndex((need) => isSameNeed(need, queue)));
}

/** Whether two queues ask for the same skill at the same level. */
export function isSameNeed(one: SkillNeed, other: SkillNeed): boolean {
  return one.skill === other.skill && one.minimumLevel === other.minimumLevel;
}

/** “pre-sales”, or “pre-sales level 2” where a level above the first is asked. */
export function needInWords({ skill, minimumLevel }: SkillNeed): string {
  return minimumLevel === 1 ? skill : `${skill} level ${minimumLevel}`;
}

/** “pre-sales”, or “pre-sales level 2” for a level above the first. */
export function skillInWords(skill: Skill): string {
  return typeof skill === 'string' ? skill : needInWords({ skill: skill.skill, minimumLevel: skill.level });
}
