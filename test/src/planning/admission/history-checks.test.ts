import { expect, test } from 'vitest';
import { refused, teamOf } from './refused.ts';

/** What is said against a history of an agent in a horizon that begins on Wednesday 25 November, or on another date. */
function against(history: object, firstDay = '2026-11-25', agent: object = {}): readonly object[] {
  return refused({
    horizon: { firstDay, days: 1 },
    ...teamOf({ history, ...agent }),
  });
}
const only = (field: string, message: string): object[] => [
  { path: `team.agents[0].history.${field}`, message },
];

test('a history that makes sense is let in', () => {
  expect(against({})).toEqual([]);
  expect(
    against({
      lastShiftEnd: '2026-11-25T02:00',
      daysWorkedInARow: 2,
      daysThisWeek: 2,
      minutesThisWeek: 960,
      overtimeMinutesThisMonth: 300,
      averagingPeriod: { weeks: 8, minutes: 19_200 },
      counters: { nights: 2 },
    }),
  ).toEqual([]);
  expect(against({ lastShiftEnd: '2026-11-24T02:00', daysOffInARow: 1, daysThisWeek: 1 })).toEqual([]);
  expect(against({ daysWorkedInARow: 5, daysThisWeek: 2 })).toEqual([]);
});

test('the last shift ends on the first day of the horizon at the latest', () => {
  expect(against({ lastShiftEnd: '2026-11-26T00:01' })).toEqual(
    only('lastShiftEnd', 'must end a shift begun before the horizon, on 2026-11-25 at the latest'),
  );
  expect(against({ lastShiftEnd: '2026-11-25T23:30' })).toEqual([]);
});

test('the last shift and the days in a row speak of the same days', () => {
  expect(against({ lastShiftEnd: '2026-11-25T00:30', daysOffInARow: 1 })).toEqual(
    only(
      'lastShiftEnd',
      '`daysOffInARow` has the 1 days before the horizon off; a shift begun before them ends on 2026-11-24 at the latest',
    ),
  );
  expect(against({ lastShiftEnd: '2026-11-24T00:00', daysWorkedInARow: 1 })).toEqual(
    only('lastShiftEnd', '`daysWorkedInARow` has 2026-11-24 worked; its shift ends later than this'),
  );
  expect(against({ daysWorkedInARow: 1, nightsInARow: 2 })).toEqual(
    only('nightsInARow', 'nights are among the days of `daysWorkedInARow`'),
  );
  expect(against({ daysWorkedInARow: 1, daysOffInARow: 1 })).toEqual(
    only(
      'daysOffInARow',
      'the eve of the horizon was either worked or off: one of `daysWorkedInARow` and this must be 0',
    ),
  );
});

test('the week: days before the horizon, as many as the days in a row leave', () => {
  expect(against({ daysThisWeek: 3 })).toEqual(
    only('daysThisWeek', 'only 2 days of the horizon’s first week lie before it'),
  );
  expect(against({ daysThisWeek: 1, daysWorkedInARow: 4 })).toEqual(
    only('daysThisWeek', '`daysWorkedInARow` has 2 days of that week worked'),
  );
  expect(against({ daysThisWeek: 2, daysOffInARow: 1 })).toEqual(
    only('daysThisWeek', '`daysOffInARow` leaves 1 days of that week to work'),
  );
  expect(against({ daysThisWeek: 0, minutesThisWeek: 1 })).toEqual(
    only('minutesThisWeek', '`daysThisWeek` says that no day of the week was worked'),
  );
  expect(against({ minutesThisWeek: 480 }, '2026-11-23')).toEqual(
    only('minutesThisWeek', 'the horizon begins on a Monday: no day of its first week lies before it'),
  );
});

test('the month: none before its first day', () => {
  expect(against({ overtimeMinutesThisMonth: 60 }, '2026-12-01')).toEqual(
    only('overtimeMinutesThisMonth', 'the horizon begins with its month: no day of it lies before'),
  );
});

test('the period: of a class with averaged hours, and not before its first day', () => {
  const averaged = (firstDay: string, history: object) =>
    refused({
      horizon: { firstDay, days: 1 },
      shifts: {
        contractClasses: [
          { id: 'full-time', comprehensiveHours: { period: 'month', approvalRef: 'approval 7' } },
        ],
      },
      ...teamOf({ history }),
    });
  expect(averaged('2026-11-25', { minutesThisPeriod: 7000 })).toEqual([]);
  expect(averaged('2026-12-01', { minutesThisPeriod: 0 })).toEqual([]);
  expect(averaged('2026-12-01', { minutesThisPeriod: 1 })).toEqual(
    only('minutesThisPeriod', 'the horizon begins with its month: no day of it lies before'),
  );
  expect(against({ minutesThisPeriod: 1 })).toEqual(
    only('minutesThisPeriod', 'class “full-time” has no `comprehensiveHours`'),
  );
});
