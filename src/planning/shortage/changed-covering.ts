import type { CoveringData } from '../../../models/covering/data.ts';
import type { Change } from '../../domain/what-ifs.ts';
import { coveringData } from '../covering-data.ts';
import type { CoveringInput } from '../covering-data.ts';
import { floorsAbove } from '../floors.ts';
import { needsOf } from '../needs.ts';
import { groupPeople } from '../people.ts';
import type { QueueRequirement } from '../requirement.ts';
import { shiftCandidates } from '../shifts.ts';
import { changedRequest } from '../what-ifs/changed-request.ts';
import type { RequestChange } from '../what-ifs/changed-request.ts';
import { withCrossTraining } from '../what-ifs/cross-training.ts';
import { isOutOfReach } from '../what-ifs/out-of-reach.ts';

/** A change of the request, or of who has learnt what. */
export type TriedChange = RequestChange | Extract<Change, { kind: 'cross-training' }>;

/** Changes after which other numbers of agents are required. */
const OF_DEMAND: readonly Change['kind'][] = ['buffer-share', 'live-extra', 'response-seconds', 'tool'];

/**
 * The covering problem of a plan with one thing different, and with what the replay raised added to what the changed request
 * requires.
 * @param steady the requirement of the unchanged request before anything was raised
 */
export function changedCovering(
  input: CoveringInput,
  steady: readonly QueueRequirement[],
  change: TriedChange,
): CoveringData | 'out-of-reach' {
  if (change.kind === 'cross-training') return withCrossTraining(coveringData(input), input.request.queues);
  const request = changedRequest(input.request, change);
  if (isOutOfReach(request)) return 'out-of-reach';
  const asked = OF_DEMAND.includes(change.kind)
    ? { ...input, ...raisedNeeds(input, steady, request) }
    : input;
  const candidates = shiftCandidates(request, asked.grid, asked.calendars);
  const groups = groupPeople(request, asked.grid, candidates);
  return coveringData({ ...asked, request, candidates, groups });
}

function raisedNeeds(
  { requirement: raised }: CoveringInput,
  steady: readonly QueueRequirement[],
  request: CoveringInput['request'],
): Pick<CoveringInput, 'calendars' | 'workload' | 'requirement' | 'floors'> {
  const { calendars, workload, requirement: own, floors } = needsOf(request);
  const requirement = own.map((queue, q): QueueRequirement => ({
    ...queue,
    required: queue.required.map(
      (agents, interval) => agents + raised[q].required[interval] - steady[q].required[interval],
    ),
  }));
  return {
    calendars,
    workload,
    requirement,
    floors: floorsAbove(request, calendars, requirement, floors.absenceExtra),
  };
}
