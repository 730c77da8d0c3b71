import { readFileSync } from 'node:fs';

/** The names in backticks under a formulation's `## Constraints`, each once, sorted. */
export function constraintNames(formulation: string): string[] {
  const text = readFileSync(new URL(`../../models/${formulation}/formulation.md`, import.meta.url), 'utf8');
  const [, section] = text.split('\n## Constraints\n');
  const names = section.split('\n## ')[0].matchAll(/`([^`]+)`/g);
  return [...new Set([...names].map(([, name]) => name))].sort();
}
