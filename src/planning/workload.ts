import type { Handling } from '../../models/queueing/handling.ts';
import type { MovingDemand } from '../../models/queueing/transient.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { Queue, Tool } from '../domain/queue.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { Demand } from './demand.ts';
import { handlingOf } from './handling.ts';
import { judgedDays } from './judged-days.ts';
import type { JudgedDays } from './judged-days.ts';

/** What reaches the team in one queue: contacts per interval and what handling one of them takes. */
export interface QueueWorkload {
  readonly queue: Queue;
  readonly contacts: Float64Array;
  readonly handling: Handling;
  /** The days on which targets are judged; `contacts` are those of the forecast. */
  readonly days: JudgedDays;
}

/** Stage 3: tools take contacts away or shorten them, each on its own category. */
export function deriveWorkload(request: ResolvedDemand, demand: Demand): QueueWorkload[] {
  const days = judgedDays(request.uncertainty);
  return request.queues.map((queue, q) => {
    const { volumeFactor, handlingFactor } = toolEffect(queue, request.tools);
    return {
      queue,
      contacts: demand.contacts[q].map((contacts) => contacts * volumeFactor),
      handling: shorten(handlingOf(queue.handling), handlingFactor),
      days,
    };
  });
}

/** Contacts per interval, times a day factor, as the queueing models take demand that moves. */
export function movingDemand(contacts: Float64Array, grid: IntervalGrid, dayFactor = 1): MovingDemand {
  const intervalSeconds = grid.intervalMinutes * 60;
  return {
    intervalSeconds,
    contactsPerSecond: contacts.map((volume) => (volume * dayFactor) / intervalSeconds),
  };
}

/**
 * Volume left and mean handling time left, each as a factor. Categories do not compound: a tool acts on its category
 * alone, and of several tools of one kind on one category the strongest counts.
 */
export function toolEffect(
  queue: Pick<Queue, 'categoryShares'>,
  tools: readonly Tool[],
): { volumeFactor: number; handlingFactor: number } {
  const strongest = (category: string, effect: Tool['effect']): number =>
    tools
      .filter((tool) => tool.category === category && tool.effect === effect)
      .reduce((most, tool) => Math.max(most, tool.share), 0);
  const categories = Object.entries(queue.categoryShares);
  let volumeFactor = 1 - categories.reduce((sum, [, share]) => sum + share, 0);
  let handled = volumeFactor;
  for (const [category, share] of categories) {
    const left = share * (1 - strongest(category, 'deflects'));
    volumeFactor += left;
    handled += left * (1 - strongest(category, 'shortens'));
  }
  return { volumeFactor, handlingFactor: volumeFactor > 0 ? handled / volumeFactor : 1 };
}

function shorten(handling: Handling, factor: number): Handling {
  return handling.kind === 'chat'
    ? { ...handling, agentSecondsPerReply: handling.agentSecondsPerReply * factor }
    : { ...handling, averageHandleSeconds: handling.averageHandleSeconds * factor };
}
