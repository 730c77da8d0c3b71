import { requiredAgents } from '../../../models/queueing/requirement.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { Queue } from '../../domain/queue.ts';
import type { TargetSet } from '../../domain/target.ts';
import { handlingOf } from '../handling.ts';
import type { DemandContext } from './check-context.ts';
import { duplicateIds, unknownNames } from './names.ts';

/** Bands have unique ids and known queues, and no target is out of reach for any staffing. */
export function targetChecks({ sent, request }: DemandContext): FieldError[] {
  const queueIds = sent.queues.map((queue) => queue.id);
  const own = sent.targets.bands === 'guide' ? [] : sent.targets.bands;
  const errors = [
    ...duplicateIds(
      own.map((band) => band.id),
      (index) => `targets.bands[${index}].id`,
    ),
    ...own.flatMap((band, index) =>
      unknownNames(band.queues ?? [], queueIds, 'queue', (k) => `targets.bands[${index}].queues[${k}]`),
    ),
  ];
  for (const { path, label, targets, queues } of targetSources({ sent, request })) {
    for (const queue of queues) errors.push(...reachErrors(path, label, targets, queue));
  }
  return errors;
}

interface TargetSource {
  readonly path: string;
  readonly label: string;
  readonly targets: TargetSet | undefined;
  readonly queues: readonly Queue[];
}

function targetSources({ sent, request }: Pick<DemandContext, 'sent' | 'request'>): TargetSource[] {
  const { tier, bands, platform, always } = request.targets;
  const { queues } = sent;
  return [
    { path: 'targets.tierLimit', label: `tier ${request.shop.tier}`, targets: tier, queues },
    { path: 'targets.platform', label: 'platform', targets: platform, queues },
    { path: 'targets.always', label: 'always', targets: always, queues },
    ...bands.map((band, index) => ({
      path: sent.targets.bands === 'guide' ? 'targets.bands' : `targets.bands[${index}]`,
      label: `band ${band.id}`,
      targets: band,
      queues: queues.filter((queue) => band.queues?.includes(queue.id) ?? true),
    })),
    ...queues.map((queue, index) => ({
      path: `queues[${index}].targets`,
      label: `queue ${queue.id}`,
      targets: queue.targets,
      queues: [queue],
    })),
  ];
}

/** Fields that only switch a preset on: the target itself is not in the request. */
const PRESET_PATHS = ['targets.tierLimit', 'targets.bands'];

/** A vanishing load shows the best any staffing reaches: what fails there fails everywhere. */
function reachErrors(
  path: string,
  label: string,
  targets: TargetSet | undefined,
  queue: Queue,
): FieldError[] {
  if (targets === undefined) return [];
  const { averageResponseSeconds, answeredWithin, threeMinuteReplyRate, maximumAbandonment } = targets;
  const single = { averageResponseSeconds, answeredWithin, threeMinuteReplyRate, maximumAbandonment };
  const reach = requiredAgents({ contactsPerSecond: 1e-9, handling: handlingOf(queue.handling) }, single);
  if (reach.status === 'met') return [];
  return [
    {
      path: PRESET_PATHS.includes(path) ? path : `${path}.${reach.target}`,
      message: `${label} asks ${reach.asked} of queue “${queue.id}”; no number of agents gets better than ${reach.bestReachable.toPrecision(4)}`,
    },
  ];
}
