import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transport } from '../../../models/covering/transport.ts';
import { placeWork } from '../../../models/deferrable/placement.ts';
import type { PlacementData } from '../../../models/deferrable/placement.ts';

const SKILLS = 3;
const INTERVALS = 3;

/** People of some kinds, agents who serve (as many as can), a buffer, and batches of work. */
const situations: fc.Arbitrary<PlacementData> = fc
  .record({
    skillMask: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 }),
    present: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
    required: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 9, maxLength: 9 }),
    kept: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }),
    givesWay: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
    batches: fc.array(
      fc.record({
        skill: fc.integer({ min: 0, max: SKILLS - 1 }),
        release: fc.integer({ min: 0, max: INTERVALS - 1 }),
        length: fc.integer({ min: 1, max: INTERVALS }),
        agentIntervals: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ skillMask, present, required, kept, givesWay, batches }) => {
    const there = skillMask.map((_, kind) =>
      Int32Array.from({ length: INTERVALS }, (_, t) => present[3 * kind + t]),
    );
    const serving = [0, 1, 2].map(() => new Int32Array(INTERVALS));
    const free = new Int32Array(INTERVALS);
    for (let t = 0; t < INTERVALS; t++) {
      const people = there.map((row) => row[t]);
      const filled = transport(
        people,
        [0, 1, 2].map((skill) => required[3 * skill + t]),
        (kind, skill) => (skillMask[kind] & (1 << skill)) !== 0,
      );
      filled.forEach((agents, skill) => (serving[skill][t] = agents));
      free[t] = sum(people) - sum(filled);
    }
    const keptThere = Int32Array.from(kept, (wanted, t) => Math.min(wanted, free[t]));
    return {
      intervalCount: INTERVALS,
      skillCount: SKILLS,
      skillMask,
      present: there,
      serving,
      kept: keptThere,
      givesWay: Int32Array.from(givesWay, (wanted, t) => Math.min(wanted, free[t] - keptThere[t])),
      batches: batches.map(({ skill, release, length, agentIntervals }) => {
        return { skill, release, due: Math.min(INTERVALS, release + length), agentIntervals };
      }),
    };
  });

/** People of the buffer left when so many agents of each skill work in an interval; undefined where they cannot. */
function bufferLeft(data: PlacementData, working: readonly number[], t: number): number | undefined {
  const people = data.present.map((row) => row[t]);
  const demands = data.serving.map((skill, s) => skill[t] + working[s]);
  const filled = transport(people, demands, (kind, s) => (data.skillMask[kind] & (1 << s)) !== 0);
  const spare = sum(people) - sum(demands) - data.kept[t];
  if (filled.some((agents, s) => agents < demands[s]) || spare < 0) return undefined;
  return Math.min(data.givesWay[t], spare);
}

interface Outcome {
  readonly done: number;
  readonly buffer: number;
}

/** Tries every interval, or none, for every unit of work: most units first, then most buffer. */
function tryEverything(data: PlacementData): Outcome {
  const units = data.batches.flatMap((batch) => new Array<typeof batch>(batch.agentIntervals).fill(batch));
  const working = Array.from({ length: INTERVALS }, () => [0, 0, 0]);
  let best: Outcome = { done: -1, buffer: 0 };
  const visit = (unit: number, done: number): void => {
    const buffers = working.map((row, t) => bufferLeft(data, row, t));
    if (buffers.some((buffer) => buffer === undefined)) return;
    if (unit === units.length) {
      const buffer = sum(buffers as number[]);
      if (done > best.done || (done === best.done && buffer > best.buffer)) best = { done, buffer };
      return;
    }
    const { skill, release, due } = units[unit];
    for (let t = release; t < due; t++) {
      working[t][skill]++;
      visit(unit + 1, done + 1);
      working[t][skill]--;
    }
    visit(unit + 1, done);
  };
  visit(0, 0);
  return best;
}

test('as much is done in time as any plan does, by people who can, and then most of the buffer stays', () => {
  const seen = { all: 0, some: 0, intoBuffer: 0 };
  fc.assert(
    fc.property(situations, (data) => {
      const placed = placeWork(data);
      const working = Array.from({ length: INTERVALS }, () => [0, 0, 0]);
      placed.forEach((byInterval, b) => {
        const { skill, release, due, agentIntervals } = data.batches[b];
        expect(sum([...byInterval.values()])).toBeLessThanOrEqual(agentIntervals);
        for (const [t, agents] of byInterval) {
          expect(t).toBeGreaterThanOrEqual(release);
          expect(t).toBeLessThan(due);
          working[t][skill] += agents;
        }
      });
      const buffers = working.map((row, t) => bufferLeft(data, row, t));
      expect(buffers).not.toContain(undefined);
      const found = { done: sum(working.flat()), buffer: sum(buffers as number[]) };
      expect(found).toEqual(tryEverything(data));
      seen[found.done === sum(data.batches.map((one) => one.agentIntervals)) ? 'all' : 'some']++;
      if (found.buffer < sum([...data.givesWay])) seen.intoBuffer++;
    }),
    { numRuns: 1500, seed: 20261122 },
  );
  expect(Math.min(seen.all, seen.some, seen.intoBuffer)).toBeGreaterThan(100);
});

test('work moves on to where only it can go, so that other work keeps the hour that both could have', () => {
  const placed = placeWork({
    intervalCount: 2,
    skillCount: 2,
    skillMask: [3, 1],
    present: [Int32Array.of(1, 0), Int32Array.of(0, 1)],
    serving: [new Int32Array(2), new Int32Array(2)],
    kept: new Int32Array(2),
    givesWay: new Int32Array(2),
    batches: [
      { skill: 0, release: 0, due: 2, agentIntervals: 1 },
      { skill: 1, release: 0, due: 2, agentIntervals: 1 },
    ],
  });
  expect(placed.map((one) => [...one])).toEqual([[[1, 1]], [[0, 1]]]);
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
