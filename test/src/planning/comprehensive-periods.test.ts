import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import { ComprehensivePeriod } from '../../../src/domain/comprehensive-hours.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import { History } from '../../../src/domain/history.ts';
import { periodBegin, periodParts } from '../../../src/planning/comprehensive-periods.ts';

const grid = (firstDay: string, days: number) =>
  buildGrid({ firstDay, days, intervalMinutes: 60 }, 'Asia/Shanghai');
const averaged = (period: ComprehensivePeriod) => ({
  comprehensiveHours: { period, approvalRef: 'approval 7', overtimeMinutesPerMonth: 0 },
});
const history = (minutesThisPeriod: number) => ({ history: History.parse({ minutesThisPeriod }) });

test.each(ComprehensivePeriod.options)(
  'a %s begins where the calendar says, on every date of two years',
  (period) => {
    for (let day = 0; day < 731; day++) {
      const date = DateTime.fromISO('2026-01-01').plus({ days: day });
      expect(periodBegin(date.toISODate()!, period)).toBe(date.startOf(period).toISODate());
    }
  },
);

describe('the standard of a part', () => {
  it('of whole months is a twelfth of 248 days of eight hours each', () => {
    const [november, december] = periodParts(averaged('month'), {}, grid('2026-11-23', 42));
    expect(december).toMatchObject({
      begins: '2026-12-01',
      firstDay: 8,
      lastDay: 38,
      standardMinutes: 9920,
      months: 1,
    });
    // Eight of the thirty days of November.
    expect(november).toMatchObject({ standardMinutes: 2645, months: 8 / 30 });
  });

  it('counts the days before the horizon when it is stated what was worked on them', () => {
    const [part] = periodParts(averaged('quarter'), history(16_700), grid('2026-11-23', 3));
    // 56 of the 92 days of the quarter: 18,114 minutes.
    expect(part).toMatchObject({
      begins: '2026-10-01',
      standardMinutes: 18_114 - 16_700,
      months: (3 * 56) / 92,
    });
    const [alone] = periodParts(averaged('quarter'), {}, grid('2026-11-23', 3));
    expect(alone.standardMinutes).toBe(970);
  });

  it('is never below nothing', () => {
    expect(periodParts(averaged('month'), history(100_000), grid('2026-11-23', 3))[0].standardMinutes).toBe(
      0,
    );
  });

  it('carries nothing into periods that begin in the horizon', () => {
    const [first, second] = periodParts(averaged('week'), history(0), grid('2026-11-25', 7));
    expect(first.standardMinutes).toBe(2400);
    expect(second.standardMinutes).toBe(Math.floor((2400 * 2) / 7));
  });

  it('does not exist where hours are not averaged', () => {
    expect(periodParts({}, {}, grid('2026-11-23', 7))).toEqual([]);
  });
});
