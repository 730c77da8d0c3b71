import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { momentMilliseconds } from '../../../src/domain/grid.ts';
import { Moment } from '../../../src/domain/time.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const anyMoment = fc
  .record({
    year: fc.integer({ min: 1999, max: 2101 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
    hour: fc.integer({ min: 0, max: 25 }),
    minute: fc.integer({ min: 0, max: 61 }),
    end: fc.constantFrom('', ':00', ':59', ':60', 'Z', '+08:00', ':30-03:30'),
  })
  .map(({ year, month, day, hour, minute, end }) => {
    return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}${end}`;
  });

test('a moment exists when a calendar library says so, and lies where it says', () => {
  let existing = 0;
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const read = DateTime.fromISO(moment, { zone: 'Asia/Shanghai' });
      expect(Moment.safeParse(moment).success, moment).toBe(read.isValid);
      if (!read.isValid) return;
      existing++;
      expect(momentMilliseconds(moment, 'Asia/Shanghai')).toBe(read.toMillis());
    }),
    { numRuns: 3000 },
  );
  expect(existing).toBeGreaterThan(1000);
});

test.each(['2026-11-24', '2026-11-24 20:00', '2026-11-24T20', 'tomorrow', '', '2026-11-24T20:00+99:99'])(
  '“%s” is no moment',
  (text) => {
    expect(Moment.safeParse(text).success).toBe(false);
  },
);
