import { describe, expect, it } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { History } from '../../../src/domain/history.ts';
import { overtimeOfShifts } from '../../../src/planning/pay.ts';
import { contract } from '../../support/hand-request.ts';
import { sampleResolved } from '../samples.ts';

const WEDNESDAY = '2026-11-25';

/** Overtime of shifts of so many minutes on the days from Wednesday on, a second week from the sixth. */
function overtimeOf(
  minutes: number[],
  ofContract: object,
  history: object = {},
  holidays: string[] = [],
): number[] {
  const request = sampleResolved({ calendar: { holidays } });
  const grid = buildGrid({ firstDay: WEDNESDAY, days: 12, intervalMinutes: 60 }, 'Asia/Shanghai');
  const shifts = minutes.map((workMinutes, day) => ({ day, workMinutes }));
  const person = { contract: contract('full-time', ofContract), history: History.parse(history) };
  return overtimeOfShifts(request, person, shifts, grid);
}

describe('overtime of the week', () => {
  const agreed = { maximumMinutesPerWeek: 1200, overtime: { maximumMinutesPerWeek: 600 } };

  it('is what lies beyond the contract’s week, in the order of the shifts, and begins anew on Monday', () => {
    expect(overtimeOf([480, 480, 480, 480, 480, 480], agreed)).toEqual([0, 0, 240, 480, 480, 0]);
  });

  it('begins earlier by what was worked in the week before the horizon', () => {
    expect(overtimeOf([480, 480, 480, 0, 0, 480], agreed, { minutesThisWeek: 700 })).toEqual([
      0, 460, 480, 0, 0, 0,
    ]);
  });

  it('leaves overtime of the day and holidays out', () => {
    expect(overtimeOf([600, 600, 480], agreed)).toEqual([0, 0, 240]);
    expect(overtimeOf([480, 480, 480], agreed, {}, [WEDNESDAY])).toEqual([0, 0, 0]);
  });

  it('is none where the class agrees to none', () => {
    expect(overtimeOf([480, 480, 480], { maximumMinutesPerWeek: 480 })).toEqual([0, 0, 0]);
  });
});

describe('overtime of averaged hours', () => {
  const averaged = { comprehensiveHours: { period: 'week', approvalRef: 'approval 7' } };

  it('is what lies beyond the standard of the known part of the period, long days or not', () => {
    // Five of seven days are known: 1,714 minutes.
    expect(overtimeOf([600, 600, 600], averaged)).toEqual([0, 0, 86]);
  });

  it('takes what was worked before the horizon off the standard of the whole', () => {
    expect(overtimeOf([600, 600, 600], averaged, { minutesThisPeriod: 960 })).toEqual([0, 0, 360]);
  });

  it('leaves holidays out', () => {
    expect(overtimeOf([600, 600, 600], averaged, {}, [WEDNESDAY])).toEqual([0, 0, 0]);
  });
});
