import type { BindingTarget } from '../../domain/explanation.ts';
import type { Coverage } from '../../domain/roster.ts';
import { rounded } from '../rounded.ts';
import { bindingInWords } from './binding-words.ts';

/** How often each target sets the requirement, over the open queue intervals in which somebody is required. */
export function bindingTargets({ queues }: Pick<Coverage, 'queues'>): BindingTarget[] {
  const counts = new Map<string, number>();
  const staffed = queues.filter(({ required }) => required > 0);
  for (const { bindingTarget } of staffed) counts.set(bindingTarget, (counts.get(bindingTarget) ?? 0) + 1);
  return [...counts]
    .sort(([one, often], [other, less]) => less - often || (one < other ? -1 : 1))
    .map(([target, intervals]) => ({
      target,
      intervals,
      share: rounded(intervals / staffed.length, 4),
      words: bindingInWords(target),
    }));
}
