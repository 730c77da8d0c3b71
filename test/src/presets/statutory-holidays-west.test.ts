import { afterAll, expect, it, vi } from 'vitest';

// The library is loaded with the clock of the process, so this file sets it first and has nothing else to test.
vi.stubEnv('TZ', 'America/Los_Angeles');
afterAll(() => vi.unstubAllEnvs());

it('are the same west of Greenwich', async () => {
  expect(new Date('2026-01-01').getDate()).toBe(31);
  const { chinaStatutoryHolidays } = await import('../../../src/presets/statutory-holidays.ts');
  expect(chinaStatutoryHolidays(2026)).toEqual(
    ['01-01', '02-16', '02-17', '02-18', '02-19', '04-05', '05-01', '05-02', '06-19', '09-25']
      .concat(['10-01', '10-02', '10-03'])
      .map((date) => `2026-${date}`),
  );
});
