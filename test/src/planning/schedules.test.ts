import { describe, expect, test } from 'vitest';
import type { SimulatedAgent } from '../../../models/simulation/scenario.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { IntervalGrid } from '../../../src/domain/grid.ts';
import { Queue } from '../../../src/domain/queue.ts';
import { SimulatedStaffing } from '../../../src/domain/simulated-staffing.ts';
import { agentsOf, mostAgents } from '../../../src/planning/schedules.ts';

const queues = ['chat', 'orders'].map((id) =>
  Queue.parse({ id, skill: id, handling: { kind: 'task', averageHandleSeconds: 60 } }),
);
const hours = (firstDay: string, days: number, timeZone = 'Asia/Shanghai'): IntervalGrid =>
  buildGrid({ firstDay, days, intervalMinutes: 60 }, timeZone);

/** What an agent does, hour by hour: `c` chat, `o` orders, `*` both, `b` buffer, `.` absent. */
function written({ schedule }: SimulatedAgent): string {
  return schedule
    .map((duty) => {
      if (duty === 'absent') return '.';
      if (duty.standing === 'buffer') return 'b';
      return duty.queues.length === 2 ? '*' : 'co'[duty.queues[0]];
    })
    .join('');
}

function day(staffing: object, grid = hours('2026-11-23', 1)): string[] {
  return agentsOf(SimulatedStaffing.parse(staffing), queues, grid).map(written);
}

describe('a curve', () => {
  const curve = (...agents: object[]): object => ({
    kind: 'curve',
    queues: [
      { queue: 'orders', agents },
      { queue: 'chat', agents: [{ from: '00:00', to: '24:00', agents: 0 }] },
    ],
  });

  test('has as many agents as its highest, the last of whom come and go', () => {
    const staffing = curve(
      { from: '09:00', to: '12:00', agents: 3 },
      { from: '12:00', to: '14:00', agents: 1 },
    );
    expect(day(staffing)).toEqual([
      '.........ooooo..........',
      '.........ooo............',
      '.........ooo............',
    ]);
    expect(mostAgents(SimulatedStaffing.parse(staffing), hours('2026-11-23', 1))).toBe(3);
  });

  test('number by number is the same', () => {
    const agents = [...new Array<number>(9).fill(0), 3, 3, 3, 1, 1, ...new Array<number>(10).fill(0)];
    expect(day({ kind: 'curve', queues: [{ queue: 'orders', agents }] })).toEqual(
      day(curve({ from: '09:00', to: '12:00', agents: 3 }, { from: '12:00', to: '14:00', agents: 1 })),
    );
  });

  test('keeps to its weekdays and to the clock, also when clocks change', () => {
    // On Sunday 29 March 2026 the hour from two to three is left out.
    const grid = hours('2026-03-28', 3, 'Europe/Berlin');
    const staffing = curve(
      { from: '01:00', to: '04:00', weekdays: ['sunday'], agents: 1 },
      { from: '22:00', to: '24:00', weekdays: ['saturday', 'monday'], agents: 1 },
    );
    expect(day(staffing, grid)).toEqual([
      `${'.'.repeat(22)}oo` + `.oo${'.'.repeat(20)}` + `${'.'.repeat(22)}oo`,
    ]);
  });
});

describe('a roster', () => {
  const at = (hour: number): string => `2026-11-23T${String(hour).padStart(2, '0')}:00`;
  const stretch = (from: number, to: number, rest: object = {}): object => ({
    start: at(from),
    end: at(to),
    ...rest,
  });
  const person = (skills: string[], ...assignments: object[]): object => ({ id: 'a', skills, assignments });
  const roster = (...people: object[]): object => ({ kind: 'roster', people });

  test.each<[string, object, string]>([
    [
      'serves all that the skills allow',
      person(['orders', 'chat'], stretch(9, 12)),
      '.........***............',
    ],
    [
      'serves what the one skill allows',
      person(['orders', 'tea'], stretch(9, 12)),
      '.........ooo............',
    ],
    [
      'rests in breaks',
      person(['chat'], stretch(9, 14, { breaks: [stretch(11, 12)] })),
      '.........cc.cc..........',
    ],
    [
      'does what the activities say, and nothing between them',
      person(
        ['chat', 'orders'],
        stretch(9, 16, {
          activities: [
            stretch(9, 10, { kind: 'serving', queue: 'orders' }),
            stretch(10, 12, { kind: 'serving' }),
            stretch(13, 15, { kind: 'buffer' }),
          ],
        }),
      ),
      '.........o**.bb.........',
    ],
    [
      'works two shifts',
      person(['chat'], stretch(0, 2), stretch(22, 24, { end: '2026-11-24T00:00' })),
      'cc....................cc',
    ],
    ['rests all day', person(['chat']), '........................'],
  ])('somebody %s', (_, one, expected) => {
    expect(day(roster(one))).toEqual([expected]);
  });

  test('keeps the order of its people, shares equal duties and knows who holds fewer chats', () => {
    const people = ['a', 'b', 'c'].map((id) => ({ ...person(['chat'], stretch(9, 10)), id }));
    const staffing = SimulatedStaffing.parse(roster(people[0], { ...people[1], concurrency: 2 }, people[2]));
    const agents = agentsOf(staffing, queues, hours('2026-11-23', 1));
    expect(agents.map(({ concurrency }) => concurrency)).toEqual([undefined, 2, undefined]);
    expect(new Set(agents.map(({ schedule }) => schedule[9])).size).toBe(1);
    expect(mostAgents(staffing, hours('2026-11-23', 1))).toBe(3);
  });
});
