import type { Queue, Tool } from '../../domain/queue.ts';
import { TOOLS } from '../../presets/tools.ts';
import { percent } from '../percent.ts';

/** The tools of the request, then those of the guide that it does not name. */
export function toolsToToggle(inUse: readonly Tool[]): Tool[] {
  const names = new Set(inUse.map(({ name }) => name));
  return [...inUse, ...Object.values(TOOLS).filter(({ name }) => !names.has(name))];
}

/** What a tool does to a queue beside other tools, or why it does nothing. */
export function toolEffectInWords(
  tool: Tool,
  queue: Pick<Queue, 'id' | 'categoryShares'>,
  others: readonly Tool[],
): { changes: boolean; words: string } {
  const { category, effect, share } = tool;
  if ((queue.categoryShares[category] ?? 0) === 0) {
    return {
      changes: false,
      words: `Changes nothing: queue “${queue.id}” has no contacts of category “${category}”.`,
    };
  }
  const stronger = others.find(
    (other) => other.category === category && other.effect === effect && other.share >= share,
  );
  if (stronger !== undefined) {
    return {
      changes: false,
      words: `Changes nothing: “${stronger.name}” is in use and does as much for category “${category}”; gains do not add up.`,
    };
  }
  const of = `contacts of category “${category}” (${percent(queue.categoryShares[category])} of the queue’s)`;
  return {
    changes: true,
    words:
      effect === 'deflects'
        ? `The tool takes away ${percent(share)} of the ${of}.`
        : `The tool shortens the handling of ${of} by ${percent(share)}.`,
  };
}
