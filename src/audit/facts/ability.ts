import type { Skill, SkillNeed } from '../../domain/skill.ts';

/** Levels of a person by skill; a skill without a level is held at the first, of several entries the highest counts. */
export function abilities(skills: readonly Skill[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const entry of skills) {
    const { skill, level } = typeof entry === 'string' ? { skill: entry, level: 1 } : entry;
    levels.set(skill, Math.max(level, levels.get(skill) ?? 0));
  }
  return levels;
}

/** Whether somebody with such levels reaches what a queue or deferrable work asks for. */
export function isAble(levels: ReadonlyMap<string, number>, { skill, minimumLevel }: SkillNeed): boolean {
  return (levels.get(skill) ?? 0) >= minimumLevel;
}

/** “pre-sales 1, after-sales 3”, by name. */
export function abilitiesInWords(skills: readonly Skill[]): string {
  return [...abilities(skills)]
    .map(([skill, level]) => `${skill} ${level}`)
    .sort()
    .join(', ');
}
