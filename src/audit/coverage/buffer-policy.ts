import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { TeamInterval } from '../../domain/roster.ts';

type Policy = Pick<ResolvedRequest, 'buffer' | 'absenceRate' | 'uncertainty'>;

/** Buffer staff that a policy asks for in an open interval. */
export interface BufferDue {
  /** By its share of the requirement, rounded up, and its minimum. */
  readonly byShare: number;
  /** What sets `byShare`. */
  readonly flatRule: 'share' | 'minimum';
  /** What random absence takes at the confidence it names; undefined where it names none. */
  readonly byAbsence: number | undefined;
  /** Whether absence also counts on the share of days that targets are to hold: as much as the queueing model says. */
  readonly byDays: boolean;
}

/** What a policy asks for above `required` agents. */
export function bufferDue(required: number, { buffer, absenceRate, uncertainty }: Policy): BufferDue {
  // A share such as 0.07 of 100 is 7.000000000000001 in floating point and means 7.
  const ofShare = Math.ceil(buffer.share * required - 1e-9);
  const { absenceConfidence } = buffer;
  return {
    byShare: Math.max(buffer.minimum, ofShare),
    flatRule: ofShare >= buffer.minimum ? 'share' : 'minimum',
    byAbsence:
      absenceConfidence === undefined ? undefined : absenceBuffer(required, absenceRate, absenceConfidence),
    byDays: uncertainty !== undefined && uncertainty.targetsHold !== 'on-average' && absenceRate > 0,
  };
}

/** `bufferDue` for one request, each requirement worked out once. */
export function buffersDue(request: Policy): (required: number) => BufferDue {
  const known = new Map<number, BufferDue>();
  return (required) => {
    const due = known.get(required) ?? bufferDue(required, request);
    known.set(required, due);
    return due;
  };
}

/** What a row says of its buffer that the policy does not bear out. */
export function bufferErrors({ bufferRequired, bufferRules }: TeamInterval, due: BufferDue): string[] {
  const { byShare, byChance, binding } = bufferRules;
  const errors: string[] = [];
  if (byShare !== due.byShare) errors.push(`says buffer by share ${byShare}; found ${due.byShare}`);
  if (!isChance(byChance, due)) {
    errors.push(
      `says buffer by chance ${byChance}; due are ${due.byAbsence ?? (due.byDays ? 'some' : 'none')}`,
    );
  }
  const rule = (byChance ?? 0) > byShare ? 'chance' : due.flatRule;
  if (binding !== rule) errors.push(`says that buffer is set by ${binding}; found ${rule}`);
  const larger = Math.max(byShare, byChance ?? 0);
  if (bufferRequired !== larger) errors.push(`says buffer staff required ${bufferRequired}; found ${larger}`);
  return errors;
}

function isChance(said: number | null, { byAbsence, byDays }: BufferDue): boolean {
  if (byDays) return said !== null && said >= (byAbsence ?? 0);
  return said === (byAbsence ?? null);
}

/**
 * Smallest b with P(Binomial(required + b, 1 − absenceRate) ≥ required) ≥ confidence: so many people more must be
 * rostered for `required` to come with that probability when each stays away on their own.
 */
export function absenceBuffer(required: number, absenceRate: number, confidence: number): number {
  let buffer = 0;
  while (probabilityAtMostAbsent(buffer, required + buffer, absenceRate) < confidence - 1e-12) buffer++;
  return buffer;
}

/** P(Binomial(people, rate) ≤ most), summed through logarithms so that thousands of people do not underflow. */
function probabilityAtMostAbsent(most: number, people: number, rate: number): number {
  let logTerm = people * Math.log1p(-rate);
  let sum = Math.exp(logTerm);
  for (let absent = 1; absent <= most; absent++) {
    logTerm += Math.log((people - absent + 1) / absent) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(logTerm);
  }
  return sum;
}
