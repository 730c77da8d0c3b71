import { expect, test } from 'vitest';
import { TimeTogether } from '../../../../src/planning/rostering/time-together.ts';
import type { ShiftCandidate } from '../../../../src/planning/shifts.ts';
import { groupOf } from './group.ts';

const HOURS = [0, 6, 14, 22];
const EVERY_DAY = [0, 1].flatMap((day) => HOURS.map((hour) => [day, hour, 1] as const));

/** Weight of the wish of Ann that is missed, where each works from the hours given, `undefined` for a day off. */
function missed(partner: object, hours: Record<'ann' | 'bob' | 'eve', (number | undefined)[]>): number {
  const team = {
    agents: Object.keys(hours).map((id) => ({
      id,
      name: id,
      skills: ['chat'],
      ...(id === 'eve' ? { authority: 'supervisor' as const } : {}),
      ...(id === 'ann' ? { preferences: { partners: [{ ...partner, weight: 3 }] } } : {}),
    })),
  };
  const { request, grid, candidates, group } = groupOf(2, EVERY_DAY, { team });
  if (request.staff.kind !== 'team') throw new Error(request.staff.kind);
  const people = request.staff.agents.map((agent) => ({ ...agent, contract: group.contract }));
  const shifts = Object.values(hours).map((own) =>
    own.map((hour, day): ShiftCandidate | undefined =>
      candidates.find((one) => one.day === day && grid.clockMinute[one.start] === 60 * (hour ?? -1)),
    ),
  );
  const everybody = [...people.keys()];
  return new TimeTogether(request, people, grid).missedAround(everybody, shifts, 0);
}

test('a wish is missed on each day on which both work but not together', () => {
  const off = [undefined, undefined];
  expect(missed({ agents: ['bob'] }, { ann: [6, 6], bob: [6, 14], eve: off })).toBe(3);
  expect(missed({ agents: ['bob'] }, { ann: [6, 6], bob: [14, 14], eve: off })).toBe(6);
  expect(missed({ agents: ['bob'] }, { ann: [6, 6], bob: [undefined, 6], eve: [14, 14] })).toBe(0);
  // Four hours of eight are enough.
  expect(missed({ agents: ['bob'] }, { ann: [6, 6], bob: [10, 12], eve: off })).toBe(3);
});

test('any of those named will do, and so will anybody of the authority', () => {
  const hours = { ann: [6, 6], bob: [6, 14], eve: [14, 6] };
  expect(missed({ agents: ['bob', 'eve'] }, hours)).toBe(0);
  expect(missed({ authority: 'supervisor' }, hours)).toBe(3);
});
