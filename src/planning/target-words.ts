import type { QueueTargets } from '../../models/queueing/handling.ts';
import type { TargetName } from '../domain/target.ts';
import type { TargetsInForce } from './targets-in-force.ts';

/** A target with its bound and where it comes from: “averageResponseSeconds ≤ 20 (band 20:00–24:00)”. */
export function targetInWords(
  target: TargetName,
  set: QueueTargets,
  { sources }: Pick<TargetsInForce, 'sources'>,
): string {
  switch (target) {
    case 'averageResponseSeconds':
      return `averageResponseSeconds ≤ ${set.averageResponseSeconds} (${sources.averageResponseSeconds})`;
    case 'answeredWithin':
      return `answeredWithin ${set.answeredWithin!.seconds} s ≥ ${set.answeredWithin!.share} (${sources.answeredWithin})`;
    case 'threeMinuteReplyRate':
      return `threeMinuteReplyRate ≥ ${set.threeMinuteReplyRate} (${sources.threeMinuteReplyRate})`;
    case 'maximumAbandonment':
      return `maximumAbandonment ≤ ${set.maximumAbandonment} (${sources.maximumAbandonment})`;
  }
}

/** Every target in force. */
export function targetsInWords(inForce: TargetsInForce): string[] {
  return inForce.sets.flatMap((set) =>
    (Object.keys(set) as TargetName[])
      .filter((target) => set[target] !== undefined)
      .map((target) => targetInWords(target, set, inForce)),
  );
}
