import { intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Tool } from '../../domain/queue.ts';
import type { ResolvedStaffing } from '../../domain/staffing-request.ts';
import type { CurvePoint, ToolToggle, TradeOff, WhatIf } from '../../domain/what-if.ts';
import type { Demand } from '../demand.ts';
import { targetsInWords } from '../target-words.ts';
import type { TargetsInForce } from '../targets-in-force.ts';
import { deriveWorkload } from '../workload.ts';
import type { QueueWorkload } from '../workload.ts';
import { finite, rounded } from '../rounded.ts';
import { steadyQueue } from './steady-queue.ts';
import type { SteadyQueue } from './steady-queue.ts';
import { toolEffectInWords, toolsToToggle } from './tool-toggles.ts';

/** What a trade-off is worked out for: one interval of one queue. */
export interface TradeOffInput {
  readonly request: ResolvedStaffing;
  readonly grid: IntervalGrid;
  readonly demand: Demand;
  readonly range: WhatIf['agents'];
  /** Index of the queue. */
  readonly queue: number;
  readonly interval: number;
  readonly inForce: TargetsInForce;
}

/** Agents against service at one interval, with the tools in use and with each tool put in or taken away. */
export function tradeOff(input: TradeOffInput): TradeOff {
  const { request, grid, queue: q, interval, inForce } = input;
  const { queue, contacts, steady } = withTools(input, request.tools);
  return {
    queue: queue.id,
    start: intervalIso(grid, interval),
    contacts: rounded(contacts, 4),
    targets: targetsInWords(inForce),
    withinSeconds: steady.withinSeconds,
    required: steady.required,
    curve: curveOf(steady, input.range),
    tools: toolsToToggle(request.tools).map((tool) => toggleOf(input, tool, request.queues[q])),
  };
}

function toggleOf(input: TradeOffInput, tool: Tool, queue: QueueWorkload['queue']): ToolToggle {
  const { tools } = input.request;
  const inUse = tools.includes(tool);
  const others = tools.filter((one) => one !== tool);
  const { contacts, steady } = withTools(input, inUse ? others : [...tools, tool]);
  const effect = toolEffectInWords(tool, queue, others);
  return {
    tool,
    toggled: inUse ? 'without' : 'with',
    changes: effect.changes,
    note: effect.words,
    contacts: rounded(contacts, 4),
    required: steady.required,
    curve: effect.changes ? curveOf(steady, input.range) : [],
  };
}

function withTools(
  { request, grid, demand, queue, interval, inForce }: TradeOffInput,
  tools: readonly Tool[],
): { queue: QueueWorkload['queue']; contacts: number; steady: SteadyQueue } {
  const workload = deriveWorkload({ ...request, tools }, demand)[queue];
  const contacts = workload.contacts[interval];
  const rate = contacts / (grid.intervalMinutes * 60);
  return { queue: workload.queue, contacts, steady: steadyQueue(rate, workload, inForce) };
}

/** A tenth on either side of the requirement, but at least 4 agents and at most 12. */
function around(required: number): NonNullable<WhatIf['agents']> {
  const span = Math.min(12, Math.max(4, Math.ceil(required / 10)));
  return { from: Math.max(0, required - span), to: required + span };
}

function curveOf(steady: SteadyQueue, range: WhatIf['agents']): CurvePoint[] {
  const { from, to } = range ?? around(steady.required);
  return Array.from({ length: to - from + 1 }, (_, step): CurvePoint => {
    const agents = from + step;
    const reached = steady.performance(agents);
    return {
      agents,
      averageResponseSeconds: finite(rounded(reached.averageResponseSeconds, 2)),
      threeMinuteReplyRate: rounded(reached.threeMinuteReplyRate, 4),
      answeredWithinShare: rounded(reached.answeredWithinShare, 4),
      abandonment: rounded(reached.abandonment, 4),
      occupancy: rounded(reached.occupancy, 4),
      keepsTargets: steady.keeps(agents),
    };
  });
}
