import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import type { z } from 'zod';
import type { History } from '../../../src/domain/history.ts';
import { Preferences } from '../../../src/domain/preferences.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import type { RuleName } from '../../../src/domain/rules.ts';
import { ShiftLimit } from '../../../src/domain/shift-limit.ts';
import { agent, contract } from '../../support/hand-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import type { HandShift } from '../../support/hand-roster.ts';
import { europeanWeek } from '../../support/hand-shops.ts';
import { eu } from './judged.ts';

/** Hours at which Hao begins on the days from Monday the 23rd on, such as `9 9 - 22`; four hours each, `-` for a day off. */
function days(pattern: string): HandShift[] {
  return pattern.split(' ').flatMap((hour, index): HandShift[] => {
    if (hour === '-') return [];
    const date = new Date(Date.UTC(2026, 10, 23 + index)).toISOString().slice(0, 10);
    const start = `${hour.padStart(2, '0')}:00`;
    return [{ person: 'hao', date, start, template: 'straight', pieces: 'pre-sales 240' }];
  });
}

/** What the request says of the days before the horizon. */
function before(sent: z.input<typeof History>): Partial<ResolvedRequest> {
  const skills = ['pre-sales', 'after-sales'];
  return {
    staff: { kind: 'team', agents: [agent('hao', { skills, contractClass: 'free', history: sent })] },
  };
}

/** Dates, from the day of November or 30 less in December, on which a rule is broken by such days. */
function broken(pattern: string, rule: RuleName, limit: number, parts: Partial<ResolvedRequest> = {}) {
  const { request, required } = europeanWeek();
  const asked = {
    ...request,
    horizon: { ...request.horizon, days: pattern.split(' ').length },
    ...eu({ 'daily-rest': { level: 'off' }, [rule]: { level: 'required', limit } }),
    ...parts,
  };
  const { violations } = audit(asked, handRoster(asked, days(pattern), required));
  return violations.filter((one) => one.rule === rule).map((one) => one.date!.slice(5));
}

describe('runs of days', () => {
  it('most-days-in-a-row: the limit may be reached, and a new run begins after a day off', () => {
    expect(broken('9 9 9 - 9 9 9', 'most-days-in-a-row', 3)).toEqual([]);
    expect(broken('9 9 9 - 9 9 9', 'most-days-in-a-row', 2)).toEqual(['11-23', '11-27']);
  });

  it('least-days-in-a-row: what touches the ends of the horizon may go on outside', () => {
    expect(broken('9 - 9 9 - - 9', 'least-days-in-a-row', 2)).toEqual([]);
    expect(broken('9 - 9 9 - - 9', 'least-days-in-a-row', 3)).toEqual(['11-25']);
    expect(broken('- 9 - 9 - 9 9', 'least-days-in-a-row', 2)).toEqual(['11-24', '11-26']);
  });

  it('least-days-off-in-a-row: likewise', () => {
    expect(broken('- 9 9 - - 9 -', 'least-days-off-in-a-row', 2)).toEqual([]);
    expect(broken('- 9 9 - - 9 -', 'least-days-off-in-a-row', 3)).toEqual(['11-26']);
    expect(broken('9 - 9 - 9 - 9', 'least-days-off-in-a-row', 2)).toEqual(['11-24', '11-26', '11-28']);
  });
});

describe('runs from before the horizon', () => {
  it('most-days-in-a-row: go on as far as they are stated', () => {
    expect(broken('9 9 - 9 9 9 -', 'most-days-in-a-row', 3, before({ daysWorkedInARow: 1 }))).toEqual([]);
    expect(broken('9 9 - 9 9 9 -', 'most-days-in-a-row', 3, before({ daysWorkedInARow: 2 }))).toEqual([
      '11-23',
    ]);
    expect(broken('- 9 9 9 - - -', 'most-days-in-a-row', 3, before({ daysWorkedInARow: 5 }))).toEqual([]);
  });

  it('least-days-in-a-row: are whole, and may be cut on the first day', () => {
    const judge = (pattern: string, sent: z.input<typeof History>) =>
      broken(pattern, 'least-days-in-a-row', 3, before(sent));
    expect(judge('9 - 9 9 9 - -', { daysWorkedInARow: 2 })).toEqual([]);
    expect(judge('9 - 9 9 9 - -', { daysWorkedInARow: 1 })).toEqual(['11-23']);
    expect(judge('9 9 - - - - -', { daysOffInARow: 1 })).toEqual(['11-23']);
    expect(judge('- 9 9 9 - - -', { daysWorkedInARow: 1 })).toEqual(['11-23']);
    expect(judge('- 9 9 9 - - -', { daysWorkedInARow: 3 })).toEqual([]);
    expect(judge('- - - - - - -', { daysWorkedInARow: 1 })).toEqual([]);
  });

  it('least-days-in-a-row: are nobody’s breach where leave cuts them', () => {
    const parts = before({ daysWorkedInARow: 1 });
    const [hao] = parts.staff?.kind === 'team' ? parts.staff.agents : [];
    const leave = [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }];
    const away = { staff: { kind: 'team' as const, agents: [{ ...hao, leave }] } };
    expect(broken('- 9 9 9 - - -', 'least-days-in-a-row', 3, away)).toEqual([]);
  });

  it('least-days-off-in-a-row: begin with the horizon or before it', () => {
    const judge = (pattern: string, sent: z.input<typeof History>) =>
      broken(pattern, 'least-days-off-in-a-row', 2, before(sent));
    expect(judge('- 9 9 - - 9 -', { daysWorkedInARow: 1 })).toEqual(['11-23']);
    expect(judge('- 9 9 - - 9 -', { daysOffInARow: 1 })).toEqual([]);
    expect(judge('9 9 9 - - 9 -', { daysOffInARow: 1 })).toEqual(['11-23']);
    expect(judge('9 9 9 - - 9 -', { daysOffInARow: 2 })).toEqual([]);
  });

  it('most-nights-in-a-row and rest-after-nights: count the nights that are stated', () => {
    const nights = before({ daysWorkedInARow: 3, nightsInARow: 2, lastShiftEnd: '2026-11-23T02:00' });
    expect(broken('22 - - - - - -', 'most-nights-in-a-row', 3, nights)).toEqual([]);
    expect(broken('22 22 - - - - -', 'most-nights-in-a-row', 3, nights)).toEqual(['11-23']);
    expect(broken('- 9 - - - - -', 'rest-after-nights', 31 * 60, nights)).toEqual([]);
    expect(broken('- 9 - - - - -', 'rest-after-nights', 31 * 60 + 1, nights)).toEqual(['11-24']);
    expect(broken('22 - - - - - -', 'rest-after-nights', 10_000, nights)).toEqual([]);
    expect(broken('- 22 - - - - -', 'rest-after-nights', 10_000, nights)).toEqual(['11-24']);
    const days = before({ daysWorkedInARow: 3, lastShiftEnd: '2026-11-23T02:00' });
    expect(broken('- 9 - - - - -', 'rest-after-nights', 31 * 60 + 1, days)).toEqual([]);
  });
});

describe('most-weekends-worked', () => {
  const free = '- - - - -';
  const weeks = (...weekends: string[]) => weekends.map((weekend) => `${free} ${weekend}`).join(' ');

  it('counts a weekend once, be it worked on one day or on both', () => {
    const three = weeks('9 -', '9 9', '- -', '- 9');
    expect(broken(three, 'most-weekends-worked', 3)).toEqual([]);
    expect(broken(three, 'most-weekends-worked', 2)).toEqual(['11-28']);
  });

  it('allows of more or fewer than four a part in proportion, rounded up', () => {
    const six = (last: string): string => weeks('9 9', '- -', '9 9', '- -', '9 9', last);
    expect(broken(six('- -'), 'most-weekends-worked', 2)).toEqual([]);
    expect(broken(six('9 -'), 'most-weekends-worked', 2)).toEqual(['11-28']);
    expect(broken(weeks('9 9'), 'most-weekends-worked', 1)).toEqual([]);
    expect(broken(weeks('9 9', '- 9'), 'most-weekends-worked', 2)).toEqual(['11-28']);
  });

  it('asks nothing of a horizon without a weekend', () => {
    expect(broken('9 9 9 9 9', 'most-weekends-worked', 0)).toEqual([]);
    expect(broken('9 9 9 9 9 9', 'most-weekends-worked', 0)).toEqual(['11-28']);
  });
});

describe('nights', () => {
  it('most-nights-in-a-row: nights on dates in a row, whatever is worked beside them', () => {
    expect(broken('22 22 9 22 22 22 -', 'most-nights-in-a-row', 3)).toEqual([]);
    expect(broken('22 22 9 22 22 22 -', 'most-nights-in-a-row', 2)).toEqual(['11-26']);
    // From 20:00 to midnight two hours of four are night, from 21:00 to 01:00 three.
    expect(broken('20 20 20 - - - -', 'most-nights-in-a-row', 2)).toEqual([]);
    expect(broken('21 21 21 - - - -', 'most-nights-in-a-row', 2)).toEqual(['11-23']);
  });

  it('rest-after-nights: from the end of the run to whatever comes next', () => {
    // The second night ends on Wednesday at 02:00; Thursday 22:00 is 44 hours later.
    expect(broken('22 22 - 22 - - -', 'rest-after-nights', 44 * 60)).toEqual([]);
    expect(broken('22 22 - 22 - - -', 'rest-after-nights', 44 * 60 + 1)).toEqual(['11-26']);
    expect(broken('22 22 9 - - - -', 'rest-after-nights', 7 * 60)).toEqual([]);
    expect(broken('22 22 9 - - - -', 'rest-after-nights', 7 * 60 + 1)).toEqual(['11-25']);
    expect(broken('9 9 9 9 - - -', 'rest-after-nights', 10_000)).toEqual([]);
  });
});

describe('forbidden-successions', () => {
  const lateEarly = [{ first: { startFrom: '14:00' }, next: { startTo: '08:00' } }];
  const judge = (pattern: string) =>
    broken(pattern, 'forbidden-successions', 0, { forbiddenSuccessions: lateEarly });

  it('are looked at on two dates in a row, both ends of the windows included', () => {
    expect(judge('14 8 14 - 8 9 8')).toEqual(['11-24']);
    expect(judge('13 8 14 9 14 - 8')).toEqual([]);
  });
});

describe('shift-limits', () => {
  const judge = (pattern: string, ...limits: object[]) =>
    broken(pattern, 'shift-limits', 0, {
      contractClasses: [
        contract('free', {
          maximumDaysPerWeek: 7,
          maximumMinutesPerWeek: 10_080,
          shiftLimits: limits.map((limit) => ShiftLimit.parse(limit)),
        }),
      ],
    });

  it('count by calendar week or over the horizon', () => {
    const late = '18 18 - - - - - 18 18 -';
    expect(judge(late, { startFrom: '18:00', maximumPerWeek: 2 })).toEqual([]);
    expect(judge(late, { startFrom: '18:00', maximumPerWeek: 1 })).toEqual(['11-23', '11-30']);
    expect(judge(late, { startFrom: '18:00', maximumPerHorizon: 4 })).toEqual([]);
    expect(judge(late, { startFrom: '18:00', maximumPerHorizon: 3 })).toEqual(['11-23']);
    expect(judge(late, { templates: ['straight'], startTo: '17:00', maximumPerHorizon: 0 })).toEqual([]);
  });
});

describe('steady-starts', () => {
  it('compares shifts of a calendar week, days off between them or not, the short way round the clock', () => {
    expect(broken('9 11 - 9 9 - -', 'steady-starts', 120)).toEqual([]);
    expect(broken('9 11 - 9 9 - -', 'steady-starts', 119)).toEqual(['11-24', '11-26']);
    expect(broken('23 1 - - - - -', 'steady-starts', 120)).toEqual([]);
    expect(broken('- - - - - - 9 14', 'steady-starts', 60)).toEqual([]);
  });
});

describe('partner-wanted', () => {
  /** Dates on which Hao misses whom he would like to work with; the others’ hours as his. */
  function missed(hours: Record<string, string>, wish: object, limit = 120): string[] {
    const { request, required } = europeanWeek();
    const skills = ['pre-sales', 'after-sales'];
    const asks = { preferences: Preferences.parse({ partners: [wish] }) };
    const agents = Object.keys(hours).map((id) =>
      agent(id, {
        skills,
        contractClass: 'free',
        authority: id === 'sun' ? 'supervisor' : 'agent',
        ...(id === 'hao' ? asks : {}),
      }),
    );
    const asked = {
      ...request,
      staff: { kind: 'team' as const, agents },
      ...eu({ 'daily-rest': { level: 'off' }, 'partner-wanted': { level: 'required', limit } }),
    };
    const shifts = Object.entries(hours).flatMap(([person, own]) =>
      days(own).map((shift) => ({ ...shift, person })),
    );
    const { violations } = audit(asked, handRoster(asked, shifts, required));
    return violations.filter(({ rule }) => rule === 'partner-wanted').map(({ date }) => date!.slice(5));
  }

  it('is kept by enough time together, on days on which both start a shift', () => {
    const hours = { hao: '9 9 9 - 9', gu: '11 12 - 9 9' };
    expect(missed(hours, { agents: ['gu'] })).toEqual(['11-24']);
    expect(missed(hours, { agents: ['gu'] }, 60)).toEqual([]);
    // Four hours are all of both shifts.
    expect(missed(hours, { agents: ['gu'] }, 10_000)).toEqual(['11-23', '11-24']);
  });

  it('is kept by any one of those named, or by somebody of the authority', () => {
    const hours = { hao: '9 9 9', gu: '14 9 -', sun: '9 14 14' };
    expect(missed(hours, { agents: ['gu'] })).toEqual(['11-23']);
    expect(missed(hours, { agents: ['gu', 'sun'] })).toEqual(['11-25']);
    expect(missed(hours, { authority: 'supervisor' })).toEqual(['11-24', '11-25']);
  });
});

describe('wishes', () => {
  const judge = (pattern: string, rule: 'shift-wanted' | 'shift-unwanted', wish: object) => {
    const list = rule === 'shift-wanted' ? 'shiftsWanted' : 'shiftsUnwanted';
    const preferences = Preferences.parse({ [list]: [wish] });
    const skills = ['pre-sales', 'after-sales'];
    const hao = agent('hao', { skills, contractClass: 'free', preferences });
    return broken(pattern, rule, 0, { staff: { kind: 'team', agents: [hao] } });
  };

  it('for a date are kept by such a shift on it, not by a day off', () => {
    const wish = { dates: ['2026-11-23', '2026-11-24', '2026-11-25'], startTo: '09:00' };
    expect(judge('9 - 10 9', 'shift-wanted', wish)).toEqual(['11-24', '11-25']);
  });

  it('for weekdays, or for every day, are about the days that are worked', () => {
    expect(judge('9 - 10 9', 'shift-wanted', { startTo: '09:00' })).toEqual(['11-25']);
    expect(judge('9 - 10 9', 'shift-wanted', { startTo: '09:00', weekdays: ['tuesday'] })).toEqual([]);
    expect(judge('9 - 10 9', 'shift-wanted', { startFrom: '10:00', weekdays: ['monday'] })).toEqual([
      '11-23',
    ]);
  });

  it('against a shift are broken by working it', () => {
    expect(judge('9 - 10 9', 'shift-unwanted', { startFrom: '10:00' })).toEqual(['11-25']);
    expect(judge('9 - 10 9', 'shift-unwanted', { weekdays: ['thursday'] })).toEqual(['11-26']);
    expect(judge('9 - 10 9', 'shift-unwanted', { dates: ['2026-11-24'] })).toEqual([]);
  });
});
