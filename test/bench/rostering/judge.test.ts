import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  linesDataOf,
  parseShiftScheduling,
  type ShiftSchedulingInstance,
} from '../../../bench/rostering/instance.ts';
import { judge } from '../../../bench/rostering/judge.ts';
import { checkLineRoster } from '../../../models/rostering/lines/check.ts';

const instance = parseShiftScheduling(`SECTION_HORIZON
14
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=14|L=3,3840,480,5,2,2,1
SECTION_DAYS_OFF
A,9
SECTION_SHIFT_ON_REQUESTS
A,1,E,2
SECTION_SHIFT_OFF_REQUESTS
A,2,E,3
SECTION_COVER
0,E,2,100,1
1,L,0,100,7
`);

function judged(pattern: string): ReturnType<typeof judge> {
  const days = [...pattern].map((letter) => (letter === '-' ? undefined : letter));
  return judge(instance, new Map([['A', days]]));
}

test.each([
  ['EE--EE--------', []],
  ['E--EE---------', []],
  ['EE-EE---------', ['A is off only 1 days in a row']],
  ['--E---EE------', ['A works only 1 days in a row', 'A works only']],
  ['EEEEEE--------', ['A works 6 days in a row']],
  ['LE------------', ['A works E after L on day 1']],
  ['LLLL----------', ['A works 4 shifts L']],
  ['-----EE----EE-', ['A works 2 weekends']],
  ['--------EE----', ['A works on day off 9']],
  ['--------------', ['A works 0 minutes']],
])('%s', (pattern, expected) => {
  const { errors } = judged(pattern);
  if (expected.length === 0) expect(errors).toEqual([]);
  else expect(errors.some((error) => error.startsWith(expected[0]))).toBe(true);
});

test('requests and cover are paid by their weights', () => {
  // One person short on E of day 0; E on day 1 as asked; E on day 2 against the wish.
  expect(judged('EEE-----------').penalty).toBe(100 + 0 + 3);
  // Two short; the wish for E is not kept; one too many on L.
  expect(judged('-LL-----------').penalty).toBe(200 + 2 + 7);
});

test('agrees with the check of the model on rosters legal and illegal', () => {
  const seen = { legal: 0, illegal: 0 };
  const people = ['A', 'B'];
  const instances = fc.record({
    days: fc.integer({ min: 6, max: 10 }),
    barred: fc.boolean(),
    mostL: fc.integer({ min: 0, max: 3 }),
    longestRun: fc.integer({ min: 3, max: 7 }),
    shortestRun: fc.integer({ min: 1, max: 2 }),
    shortestOff: fc.integer({ min: 1, max: 2 }),
    weekends: fc.integer({ min: 0, max: 2 }),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
  });
  const patterns = fc.array(
    fc.array(fc.constantFrom(undefined, 'E', 'E', 'L'), { minLength: 10, maxLength: 10 }),
    { minLength: 2, maxLength: 2 },
  );
  fc.assert(
    fc.property(instances, patterns, (drawn, worked) => {
      const stated: ShiftSchedulingInstance = {
        days: drawn.days,
        shifts: [
          { id: 'E', minutes: 480, barredNext: [] },
          { id: 'L', minutes: 600, barredNext: drawn.barred ? ['E'] : [] },
        ],
        staff: people.map((id) => ({
          id,
          maximumShifts: new Map([['L', drawn.mostL]]),
          maximumMinutes: 4800,
          minimumMinutes: 480,
          maximumConsecutiveShifts: drawn.longestRun,
          minimumConsecutiveShifts: drawn.shortestRun,
          minimumConsecutiveDaysOff: drawn.shortestOff,
          maximumWeekends: drawn.weekends,
          daysOff: [],
        })),
        requests: [
          { kind: 'on', person: 'A', day: 2, shift: 'L', weight: drawn.weights[0] },
          { kind: 'off', person: 'B', day: 3, shift: 'E', weight: drawn.weights[1] },
        ],
        cover: [
          { day: 1, shift: 'E', required: 1, under: drawn.weights[2], over: drawn.weights[3] },
          { day: 4, shift: 'L', required: 2, under: drawn.weights[3], over: drawn.weights[2] },
        ],
      };
      const rows = worked.map((days) => days.slice(0, drawn.days));
      const judgement = judge(stated, new Map(people.map((id, p) => [id, rows[p]])));
      const lines = rows.map((days) =>
        Uint16Array.from(days, (id) => (id === undefined ? 0 : id === 'E' ? 1 : 2)),
      );
      const report = checkLineRoster(linesDataOf(stated), lines);
      expect(report.cost).toBe(judgement.penalty);
      expect(report.errors.length === 0).toBe(judgement.errors.length === 0);
      seen[report.errors.length === 0 ? 'legal' : 'illegal']++;
    }),
    { numRuns: 2000, seed: 20261122 },
  );
  expect(seen.legal).toBeGreaterThan(50);
  expect(seen.illegal).toBeGreaterThan(500);
});
