import { agentsByErlangC } from '../../../models/queueing/erlang-c-rule.ts';
import type { ErlangCRule } from '../../domain/staffing.ts';
import { finite, rounded } from '../rounded.ts';
import { steadyQueue } from './steady-queue.ts';
import type { TargetsInForce } from '../targets-in-force.ts';
import type { QueueWorkload } from '../workload.ts';

/** The usual rule of thumb beside ours at a constant demand; null without contacts. It knows no days but the forecast’s. */
export function erlangCRule(
  contactsPerSecond: number,
  workload: Pick<QueueWorkload, 'queue' | 'handling' | 'days'>,
  inForce: TargetsInForce,
): ErlangCRule | null {
  if (contactsPerSecond === 0) return null;
  const load = { contactsPerSecond, handling: workload.handling };
  const agents = Math.max(...inForce.sets.map((set) => agentsByErlangC(load, set)));
  const steady = steadyQueue(contactsPerSecond, workload, inForce);
  return {
    agents,
    averageResponseSeconds: finite(rounded(steady.performance(agents).averageResponseSeconds, 2)),
    keepsTargets: steady.keeps(agents),
    required: steady.required,
  };
}
