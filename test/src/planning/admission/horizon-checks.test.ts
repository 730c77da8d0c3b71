import { expect, test } from 'vitest';
import { refused } from './refused.ts';

const lordHowe = (firstDay: string, intervalMinutes: number): object => ({
  shop: { timeZone: 'Australia/Lord_Howe', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
  horizon: { firstDay, days: 2, intervalMinutes },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60] }],
});

test('where clocks change by half an hour, hours do not fit the day and half-hours do', () => {
  expect(refused(lordHowe('2026-10-03', 60))).toEqual([
    {
      path: 'horizon.intervalMinutes',
      message:
        'on 2026-10-04 clocks in Australia/Lord_Howe change by less than 60 minutes; choose a shorter interval',
    },
  ]);
  expect(refused(lordHowe('2026-10-03', 30))).toEqual([]);
  expect(refused(lordHowe('2026-10-05', 60))).toEqual([]);
});
