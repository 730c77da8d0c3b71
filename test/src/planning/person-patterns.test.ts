import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULE_CHECKS } from '../../../src/audit/checks.ts';
import { gatherFacts } from '../../../src/audit/facts/facts.ts';
import { buildGrid, intervalIso } from '../../../src/domain/grid.ts';
import type { IntervalGrid } from '../../../src/domain/grid.ts';
import type { RosterPerson, UnprovenRoster } from '../../../src/domain/roster.ts';
import type { RuleName } from '../../../src/domain/rules.ts';
import { ShiftLimit } from '../../../src/domain/shift-limit.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { brokenPatterns } from '../../../src/planning/person-patterns.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import type { ShiftCandidate } from '../../../src/planning/shifts.ts';
import { agent, contract, rules } from '../../support/hand-request.ts';
import { europeanWeek } from '../../support/hand-shops.ts';

const PATTERN_RULES: readonly RuleName[] = [
  'most-days-in-a-row',
  'least-days-in-a-row',
  'least-days-off-in-a-row',
  'most-weekends-worked',
  'most-nights-in-a-row',
  'rest-after-nights',
  'forbidden-successions',
  'shift-limits',
];

/** Days from a Monday on; the ends of most horizons cut a week. */
const HORIZONS = [5, 9, 23, 42];

const limits = fc.record({
  'most-days-in-a-row': fc.integer({ min: 1, max: 7 }),
  'least-days-in-a-row': fc.integer({ min: 1, max: 4 }),
  'least-days-off-in-a-row': fc.integer({ min: 1, max: 4 }),
  'most-weekends-worked': fc.integer({ min: 0, max: 4 }),
  'most-nights-in-a-row': fc.integer({ min: 1, max: 4 }),
  'rest-after-nights': fc.integer({ min: 0, max: 60 }).map((hours) => hours * 60),
});
/** Mostly nothing is said of the days before; sometimes that they were worked, some of them at night, or off. */
const history = fc.oneof(
  fc.constant(undefined),
  fc.record({ daysOffInARow: fc.integer({ min: 1, max: 3 }) }),
  fc
    .record({ days: fc.integer({ min: 1, max: 5 }), nights: fc.integer({ min: 0, max: 5 }) })
    .map(({ days, nights }) => ({
      daysWorkedInARow: days,
      nightsInARow: Math.min(days, nights),
      lastShiftEnd: nights > 0 ? '2026-11-23T02:00' : '2026-11-22T17:00',
    })),
);
const leave = fc
  .boolean()
  .map((isAway) => (isAway ? [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }] : []));
const hour = fc.option(fc.constantFrom(5, 9, 14, 18, 21, 22), { freq: 2 });

test('a person’s days break the same required patterns as the audit finds', () => {
  const shop = europeanWeek();
  const laid = new Map(
    HORIZONS.map((days) => {
      const request = { ...shop.request, horizon: { ...shop.request.horizon, days } };
      const grid = buildGrid(request.horizon, request.shop.timeZone);
      return [days, { grid, candidates: shiftCandidates(request, grid, layCalendars(request, grid)) }];
    }),
  );
  fc.assert(
    fc.property(
      fc.array(hour, { minLength: 42, maxLength: 42 }),
      fc.constantFrom(...HORIZONS),
      limits,
      fc.integer({ min: 0, max: 4 }),
      history,
      leave,
      (hours, days, limit, most, before, away) => {
        const known = agent('hao', {
          skills: ['pre-sales'],
          contractClass: 'free',
          leave: away,
          history: before,
        });
        const request = {
          ...shop.request,
          horizon: { ...shop.request.horizon, days },
          staff: { kind: 'team' as const, agents: [known] },
          forbiddenSuccessions: [{ first: { startFrom: '18:00' }, next: { startTo: '09:00' } }],
          contractClasses: [
            contract('free', {
              maximumDaysPerWeek: 7,
              maximumMinutesPerWeek: 10_080,
              shiftLimits: [
                ShiftLimit.parse({ startFrom: '14:00', startTo: '18:00', maximumPerWeek: most }),
                ShiftLimit.parse({ startTo: '05:00', maximumPerHorizon: most }),
              ],
            }),
          ],
          rules: rules({
            pack: 'none',
            overrides: Object.fromEntries(
              Object.entries(limit).map(([name, value]) => [
                name,
                { level: 'required' as const, limit: value },
              ]),
            ),
          }),
        };
        const { grid, candidates } = laid.get(days)!;
        const shifts = hours.slice(0, days).flatMap((start, day) => {
          const found = candidates.find(
            (one) =>
              one.template.id === 'straight' &&
              one.day === day &&
              grid.clockMinute[one.start] === (start ?? -1) * 60,
          );
          return found === undefined ? [] : [found];
        });
        const facts = gatherFacts(request, { people: [hao(shifts, grid)] } as unknown as UnprovenRoster);
        const expected = PATTERN_RULES.filter(
          (rule) => RULE_CHECKS[rule](facts, request.rules[rule]).findings.length > 0,
        );
        const found = brokenPatterns(
          request,
          { ...known, contract: request.contractClasses[0] },
          shifts,
          grid,
        );
        expect(found.map(({ rule }) => rule).sort()).toEqual([...expected].sort());
      },
    ),
    { numRuns: 300, seed: 5 },
  );
});

/** The roster’s Hao, who works these shifts and nothing in them. */
function hao(shifts: readonly ShiftCandidate[], grid: IntervalGrid): RosterPerson {
  return {
    id: 'hao',
    name: 'Agent hao',
    skills: ['pre-sales'],
    contractClass: 'free',
    authority: 'agent',
    assignments: shifts.map(({ day, start, end, template, workMinutes }) => ({
      date: grid.days[day].date,
      template: template.id,
      start: intervalIso(grid, start),
      end: intervalIso(grid, end),
      breaks: [],
      activities: [],
      role: 'serving',
      liveDuty: false,
      workMinutes,
      overtimeMinutes: 0,
      pinned: false,
    })),
  };
}
