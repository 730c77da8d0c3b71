import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { buildGrid, intervalIso, intervalStart } from '../../../src/domain/grid.ts';

describe.each([
  ['Asia/Shanghai', '2026-11-23'],
  ['Europe/Berlin', '2026-10-24'],
  ['Europe/Berlin', '2026-03-28'],
  ['America/St_Johns', '2026-10-31'],
  ['Europe/London', '2026-03-28'],
  ['Africa/Abidjan', '2026-03-28'],
  ['America/Sao_Paulo', '2018-11-03'],
  ['UTC', '2026-03-28'],
])('three days in %s from %s', (timeZone, firstDay) => {
  const grid = buildGrid({ firstDay, days: 3, intervalMinutes: 15 }, timeZone);

  test('every interval shows the minute and the moment that the calendar library shows', () => {
    for (let interval = 0; interval <= grid.count; interval++) {
      const moment = DateTime.fromMillis(intervalStart(grid, interval), { zone: timeZone });
      expect(intervalIso(grid, interval)).toBe(moment.toISO({ suppressMilliseconds: true }));
      if (interval === grid.count) continue;
      expect(grid.clockMinute[interval]).toBe(moment.hour * 60 + moment.minute);
      expect(grid.days[grid.dayOf[interval]].date).toBe(moment.toISODate());
    }
  });
});
