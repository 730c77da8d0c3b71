import { BUFFER, OFF_DUTY, workingOn } from '../../../models/rostering/activities.ts';
import { callUp } from '../../../models/rostering/call-up.ts';
import { intervalAtMoment } from '../../domain/grid.ts';
import type { FloatList } from '../../domain/float.ts';
import type { PublishedAssignment } from '../../domain/published.ts';
import { isSameNeed, meetsNeed } from '../../domain/skill.ts';
import { allocate, countActivities, presenceOf } from '../activities.ts';
import type { Activities } from '../activities.ts';
import { assemblePeople } from '../assemble.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { Rostered } from '../fill-gaps.ts';
import { floatLists } from '../float/float-lists.ts';
import type { PublishedLine } from './published-lines.ts';

/** [person][interval] what everybody was to do: as published, or as a plan would give it out where that is not known. */
export function plannedActivities(
  input: CoveringInput,
  lines: readonly PublishedLine[],
  asPublished: Rostered,
): readonly Int8Array[] {
  const assignments = lines.map(({ published }) => [...published.values()].map((shift) => shift.assignment));
  const isKnown = assignments.flat().every(({ activities }) => activities !== undefined);
  if (!isKnown) return allocate(input, asPublished, input).doing;
  return assignments.map((own, p) => {
    const { people, begins } = asPublished;
    const onDuty = presenceOf(people[p], begins[p], input.grid);
    const doing = new Int8Array(input.grid.count).fill(BUFFER);
    for (const { activities = [] } of own)
      for (const activity of activities)
        doing.fill(
          codeOf(input, activity),
          intervalAtMoment(input.grid, activity.start),
          intervalAtMoment(input.grid, activity.end),
        );
    return doing.map((what, interval) => (onDuty[interval] === 1 ? what : OFF_DUTY));
  });
}

function codeOf(
  { request }: CoveringInput,
  { kind, queue, work }: NonNullable<PublishedAssignment['activities']>[number],
): number {
  const q = request.queues.findIndex(({ id }) => id === queue);
  const w = request.deferrableWork.findIndex(({ id }) => id === work);
  if (kind === 'serving' && q >= 0) return q;
  return kind === 'deferrable' && w >= 0 ? workingOn(w) : BUFFER;
}

/** The place of a person in the order in which a queue calls buffer staff. */
export type CallingPlace = (person: number, queue: number, interval: number) => number;

/** The calling order of the published roster, from its own stand-by lists; last where somebody is on none. */
export function callingOrder(
  input: CoveringInput,
  asPublished: Rostered,
  planned: readonly Int8Array[],
): CallingPlace {
  const { request, grid, calendars } = input;
  const presence = asPublished.people.map((one, p) => presenceOf(one, asPublished.begins[p], grid));
  const activities = countActivities(input, planned, presence);
  const people = assemblePeople(request, grid, calendars, asPublished.people, asPublished.begins, activities);
  const lists = floatLists({ ...input, activities }, people);
  const ids = people.map(({ id }) => id);
  const byQueue = request.queues.map((queue) =>
    lists
      .filter((list) => isSameNeed(list, queue))
      .map((list) => ({
        ...spanOf(list, input),
        order: list.people.map(({ person }) => ids.indexOf(person)),
      })),
  );
  return (person, queue, interval) => {
    const list = byQueue[queue].find(({ from, to }) => from <= interval && interval < to);
    const place = list?.order.indexOf(person) ?? -1;
    return place < 0 ? ids.length : place;
  };
}

function spanOf({ start, end }: FloatList, { grid }: CoveringInput): { from: number; to: number } {
  return { from: intervalAtMoment(grid, start), to: intervalAtMoment(grid, end) };
}

/** What everybody does in a changed roster: what was planned, but for those whom a queue calls up. */
export function calledUp(
  input: CoveringInput,
  { people, begins }: Rostered,
  planned: readonly Int8Array[],
  callingPlace: CallingPlace,
): Activities {
  const { request, grid, requirement } = input;
  const presence = people.map((one, p) => presenceOf(one, begins[p], grid));
  const doing = callUp({
    intervalCount: grid.count,
    queueMask: people.map(({ person }) =>
      request.queues.reduce(
        (mask, queue, q) => (meetsNeed(person.skills, queue) ? mask | (1 << q) : mask),
        0,
      ),
    ),
    onDuty: presence,
    planned,
    required: requirement.map(({ required }) => Int32Array.from(required)),
    callingPlace,
  });
  return countActivities(input, doing, presence);
}
