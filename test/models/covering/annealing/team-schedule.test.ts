import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TeamSchedule } from '../../../../models/covering/annealing/team-schedule.ts';
import type { Duty } from '../../../../models/covering/annealing/team-schedule.ts';
import type { CoveringData } from '../../../../models/covering/data.ts';
import { shortageLeft } from '../../../../models/covering/shortage-left.ts';
import { coverableInstances } from '../instances.ts';

function randomDuty(data: CoveringData, numbers: readonly number[]): Duty {
  const group = numbers[0] % data.groups.length;
  const { shifts } = data.groups[group];
  const shift = shifts[numbers[1] % shifts.length];
  const begins = data.shifts[shift].breaks.at(0)?.begins;
  return { group, shift, begin: begins?.[numbers[2] % begins.length] ?? -1 };
}

/** Agents missing without any weights: every skill and extra costs 1. */
function missing(data: CoveringData, duties: readonly Duty[]): boolean {
  const shifts = data.groups.map(() => new Map<number, number>());
  const breaks = duties.flatMap(({ group, shift, begin }) => {
    shifts[group].set(shift, (shifts[group].get(shift) ?? 0) + 1);
    return begin < 0 ? [] : [{ group, pool: data.shifts[shift].breaks[0].pool, begin, people: 1 }];
  });
  const covering = {
    people: data.groups.map(() => 99),
    shifts,
    breaks: data.groups.map((_, g) => breaks.filter((one) => one.group === g)),
  };
  return shortageLeft({ ...data, authorityFloors: [] }, covering).weighted > 1e-9;
}

test('whatever changes, the cost is that of the duties there are, and 0 only where nobody is missing', () => {
  const number = fc.nat(1000);
  const change = fc.tuple(
    fc.constantFrom('add', 'add', 'add', 'remove', 'replace', 'people'),
    number,
    number,
    number,
  );
  let covered = 0;
  fc.assert(
    fc.property(coverableInstances(), fc.array(change, { minLength: 5, maxLength: 40 }), (data, changes) => {
      const people = data.groups.map((one) => one.maximumPeople);
      const schedule = new TeamSchedule(data, people);
      const duties: Duty[] = [];
      for (const [kind, ...numbers] of changes) {
        const duty = randomDuty(data, numbers);
        const index = numbers[0] % Math.max(1, duties.length);
        if (kind === 'people') {
          people[duty.group] = numbers[1] % 4;
          schedule.setPeople(duty.group, people[duty.group]);
        } else if (kind === 'add' || duties.length === 0) {
          schedule.add(duty);
          duties.push(duty);
        } else if (kind === 'remove') {
          schedule.remove(duties[index]);
          duties.splice(index, 1);
        } else {
          schedule.replace(duties[index], duty);
          duties[index] = duty;
        }
        const afresh = new TeamSchedule(data, people);
        for (const one of duties) afresh.add(one);
        expect(schedule.cost).toBeCloseTo(afresh.cost, 9);
        const price = data.groups.reduce((sum, _, g) => sum + afresh.excess(g), 0);
        const isShort = missing(data, duties);
        expect(schedule.cost - price > 1e-9).toBe(isShort);
        if (!isShort) covered++;
      }
    }),
    { numRuns: 150, seed: 20261122 },
  );
  expect(covered).toBeGreaterThan(100);
});
