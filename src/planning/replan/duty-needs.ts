import type { DutyClass, DutyNeeds } from '../../../models/rostering/missing-agents.ts';
import { BUFFER_SHORTAGE_WEIGHT, LIVE_SHORTAGE_WEIGHT } from '../../../models/covering/weights.ts';
import { hasAuthority } from '../../domain/agent.ts';
import type { Authority } from '../../domain/agent.ts';
import { meetsNeed, needIndices, needsOfQueues } from '../../domain/skill.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { Person } from '../people.ts';

/** What authority that is missing weighs beside a missing agent: as much where it is required, little where it is preferred. */
const PREFERRED_AUTHORITY_WEIGHT = 0.1;

/** What the floors of authority are about. */
const FLOORS: readonly { rule: 'supervisor-on-duty' | 'shop-manager-in-live'; authority: Authority }[] = [
  { rule: 'supervisor-on-duty', authority: 'supervisor' },
  { rule: 'shop-manager-in-live', authority: 'shop-manager' },
];

/** What a request asks to be on duty, as people come and go. */
export function dutyNeeds({ request, grid, calendars, requirement, floors }: CoveringInput): DutyNeeds {
  const { rules, queues } = request;
  const { open, live } = calendars;
  const skillOf = needIndices(queues);
  const required = needsOfQueues(queues).map(() => new Int32Array(grid.count));
  skillOf.forEach((skill, q) => {
    requirement[q].required.forEach((agents, interval) => (required[skill][interval] += agents));
  });
  return {
    required,
    liveExtra: floors.liveExtra,
    buffer: floors.buffer,
    floors: FLOORS.map(({ rule }) => ({
      required: Int32Array.from(open, (isOpen, interval) =>
        rules[rule].level !== 'off' && isOpen === 1 && (rule === 'supervisor-on-duty' || live[interval] === 1)
          ? 1
          : 0,
      ),
      weight: rules[rule].level === 'required' ? 1 : PREFERRED_AUTHORITY_WEIGHT,
    })),
    weights: { liveExtra: LIVE_SHORTAGE_WEIGHT, buffer: BUFFER_SHORTAGE_WEIGHT },
  };
}

/** The classes of some people, and for each person the index of theirs. */
export function dutyClasses(
  { request }: Pick<CoveringInput, 'request'>,
  people: readonly Person[],
): { readonly classes: readonly DutyClass[]; readonly classOf: readonly number[] } {
  const needs = needsOfQueues(request.queues);
  const classes = new Map<string, { index: number; of: DutyClass }>();
  const classOf = people.map(({ skills, authority }) => {
    const skillMask = needs.reduce(
      (mask, need, bit) => (meetsNeed(skills, need) ? mask | (1 << bit) : mask),
      0,
    );
    const floors = FLOORS.flatMap((floor, index) =>
      hasAuthority(authority, floor.authority) ? [index] : [],
    );
    const key = `${skillMask} ${floors.join()}`;
    const found = classes.get(key) ?? { index: classes.size, of: { skillMask, floors } };
    classes.set(key, found);
    return found.index;
  });
  return { classes: [...classes.values()].map(({ of }) => of), classOf };
}
