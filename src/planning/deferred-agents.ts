import { transport } from '../../models/covering/transport.ts';
import { placeWork } from '../../models/deferrable/placement.ts';
import { coveredNeeds, isSameNeed, meetsNeed, needIndices } from '../domain/skill.ts';
import type { SkillNeed } from '../domain/skill.ts';
import type { Wanted } from './counted-on.ts';
import type { CoveringInput } from './covering-data.ts';
import type { Person } from './people.ts';

/** People of one set of skills. */
interface Kind {
  readonly mask: number;
  /** On duty and not on a break, per interval. */
  readonly present: Int32Array;
}

/**
 * [kind of work][interval] people who work on what can wait: as many as can without taking anybody from a queue or from the
 * extra agents of a live stream, and from the buffer only where work would be late otherwise.
 * @param presence [person][interval] 1 while on duty and not on a break
 */
export function deferredAgents(
  { request, grid, work }: Pick<CoveringInput, 'request' | 'grid' | 'work'>,
  people: readonly Pick<Person, 'skills'>[],
  presence: readonly Uint8Array[],
  { requirement, floors }: Wanted,
): Int32Array[] {
  const agents = work.map(() => new Int32Array(grid.count));
  if (work.length === 0) return agents;
  const needs = coveredNeeds(request);
  const skillOf = needIndices(request.queues);
  const kinds = kindsOf(people, presence, needs, grid.count);
  const required = needs.map(() => new Int32Array(grid.count));
  skillOf.forEach((skill, q) => requirement[q].required.forEach((count, t) => (required[skill][t] += count)));
  const serving = servingOf(kinds, required, grid.count);
  const free = floors.liveExtra.map((wanted, t) => {
    const present = kinds.reduce((sum, kind) => sum + kind.present[t], 0);
    return serving.reduce((left, skill) => left - skill[t], present) - wanted;
  });
  const batches = work.flatMap((one, w) =>
    one.batches.map((batch) => ({
      ...batch,
      w,
      skill: needs.findIndex((need) => isSameNeed(need, one.work)),
    })),
  );
  const placed = placeWork({
    intervalCount: grid.count,
    skillCount: needs.length,
    skillMask: kinds.map(({ mask }) => mask),
    present: kinds.map(({ present }) => present),
    serving,
    kept: floors.liveExtra,
    givesWay: floors.buffer.map((wanted, t) => Math.max(0, Math.min(wanted, free[t]))),
    batches,
  });
  placed.forEach((byInterval, b) => {
    for (const [t, count] of byInterval) agents[batches[b].w][t] += count;
  });
  return agents;
}

function kindsOf(
  people: readonly Pick<Person, 'skills'>[],
  presence: readonly Uint8Array[],
  needs: readonly SkillNeed[],
  intervalCount: number,
): Kind[] {
  const kinds = new Map<number, Kind>();
  people.forEach((person, p) => {
    const mask = needs.reduce(
      (bits, need, bit) => (meetsNeed(person.skills, need) ? bits | (1 << bit) : bits),
      0,
    );
    const kind = kinds.get(mask) ?? { mask, present: new Int32Array(intervalCount) };
    kinds.set(mask, kind);
    presence[p].forEach((there, t) => (kind.present[t] += there));
  });
  return [...kinds.values()];
}

/** [skill][interval] agents required who can be there. */
function servingOf(
  kinds: readonly Kind[],
  required: readonly Int32Array[],
  intervalCount: number,
): Int32Array[] {
  const serving = required.map(() => new Int32Array(intervalCount));
  for (let t = 0; t < intervalCount; t++) {
    const filled = transport(
      kinds.map(({ present }) => present[t]),
      required.map((skill) => skill[t]),
      (kind, skill) => (kinds[kind].mask & (1 << skill)) !== 0,
    );
    filled.forEach((agents, skill) => (serving[skill][t] = agents));
  }
  return serving;
}
