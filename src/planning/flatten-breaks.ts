import { moveBreaks } from '../../models/rostering/break-moves.ts';
import type { KeptPresence, MovableBreak } from '../../models/rostering/break-moves.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import { meetsNeed, needIndices, needsOfQueues } from '../domain/skill.ts';
import { allocate } from './activities.ts';
import type { Wanted } from './counted-on.ts';
import type { CoveringInput } from './covering-data.ts';
import type { Rostered } from './fill-gaps.ts';
import { missingAgents } from './missing-agents.ts';
import { authorityRank } from './people.ts';

/** Of equally many missing agents, first those are found who serve, and of them those with most to do. */
const TIE_BREAKER = 1e-3;

/**
 * Now that the people are known, moves their meal breaks and rests within their windows to where fewest are missing for it:
 * covering placed breaks for groups, and people who are missing in one of them leave its breaks where they hurt. No break
 * begins in a guard period, and nobody's authority is missed where it was there. Nothing moves where nobody is missing.
 *
 * @param data of the covering, for who must be on duty when
 */
export function flattenBreaks(
  input: CoveringInput,
  data: Pick<CoveringData, 'authorityFloors'>,
  rostered: Rostered,
  wanted: Wanted,
): Rostered {
  const { request, grid, calendars, work } = input;
  const { people } = rostered;
  const places = people.flatMap(({ shifts }, person) =>
    shifts.flatMap(({ candidate }, k) =>
      candidate.breaks.map(({ intervals, begins }, b) => ({
        k,
        b,
        movable: {
          person,
          intervals,
          begins: begins.filter((begin) => calendars.guard[begin] === 0),
        } satisfies MovableBreak,
      })),
    ),
  );
  const needs = needsOfQueues(request.queues);
  const before = places.map(({ k, b, movable }) => rostered.begins[movable.person][k][b]);
  const after = moveBreaks(
    {
      intervalCount: grid.count,
      skillMask: people.map(({ person }) =>
        needs.reduce((mask, need, bit) => (meetsNeed(person.skills, need) ? mask | (1 << bit) : mask), 0),
      ),
      onShift: people.map(({ shifts }) => {
        const there = new Uint8Array(grid.count);
        for (const { candidate } of shifts) there.fill(1, candidate.start, candidate.end);
        return there;
      }),
      ...requiredBySkill(input, wanted),
      others: wanted.floors.buffer.map((buffer, t) => buffer + wanted.floors.liveExtra[t]),
      breaks: places.map(({ movable }) => movable),
      presence: data.authorityFloors.map(({ authority, windows }): KeptPresence => ({
        counts: Uint8Array.from(people, ({ person }) =>
          authorityRank(person.authority) >= authority ? 1 : 0,
        ),
        windows,
      })),
    },
    before,
  );
  if (after === before) return rostered;
  const begins = rostered.begins.map((shifts) => shifts.map((breaks) => [...breaks]));
  places.forEach(({ k, b, movable }, place) => (begins[movable.person][k][b] = after[place]));
  const moved = { people, begins };
  // Work that can wait finds its time across intervals, which moving breaks does not look at.
  if (work.length === 0) return moved;
  const missing = (one: Rostered): number =>
    missingAgents({ ...input, ...wanted }, allocate(input, one, wanted));
  return missing(moved) <= missing(rostered) ? moved : rostered;
}

/** [skill][interval] agents required of a skill, and what one missing costs. */
function requiredBySkill(
  { request, grid, workload }: CoveringInput,
  { requirement }: Wanted,
): { required: Int32Array[]; weight: Float64Array[] } {
  const skillOf = needIndices(request.queues);
  const skills = needsOfQueues(request.queues);
  const required = skills.map(() => new Int32Array(grid.count));
  const contacts = skills.map(() => new Float64Array(grid.count));
  skillOf.forEach((skill, q) => {
    requirement[q].required.forEach((agents, t) => (required[skill][t] += agents));
    workload[q].contacts.forEach((expected, t) => (contacts[skill][t] += expected));
  });
  const busiest = contacts.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 1e-9);
  const weight = contacts.map((row) => row.map((expected) => 1 + TIE_BREAKER * (1 + expected / busiest)));
  return { required, weight };
}
